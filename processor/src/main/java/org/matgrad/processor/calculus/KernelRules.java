package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Condition;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Kernel;
import org.matgrad.processor.component.Kernel.Builtin;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.component.Storage;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Relation;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;

/** The derivatives of procedures, stated in terms of other procedures and of component formulas. */
final class KernelRules {

    private final Kernel kernel;
    private final Names names;
    private final Contributions sink;

    KernelRules(Kernel kernel, Names names, Contributions sink) {
        this.kernel = kernel;
        this.names = names;
        this.sink = sink;
    }

    /** The arrays by which a kernel's targets can vary. */
    static Set<ArrayVar> differentiable(Kernel kernel) {
        if (kernel.procedure() instanceof Kernel.Outside outside) {
            return OutsideRules.differentiable(kernel, outside.callee());
        }
        Set<ArrayVar> arrays = new LinkedHashSet<>();
        switch ((Builtin) kernel.procedure()) {
            case FACTOR -> {}
            case SOLVE, SOLVE_TRANSPOSED -> {
                arrays.add(array(kernel, 0));
                arrays.add(array(kernel, 2));
            }
            case DETERMINANT, LOG_DETERMINANT -> arrays.add(array(kernel, 0));
            default -> {
                for (int n = 0; n < kernel.operands().size(); n++) {
                    arrays.add(array(kernel, n));
                }
            }
        }
        return arrays;
    }

    private static ArrayVar array(Kernel kernel, int operand) {
        return ((Kernel.Operand.Part) kernel.operands().get(operand)).array();
    }

    /** Contributes to the adjoints of the operands what the target's adjoint makes of them. */
    void adjoint(ArrayVar bar, Activity activity) {
        if (kernel.procedure() instanceof Kernel.Outside outside) {
            new OutsideRules(kernel, outside.callee(), names, sink).adjoint(bar, activity);
            return;
        }
        switch ((Builtin) kernel.procedure()) {
            case SOLVE -> solveAdjoint(bar, Builtin.SOLVE_TRANSPOSED, List.of(part(0), part(1)), Triangle.ALL);
            case SOLVE_TRANSPOSED -> solveAdjoint(bar, Builtin.SOLVE, List.of(part(0), part(1)), Triangle.ALL);
            case SOLVE_LOWER -> solveAdjoint(bar, Builtin.SOLVE_LOWER_TRANSPOSED, List.of(part(0)), Triangle.LOWER);
            case SOLVE_LOWER_TRANSPOSED -> solveAdjoint(bar, Builtin.SOLVE_LOWER, List.of(part(0)), Triangle.LOWER);
            case SOLVE_UPPER -> solveAdjoint(bar, Builtin.SOLVE_UPPER_TRANSPOSED, List.of(part(0)), Triangle.UPPER);
            case SOLVE_UPPER_TRANSPOSED -> solveAdjoint(bar, Builtin.SOLVE_UPPER, List.of(part(0)), Triangle.UPPER);
            case DETERMINANT -> byEntry(bar, cofactors());
            case LOG_DETERMINANT -> byEntry(bar, inverseTransposed());
            case COFACTORS -> self(compute(Builtin.COFACTORS_TANGENT, List.of(part(0), whole(bar)), axes(0)));
            case CHOLESKY -> choleskyAdjoint(bar);
            case CUMULATIVE_SUM -> self(compute(Builtin.REVERSE_CUMULATIVE_SUM, List.of(whole(bar)), axes(0)));
            case REVERSE_CUMULATIVE_SUM -> self(compute(Builtin.CUMULATIVE_SUM, List.of(whole(bar)), axes(0)));
            case COFACTORS_TANGENT ->
                throw UnknownDerivative.of("The third derivative of determinant")
                        .at(kernel.origin());
            case FACTOR -> throw new IllegalStateException("no rule for " + kernel);
        }
    }

    /** Defines the tangents of all targets. */
    void tangents(Map<ArrayVar, ArrayVar> targets, Map<ArrayVar, ArrayVar> dots, Activity activity) {
        boolean areGradients =
                kernel.procedure() instanceof Kernel.Outside outside && outside.wanted() instanceof Kernel.Derivatives;
        if (areGradients) {
            Kernel.Outside outside = (Kernel.Outside) kernel.procedure();
            new OutsideRules(kernel, outside.callee(), names, sink).gradientTangents(targets, dots, activity);
        } else {
            tangent(targets.get(kernel.target()), dots, activity);
        }
    }

