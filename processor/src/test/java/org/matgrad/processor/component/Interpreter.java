package org.matgrad.processor.component;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matgrad.kernel.LinearAlgebra;
import org.matgrad.kernel.Scans;
import org.matgrad.kernel.Special;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;

/** Evaluates definitions as they stand, component by component: slow, and plainly what the formulas say. */
public final class Interpreter {

    private final Map<String, Integer> sizes;
    private final Map<String, int[]> ints;
    private final Map<ArrayVar, double[]> arrays = new HashMap<>();
    private final Map<Index, Integer> indices = new HashMap<>();

    public Interpreter(Map<String, Integer> sizes) {
        this(sizes, Map.of());
    }

    /** With arrays of ints. */
    public Interpreter(Map<String, Integer> sizes, Map<String, int[]> ints) {
        this.sizes = sizes;
        this.ints = ints;
    }

    public void set(ArrayVar array, double[] components) {
        arrays.put(array, components);
    }

    public double[] get(ArrayVar array) {
        return arrays.get(array);
    }

    public void run(List<Clause> clauses) {
        for (Clause clause : clauses) {
            for (ArrayVar target : Clauses.targets(clause)) {
                arrays.put(target, new double[size(target.shape().length())]);
            }
            if (clause instanceof Definition definition) {
                fill(definition, 0, arrays.get(definition.target()));
            } else if (clause instanceof Kernel kernel) {
                compute(kernel);
            }
        }
    }

    private void compute(Kernel kernel) {
        double[][] in = kernel.operands().stream()
                .map(operand -> arrays.get(((Kernel.Operand.Part) operand).array()))
                .toArray(double[][]::new);
        double[] out = arrays.get(kernel.target());
        Shape shape = ((Kernel.Operand.Part) kernel.operands().get(in.length - 1))
                .array()
                .shape();
        int n = size(
                ((Kernel.Operand.Part) kernel.operands().get(0)).array().shape().size(0));
        int columns = shape.rank() == 2 ? size(shape.size(1)) : 1;
        switch ((Kernel.Builtin) kernel.procedure()) {
            case FACTOR -> LinearAlgebra.factor(in[0], 0, n, out, 0);
            case SOLVE -> LinearAlgebra.solve(in[1], 0, n, in[2], 0, columns, out, 0, "");
            case SOLVE_TRANSPOSED -> LinearAlgebra.solveTransposed(in[1], 0, n, in[2], 0, columns, out, 0, "");
            case DETERMINANT -> out[0] = LinearAlgebra.determinant(in[1], 0, n);
            case LOG_DETERMINANT -> out[0] = LinearAlgebra.logDeterminant(in[1], 0, n, "");
            case COFACTORS -> LinearAlgebra.cofactors(in[0], 0, n, out, 0);
            case COFACTORS_TANGENT -> LinearAlgebra.cofactorsTangent(in[0], 0, in[1], 0, n, out, 0);
            case CHOLESKY -> LinearAlgebra.cholesky(in[0], 0, n, out, 0, "");
            case SOLVE_LOWER -> LinearAlgebra.solveLower(in[0], 0, n, in[1], 0, columns, out, 0, "");
            case SOLVE_LOWER_TRANSPOSED ->
                LinearAlgebra.solveLowerTransposed(in[0], 0, n, in[1], 0, columns, out, 0, "");
            case SOLVE_UPPER -> LinearAlgebra.solveUpper(in[0], 0, n, in[1], 0, columns, out, 0, "");
            case SOLVE_UPPER_TRANSPOSED ->
                LinearAlgebra.solveUpperTransposed(in[0], 0, n, in[1], 0, columns, out, 0, "");
            case CUMULATIVE_SUM -> Scans.cumulativeSum(in[0], 0, n, out, 0);
            case REVERSE_CUMULATIVE_SUM -> Scans.reverseCumulativeSum(in[0], 0, n, out, 0);
        }
    }

    private void fill(Definition definition, int axis, double[] components) {
        if (axis == definition.indices().size()) {
            components[offset(definition.self())] = value(definition.body());
            return;
        }
        Index index = definition.indices().get(axis);
        for (int at = 0; at < size(index.extent()); at++) {
            indices.put(index, at);
            fill(definition, axis + 1, components);
        }
    }

    public int size(Size size) {
        int sum = 0;
        for (Size.Monomial term : size.terms()) {
            int product = term.coefficient();
            for (Atom atom : term.atoms()) {
                product *= atom(atom);
            }
            sum += product;
        }
        return sum;
    }

