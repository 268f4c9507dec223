package org.matgrad.processor.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Function;
import org.matgrad.processor.component.Operator;
import org.matgrad.processor.component.Reduction;
import org.matgrad.processor.matrix.Index;

/** Finds matrix notation for formulas of components, where there is some that is as short. */
final class Recognition {

    /** A form of more parts than this is no easier to read than components. */
    private static final int LARGEST = 16;

    private final List<Index> free;

    private Recognition(List<Index> free) {
        this.free = free;
    }

    /** A vector over one free index, a matrix over two, rows first; a number over none. */
    static Optional<MatrixForm> of(List<Index> free, Expr expr) {
        return found(free, expr).filter(form -> form.length() <= LARGEST);
    }

    private static Optional<MatrixForm> found(List<Index> free, Expr expr) {
        return free.size() > 2 ? Optional.empty() : new Recognition(free).form(expr);
    }

    /**
     * A Jacobian as a matrix, a row for each component of the result and a column for each of the input, both counted row
     * by row.
     */
    static Optional<MatrixForm> jacobian(List<Index> out, List<Index> in, Expr expr) {
        if (out.size() == 1 && in.size() == 1) {
            return of(List.of(out.get(0), in.get(0)), expr);
        }
        return diagonal(out, in, expr).or(() -> kronecker(out, in, expr));
    }

    private Optional<MatrixForm> form(Expr expr) {
        if (free.isEmpty() && !Exprs.reduces(expr)) {
            return Exprs.freeIndices(expr).isEmpty() ? Optional.of(new MatrixForm.Number(expr)) : Optional.empty();
        }
        if (expr instanceof Expr.Held held) {
            return form(held.value());
        }
        if (expr instanceof Expr.Binary binary) {
            return switch (binary.operator()) {
                case ADD -> both(binary, MatrixForm.Sum::new);
                case SUBTRACT -> both(binary, MatrixForm.Difference::new);
                case DIVIDE -> quotient(binary);
                case MULTIPLY -> product(List.of(), expr);
                default -> Optional.empty();
            };
        }
        if (expr instanceof Expr.Unary unary) {
            boolean isNegation = unary.function() == Function.NEGATE;
            return form(unary.argument())
                    .map(inside -> isNegation
                            ? new MatrixForm.Negated(inside)
                            : new MatrixForm.Applied(unary.function(), inside));
        }
        if (expr instanceof Expr.Reduce reduce && reduce.reduction() != Reduction.SUM
                || expr instanceof Expr.Select
                || expr instanceof Expr.SizeOf) {
            return Optional.empty();
        }
        return expr instanceof Expr.Reduce reduce ? product(reduce.over(), reduce.body()) : product(List.of(), expr);
    }

    /** Two forms made one. */
    private interface Join {
        MatrixForm of(MatrixForm left, MatrixForm right);
    }

    private Optional<MatrixForm> both(Expr.Binary binary, Join join) {
        return form(binary.left()).flatMap(left -> form(binary.right()).map(right -> join.of(left, right)));
    }

    private Optional<MatrixForm> quotient(Expr.Binary binary) {
        if (!Exprs.freeIndices(binary.right()).isEmpty()) {
            return both(binary, MatrixForm.Divided::new);
        }
        Expr reciprocal = new Expr.Binary(Operator.DIVIDE, Expr.ONE, binary.right());
        return Exprs.reduces(binary.right())
                ? Optional.empty()
                : form(binary.left()).map(left -> new MatrixForm.Scaled(new MatrixForm.Number(reciprocal), left));
    }

    private Optional<MatrixForm> product(List<Index> summed, Expr body) {
        boolean isRagged =
                summed.stream().anyMatch(index -> !Exprs.indices(index.extent()).isEmpty());
        return isRagged ? Optional.empty() : factors(body).flatMap(factors -> Contraction.of(free, summed, factors));
    }

    private static Optional<List<Contraction.Factor>> factors(Expr body) {
        List<Contraction.Factor> factors = new ArrayList<>();
        for (Expr factor : split(body)) {
            Optional<Contraction.Factor> known = factor(factor);
            if (known.isEmpty()) {
                return Optional.empty();
            }
            factors.add(known.get());
        }
        return Optional.of(factors);
    }

    /** The factors of a product, a square being two of them. */
    private static List<Expr> split(Expr expr) {
        if (expr instanceof Expr.Binary binary && binary.operator() == Operator.MULTIPLY) {
            List<Expr> factors = new ArrayList<>(split(binary.left()));
            factors.addAll(split(binary.right()));
            return factors;
        }
        if (expr instanceof Expr.Unary unary && unary.function() == Function.NEGATE) {
            List<Expr> factors = new ArrayList<>();
            factors.add(new Expr.Const(-1));
            factors.addAll(split(unary.argument()));
            return factors;
        }
        if (expr instanceof Expr.Unary unary
                && unary.function() == Function.SQUARE
                && unary.argument() instanceof Expr.Access) {
            return List.of(unary.argument(), unary.argument());
        }
        return List.of(expr);
    }

    private static Optional<Contraction.Factor> factor(Expr expr) {
        if (expr instanceof Expr.Access access) {
            return isWhole(access)
                    ? Optional.of(new Contraction.Factor(
                            access.at().isEmpty()
                                    ? new MatrixForm.Number(access)
                                    : new MatrixForm.Array(access.array()),
                            access.indices()))
                    : Optional.empty();
        }
        if (expr instanceof Expr.Delta delta) {
            Index left = delta.left().index();
            Index right = delta.right().index();
            return isIdentity(delta)
                    ? Optional.of(new Contraction.Factor(new MatrixForm.Identity(left.extent()), List.of(left, right)))
                    : Optional.empty();
        }
        if (expr instanceof Expr.Const) {
            return Optional.of(new Contraction.Factor(new MatrixForm.Number(expr), List.of()));
        }
        List<Index> at = List.copyOf(Exprs.freeIndices(expr));
        boolean isProduct = expr instanceof Expr.Binary binary && binary.operator() == Operator.MULTIPLY;
        return isProduct ? Optional.empty() : found(at, expr).map(form -> new Contraction.Factor(form, at));
    }