    private void tangent(ArrayVar target, Map<ArrayVar, ArrayVar> dots, Activity activity) {
        if (kernel.procedure() instanceof Kernel.Outside outside) {
            new OutsideRules(kernel, outside.callee(), names, sink).tangent(target, dots, activity);
            return;
        }
        switch ((Builtin) kernel.procedure()) {
            case SOLVE, SOLVE_TRANSPOSED ->
                solveTangent(target, List.of(part(0), part(1)), part(2), dots, Triangle.ALL);
            case SOLVE_LOWER, SOLVE_LOWER_TRANSPOSED ->
                solveTangent(target, List.of(part(0)), part(1), dots, Triangle.LOWER);
            case SOLVE_UPPER, SOLVE_UPPER_TRANSPOSED ->
                solveTangent(target, List.of(part(0)), part(1), dots, Triangle.UPPER);
            case DETERMINANT -> byDirection(target, cofactors(), dots);
            case LOG_DETERMINANT -> byDirection(target, inverseTransposed(), dots);
            case COFACTORS -> into(target, Builtin.COFACTORS_TANGENT, List.of(part(0), dotted(part(0), dots)));
            case CHOLESKY -> choleskyTangent(target, dots);
            case CUMULATIVE_SUM, REVERSE_CUMULATIVE_SUM ->
                into(target, (Builtin) kernel.procedure(), List.of(dotted(part(0), dots)));
            case COFACTORS_TANGENT ->
                throw UnknownDerivative.of("The third derivative of determinant")
                        .at(kernel.origin());
            case FACTOR -> throw new IllegalStateException("no rule for " + kernel);
        }
    }

    /** Which entries of a matrix a solve reads. */
    private enum Triangle {
        ALL,
        LOWER,
        UPPER;

        Expr only(Index row, Index column, Expr entry) {
            Relation relation = this == LOWER ? Relation.LESS_OR_EQUAL : Relation.GREATER_OR_EQUAL;
            return this == ALL
                    ? entry
                    : Algebra.select(Condition.ints(relation, column.value(), row.value()), entry, Expr.ZERO);
        }
    }

    private boolean isTransposed() {
        return kernel.procedure().name().endsWith("TRANSPOSED");
    }

    /** B' = A⁻ᵀ·Y', A' = -B'·Yᵀ (Giles, An extended collection of matrix derivative results, 2008). */
    private void solveAdjoint(ArrayVar bar, Builtin transposed, List<Kernel.Operand.Part> matrix, Triangle triangle) {
        Kernel.Operand.Part right = part(matrix.size());
        List<Index> axes = axes(right);
        List<Kernel.Operand.Part> operands = new ArrayList<>(matrix);
        operands.add(whole(bar));
        ArrayVar rightBar = compute(transposed, operands, axes);
        self(right, rightBar);
        Index row = axes.get(0);
        Index column = row.twin();
        List<Index> others = axes.subList(1, axes.size());
        Expr product = Algebra.multiply(
                Algebra.negate(entry(isTransposed() ? kernel.target() : rightBar, join(row, others))),
                entry(isTransposed() ? rightBar : kernel.target(), join(column, others)));
        List<Index> loops = new ArrayList<>(List.of(row, column));
        loops.addAll(others);
        contribute(part(0), List.of(row, column), loops, triangle.only(row, column, product));
    }

    /** Ẏ = A⁻¹·(Ḃ - Ȧ·Y). */
    private void solveTangent(
            ArrayVar target,
            List<Kernel.Operand.Part> matrix,
            Kernel.Operand.Part right,
            Map<ArrayVar, ArrayVar> dots,
            Triangle triangle) {
        List<Index> axes = axes(right);
        Index row = axes.get(0);
        Index inner = row.twin();
        List<Index> others = axes.subList(1, axes.size());
        Expr sum = dot(right, axes, dots);
        Index first = isTransposed() ? inner : row;
        Index second = isTransposed() ? row : inner;
        Expr change = dot(part(0), List.of(first, second), dots);
        if (!Algebra.isConstant(change, 0)) {
            Expr product = Algebra.multiply(change, entry(kernel.target(), join(inner, others)));
            Expr selected = triangle.only(first, second, product);
            sum = Algebra.add(sum, Algebra.sum(List.of(inner), Algebra.negate(selected)));
        }
        List<Kernel.Operand.Part> operands = new ArrayList<>(matrix);
        operands.add(whole(define("Right", axes, sum)));
        into(target, (Builtin) kernel.procedure(), operands);
    }