    private int atom(Atom atom) {
        if (atom instanceof Index index) {
            return indices.get(index);
        }
        if (atom instanceof Atom.Length length) {
            return ints.get(length.array()).length;
        }
        if (atom instanceof Atom.Element element) {
            return ints.get(element.array())[size(element.at())];
        }
        if (atom instanceof Atom.Quotient quotient) {
            return size(quotient.dividend()) / size(quotient.divisor());
        }
        if (atom instanceof Atom.Remainder remainder) {
            return size(remainder.dividend()) % size(remainder.divisor());
        }
        return sizes.get(((Atom.Symbol) atom).name());
    }

    private int offset(Expr.Access access) {
        int offset = 0;
        for (int axis = 0; axis < access.at().size(); axis++) {
            offset = offset * size(access.array().shape().size(axis))
                    + size(access.at().get(axis));
        }
        return offset;
    }

    private double value(Expr expr) {
        if (expr instanceof Expr.Const constant) {
            return constant.value();
        }
        if (expr instanceof Expr.SizeOf sizeOf) {
            return size(sizeOf.size());
        }
        if (expr instanceof Expr.Access access) {
            return arrays.get(access.array())[offset(access)];
        }
        if (expr instanceof Expr.Delta delta) {
            return size(delta.left()) == size(delta.right()) ? 1 : 0;
        }
        if (expr instanceof Expr.Held held) {
            return value(held.value());
        }
        if (expr instanceof Expr.Unary unary) {
            return apply(unary.function(), value(unary.argument()));
        }
        if (expr instanceof Expr.Binary binary) {
            return apply(binary.operator(), value(binary.left()), value(binary.right()));
        }
        if (expr instanceof Expr.Select select) {
            return value(holds(select.condition()) ? select.then() : select.otherwise());
        }
        Expr.Reduce reduce = (Expr.Reduce) expr;
        return reduce(reduce, 0, reduce.reduction().neutral());
    }

    private double reduce(Expr.Reduce reduce, int depth, double sofar) {
        if (depth == reduce.over().size()) {
            double value = value(reduce.body());
            return switch (reduce.reduction()) {
                case SUM -> sofar + value;
                case PRODUCT -> sofar * value;
                case MAX -> Math.max(sofar, value);
                case MIN -> Math.min(sofar, value);
            };
        }
        double result = sofar;
        Index index = reduce.over().get(depth);
        for (int at = 0; at < size(index.extent()); at++) {
            indices.put(index, at);
            result = reduce(reduce, depth + 1, result);
        }
        return result;
    }

    private boolean holds(Condition condition) {
        if (condition instanceof Condition.Known known) {
            return known.value();
        }
        if (condition instanceof Condition.Ints same) {
            return same.relation().holds(size(same.left()), size(same.right()));
        }
        if (condition instanceof Condition.Not not) {
            return !holds(not.condition());
        }
        if (condition instanceof Condition.And and) {
            return holds(and.left()) && holds(and.right());
        }
        if (condition instanceof Condition.Or or) {
            return holds(or.left()) || holds(or.right());
        }
        Condition.Compare compare = (Condition.Compare) condition;
        double left = value(compare.left());
        double right = value(compare.right());
        return switch (compare.relation()) {
            case LESS -> left < right;
            case LESS_OR_EQUAL -> left <= right;
            case GREATER -> left > right;
            case GREATER_OR_EQUAL -> left >= right;
            case EQUAL -> left == right;
            case NOT_EQUAL -> left != right;
        };
    }

    private static double apply(Operator operator, double a, double b) {
        return switch (operator) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case POW -> Math.pow(a, b);
            case ATAN2 -> Math.atan2(a, b);
            case HYPOT -> Math.hypot(a, b);
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
        };
    }

    private static double apply(Function function, double x) {
        return switch (function) {
            case NEGATE -> -x;
            case EXP -> Math.exp(x);
            case EXPM1 -> Math.expm1(x);
            case LOG -> Math.log(x);
            case LOG1P -> Math.log1p(x);
            case SQRT -> Math.sqrt(x);
            case CBRT -> Math.cbrt(x);
            case SQUARE -> x * x;
            case ABS -> Math.abs(x);
            case SIGN -> Math.signum(x);
            case SIN -> Math.sin(x);
            case COS -> Math.cos(x);
            case TAN -> Math.tan(x);
            case ASIN -> Math.asin(x);
            case ACOS -> Math.acos(x);
            case ATAN -> Math.atan(x);
            case SINH -> Math.sinh(x);
            case COSH -> Math.cosh(x);
            case TANH -> Math.tanh(x);
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case SOFTPLUS -> Math.log1p(Math.exp(x));
            case RELU -> Math.max(x, 0);
            case RECIPROCAL -> 1 / x;
            case ERF -> Special.erf(x);
            case ERFC -> Special.erfc(x);
            case LOG_GAMMA -> Special.logGamma(x);
            case DIGAMMA -> Special.digamma(x);
            case TRIGAMMA -> Special.trigamma(x);
            case TETRAGAMMA -> Special.tetragamma(x);
        };
    }
}
