package org.matgrad.processor.component;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Size;

/** Evaluates definitions as they stand, component by component: slow, and plainly what the formulas say. */
public final class Interpreter {

    private final Map<String, Integer> sizes;
    private final Map<ArrayVar, double[]> arrays = new HashMap<>();
    private final Map<Index, Integer> indices = new HashMap<>();

    public Interpreter(Map<String, Integer> sizes) {
        this.sizes = sizes;
    }

    public void set(ArrayVar array, double[] components) {
        arrays.put(array, components);
    }

    public double[] get(ArrayVar array) {
        return arrays.get(array);
    }

    public void run(List<Definition> definitions) {
        for (Definition definition : definitions) {
            double[] components = new double[size(definition.target().shape().length())];
            fill(definition, 0, components);
            arrays.put(definition.target(), components);
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
        return size.substitute(atom -> Size.of(sizes.get(((Atom.Symbol) atom).name())))
                .constant()
                .orElseThrow();
    }

    private int offset(Expr.Access access) {
        int offset = 0;
        for (int axis = 0; axis < access.indices().size(); axis++) {
            offset = offset * size(access.array().shape().size(axis))
                    + indices.get(access.indices().get(axis));
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
            return indices.get(delta.left()).equals(indices.get(delta.right())) ? 1 : 0;
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
        if (condition instanceof Condition.SamePlace same) {
            for (int axis = 0; axis < same.left().size(); axis++) {
                if (!indices.get(same.left().get(axis))
                        .equals(indices.get(same.right().get(axis)))) {
                    return false;
                }
            }
            return true;
        }
        Condition.Compare compare = (Condition.Compare) condition;
        double left = value(compare.left());
        double right = value(compare.right());
        return switch (compare.relation()) {
            case LESS -> left < right;
            case GREATER -> left > right;
            case EQUAL -> left == right;
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
        };
    }
}