    /** Whether a delta joins two axes of the same size. */
    private static boolean isIdentity(Expr.Delta delta) {
        Index left = delta.left().index();
        Index right = delta.right().index();
        return left != null && right != null && left.extent().equals(right.extent());
    }

    /** Whether an access names all of an array of at most two axes. */
    private static boolean isWhole(Expr.Access access) {
        return access.array().rank() <= 2
                && access.isPlain()
                && IntStream.range(0, access.at().size()).allMatch(axis -> access.indices()
                        .get(axis)
                        .extent()
                        .equals(access.array().shape().size(axis)));
    }

    /** Deltas between all axes of the result and those of the input: a diagonal matrix. */
    private static Optional<MatrixForm> diagonal(List<Index> out, List<Index> in, Expr expr) {
        if (out.size() != in.size() || out.isEmpty() || out.size() > 2 || expr instanceof Expr.Reduce) {
            return Optional.empty();
        }
        List<Expr> rest = new ArrayList<>();
        Set<Set<Index>> paired = new LinkedHashSet<>();
        for (Expr factor : split(expr)) {
            if (factor instanceof Expr.Delta delta && isIdentity(delta)) {
                paired.add(Set.of(delta.left().index(), delta.right().index()));
            } else {
                rest.add(factor);
            }
        }
        boolean pairsAll = paired.size() == out.size()
                && IntStream.range(0, out.size())
                        .allMatch(axis -> paired.contains(Set.of(out.get(axis), in.get(axis))));
        if (!pairsAll) {
            return Optional.empty();
        }
        Expr product = rest.stream()
                .reduce((left, right) -> new Expr.Binary(Operator.MULTIPLY, left, right))
                .orElse(Expr.ONE);
        return of(out, product).map(MatrixForm.Diagonal::new);
    }

    /** Factors over the first axes of both, and others over the last ones. */
    private static Optional<MatrixForm> kronecker(List<Index> out, List<Index> in, Expr expr) {
        boolean isSum = expr instanceof Expr.Reduce reduce && reduce.reduction() == Reduction.SUM;
        if (expr instanceof Expr.Reduce && !isSum || out.isEmpty() || in.isEmpty() || out.size() > 2 || in.size() > 2) {
            return Optional.empty();
        }
        List<Index> summed = isSum ? ((Expr.Reduce) expr).over() : List.of();
        List<Expr> factors = split(isSum ? ((Expr.Reduce) expr).body() : expr);
        for (int shift = 0; shift < 2; shift++) {
            // A result of one axis is over the first axes or over the last ones.
            List<Index> first = new ArrayList<>();
            List<Index> last = new ArrayList<>();
            part(out, shift, first, last);
            part(in, shift, first, last);
            Optional<MatrixForm> form = kronecker(new Groups(out, in, first, last), summed, factors);
            if (form.isPresent() || out.size() == 2 && in.size() == 2) {
                return form;
            }
        }
        return Optional.empty();
    }

    private static void part(List<Index> axes, int shift, List<Index> first, List<Index> last) {
        if (axes.size() == 2) {
            first.add(axes.get(0));
            last.add(axes.get(1));
        } else {
            (shift == 0 ? first : last).add(axes.get(0));
        }
    }

    /** The free indices of a Jacobian, and those of the two factors of a Kronecker product. */
    private record Groups(List<Index> out, List<Index> in, List<Index> first, List<Index> last) {}

    private static Optional<MatrixForm> kronecker(Groups groups, List<Index> summed, List<Expr> factors) {
        Set<Index> reached = new LinkedHashSet<>(groups.first);
        List<Expr> left = new ArrayList<>();
        List<Expr> right = new ArrayList<>(factors);
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Expr factor : List.copyOf(right)) {
                Set<Index> indices = Exprs.freeIndices(factor);
                if (indices.isEmpty() || indices.stream().anyMatch(reached::contains)) {
                    left.add(factor);
                    right.remove(factor);
                    reached.addAll(indices);
                    grows = true;
                }
            }
        }
        if (groups.last.stream().anyMatch(reached::contains)) {
            return Optional.empty();
        }
        Optional<MatrixForm> a = side(groups, groups.first, summed, left);
        Optional<MatrixForm> b = side(groups, groups.last, summed, right);
        return a.flatMap(one -> b.map(other -> new MatrixForm.Kronecker(one, other)));
    }

    /** One factor: a matrix, or a row where only an axis of the input is in it. */
    private static Optional<MatrixForm> side(Groups groups, List<Index> free, List<Index> summed, List<Expr> factors) {
        if (factors.isEmpty()) {
            return Optional.empty();
        }
        Set<Index> indices = new LinkedHashSet<>();
        factors.forEach(factor -> indices.addAll(Exprs.freeIndices(factor)));
        List<Index> own = summed.stream().filter(indices::contains).toList();
        Expr product = factors.stream()
                .reduce((left, right) -> new Expr.Binary(Operator.MULTIPLY, left, right))
                .orElseThrow();
        Optional<MatrixForm> form = of(free, own.isEmpty() ? product : new Expr.Reduce(Reduction.SUM, own, product));
        boolean isRow = free.size() == 1 && groups.in.contains(free.get(0));
        return isRow ? form.map(Contraction::transposed) : form;
    }
}