    /** The matrix of cofactors, the derivative of the determinant. */
    private ArrayVar cofactors() {
        return compute(Builtin.COFACTORS, List.of(part(0)), axes(0));
    }

    /** A⁻ᵀ, the derivative of log |det A|. */
    private ArrayVar inverseTransposed() {
        List<Index> axes = axes(0);
        Expr unit = Algebra.delta(axes.get(0).value(), axes.get(1).value());
        ArrayVar identity = define("Identity", axes, unit);
        return compute(Builtin.SOLVE_TRANSPOSED, List.of(part(0), part(1), whole(identity)), axes);
    }

    private void byEntry(ArrayVar bar, ArrayVar derivative) {
        List<Index> axes = axes(0);
        contribute(part(0), axes, axes, Algebra.multiply(entry(bar, List.of()), entry(derivative, axes)));
    }

    private void byDirection(ArrayVar target, ArrayVar derivative, Map<ArrayVar, ArrayVar> dots) {
        List<Index> axes = axes(0);
        Expr product = Algebra.multiply(entry(derivative, axes), dot(part(0), axes, dots));
        define(target, List.of(), Algebra.sum(axes, product));
    }

    /** A' = ½(S + Sᵀ), S = L⁻ᵀ·Φ(Lᵀ·L')·L⁻¹, Φ the lower triangle with half the diagonal (Murray, 2016). */
    private void choleskyAdjoint(ArrayVar bar) {
        List<Index> axes = axes(0);
        Index i = axes.get(0);
        Index j = axes.get(1);
        Index k = i.twin();
        Expr sum = Algebra.sum(
                List.of(k), Algebra.multiply(entry(kernel.target(), List.of(k, i)), entry(bar, List.of(k, j))));
        ArrayVar product = define("Product", axes, sum);
        ArrayVar half = define("Half", axes, halfDiagonal(product, i, j));
        Builtin solve = Builtin.SOLVE_LOWER_TRANSPOSED;
        ArrayVar left = compute(solve, List.of(whole(kernel.target()), whole(half)), axes);
        ArrayVar turned = define("Turned", axes, entry(left, List.of(j, i)));
        ArrayVar both = compute(solve, List.of(whole(kernel.target()), whole(turned)), axes);
        Expr symmetric = Algebra.multiply(
                Algebra.constant(0.5), Algebra.add(entry(both, List.of(j, i)), entry(both, List.of(i, j))));
        contribute(part(0), axes, axes, symmetric);
    }

    /** L̇ = L·Φ(L⁻¹·Ȧ·L⁻ᵀ) of the symmetric part of Ȧ. */
    private void choleskyTangent(ArrayVar target, Map<ArrayVar, ArrayVar> dots) {
        List<Index> axes = axes(0);
        Index i = axes.get(0);
        Index j = axes.get(1);
        Expr symmetric = Algebra.multiply(
                Algebra.constant(0.5),
                Algebra.add(dot(part(0), List.of(i, j), dots), dot(part(0), List.of(j, i), dots)));
        ArrayVar direction = define("Direction", axes, symmetric);
        ArrayVar left = compute(Builtin.SOLVE_LOWER, List.of(whole(kernel.target()), whole(direction)), axes);
        ArrayVar turned = define("Turned", axes, entry(left, List.of(j, i)));
        ArrayVar both = compute(Builtin.SOLVE_LOWER, List.of(whole(kernel.target()), whole(turned)), axes);
        ArrayVar half = define("Half", axes, halfDiagonal(both, i, j));
        Index k = i.twin();
        Expr sum = Algebra.sum(
                List.of(k), Algebra.multiply(entry(kernel.target(), List.of(i, k)), entry(half, List.of(k, j))));
        define(target, axes, sum);
    }

    private Expr halfDiagonal(ArrayVar matrix, Index i, Index j) {
        Expr value = entry(matrix, List.of(i, j));
        Expr halved = Algebra.multiply(Algebra.constant(0.5), value);
        return Algebra.select(
                Condition.ints(Relation.LESS, j.value(), i.value()),
                value,
                Algebra.select(Condition.ints(Relation.EQUAL, i.value(), j.value()), halved, Expr.ZERO));
    }

    // How rules are written

    private Kernel.Operand.Part part(int operand) {
        return (Kernel.Operand.Part) kernel.operands().get(operand);
    }

    private Kernel.Operand.Part whole(ArrayVar array) {
        return new Kernel.Operand.Part(
                array, kernel.batch().stream().map(Index::value).toList());
    }

    private static Kernel.Operand.Part dotted(Kernel.Operand.Part part, Map<ArrayVar, ArrayVar> dots) {
        return new Kernel.Operand.Part(dots.get(part.array()), part.at());
    }

    private List<Index> axes(int operand) {
        return axes(part(operand));
    }

    /** Indices for an operand's own axes. */
    static List<Index> axes(Kernel.Operand.Part part) {
        List<Size> sizes = part.array().shape().sizes();
        return Index.along(new Shape(sizes.subList(part.at().size(), sizes.size())), 0);
    }

    private static List<Index> join(Index first, List<Index> others) {
        List<Index> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    /** A component of an array that has the batch's axes first. */
    private Expr entry(ArrayVar array, List<Index> axes) {
        List<Index> all = new ArrayList<>(kernel.batch());
        all.addAll(axes);
        return Expr.Access.of(array, all);
    }

    private static Expr.Access entry(Kernel.Operand.Part part, ArrayVar array, List<Index> axes) {
        List<Size> at = new ArrayList<>(part.at());
        axes.forEach(axis -> at.add(axis.value()));
        return new Expr.Access(array, at);
    }

    /** A component of an operand's tangent; zero where it does not vary. */
    private Expr dot(Kernel.Operand.Part part, List<Index> axes, Map<ArrayVar, ArrayVar> dots) {
        ArrayVar dot = dots.get(part.array());
        return dot == null ? Expr.ZERO : entry(part, dot, axes);
    }

    private ArrayVar define(String role, List<Index> axes, Expr body) {
        List<Index> own = new ArrayList<>(kernel.batch());
        own.addAll(axes);
        ArrayVar array = new ArrayVar(names.fresh(kernel.target().name() + role), Storage.shape(own));
        sink.add(Definition.fresh(array, own, body, kernel.origin()));
        return array;
    }

    private void define(ArrayVar target, List<Index> axes, Expr body) {
        List<Index> own = new ArrayList<>(kernel.batch());
        own.addAll(axes);
        sink.add(Definition.fresh(target, own, body, kernel.origin()));
    }

    private ArrayVar compute(Builtin procedure, List<Kernel.Operand.Part> operands, List<Index> axes) {
        List<Index> own = new ArrayList<>(kernel.batch());
        own.addAll(axes);
        ArrayVar target = new ArrayVar(names.fresh(kernel.target().name() + "Part"), Storage.shape(own));
        into(target, procedure, operands);
        return target;
    }

    private void into(ArrayVar target, Builtin procedure, List<Kernel.Operand.Part> operands) {
        sink.add(new Kernel(
                        procedure,
                        List.of(target),
                        kernel.batch(),
                        List.copyOf(operands),
                        kernel.guard(),
                        kernel.operation(),
                        kernel.origin())
                .fresh());
    }

    /** The first operand's adjoint gets a whole array. */
    private void self(ArrayVar array) {
        self(part(0), array);
    }

    private void self(Kernel.Operand.Part part, ArrayVar array) {
        List<Index> axes = axes(part);
        contribute(part, axes, axes, entry(array, axes));
    }

    private void contribute(Kernel.Operand.Part part, List<Index> axes, List<Index> loops, Expr product) {
        List<Index> all = new ArrayList<>(kernel.batch());
        all.addAll(loops);
        sink.contribute(entry(part, part.array(), axes), all, product, kernel.origin());
    }
}
