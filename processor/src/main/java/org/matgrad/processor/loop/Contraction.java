package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.List;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Operator;
import org.matgrad.processor.component.Reduction;
import org.matgrad.processor.matrix.Index;

/** Recognises sums of products over arrays of two and more axes, which get loops of their own shape. */
final class Contraction {

    private Contraction() {}

    /** Whether an item is such a sum: a matrix times a vector or a matrix, read either way. */
    static boolean standsAlone(Item item) {
        boolean sums = item.accumulates() || item.outer().size() > item.place().size();
        List<Expr> factors = new ArrayList<>();
        return sums
                && !item.isRagged()
                && Exprs.isPlain(item.place())
                && item.reduction() == Reduction.SUM
                && item.loops().size() >= 2
                && isProduct(item.body(), factors)
                && factors.size() >= 2
                && factors.stream().anyMatch(factor -> isReused(factor, item))
                && factors.stream()
                        .anyMatch(factor -> factor instanceof Expr.Access access
                                && access.indices().size() >= 2);
    }

    /** Whether a loop reads the same component in every turn. */
    private static boolean isReused(Expr factor, Item item) {
        return factor instanceof Expr.Access access
                && !access.indices().isEmpty()
                && !access.indices().containsAll(item.loops());
    }

    private static boolean isProduct(Expr expr, List<Expr> factors) {
        if (expr instanceof Expr.Binary binary && binary.operator() == Operator.MULTIPLY) {
            return isProduct(binary.left(), factors) && isProduct(binary.right(), factors);
        }
        factors.add(expr);
        return expr instanceof Expr.Access access && access.isPlain()
                || expr instanceof Expr.Const
                || expr instanceof Expr.SizeOf;
    }

    static boolean isMatrixProduct(Item item) {
        return Factors.of(item) != null;
    }

    /** The item, which is a product of two matrices, as such. */
    static Statement.Product matrixProduct(Item item, Scope scope) {
        Factors factors = Factors.of(item);
        return new Statement.Product(
                scope.region(item.target(), List.of()),
                item.writing(),
                scope.region(factors.left(), List.of()),
                factors.leftLayout(),
                scope.region(factors.right(), List.of()),
                factors.rightLayout(),
                scope.size(factors.row().extent()),
                scope.size(factors.column().extent()),
                scope.size(factors.inner().extent()));
    }

    /** The parts of a matrix product. */
    private record Factors(
            ArrayVar left,
            Statement.Layout leftLayout,
            ArrayVar right,
            Statement.Layout rightLayout,
            Index row,
            Index column,
            Index inner) {

        /** An item's factors, or null where it is no product of two whole matrices. */
        static Factors of(Item item) {
            if (!standsAlone(item)
                    || item.place().size() != 2
                    || item.loops().size() != 3
                    || !(item.body() instanceof Expr.Binary product)
                    || !(product.left() instanceof Expr.Access left)
                    || !(product.right() instanceof Expr.Access right)) {
                return null;
            }
            Index row = item.placeIndices().get(0);
            Index column = item.placeIndices().get(1);
            Index inner = item.loops().stream()
                    .filter(index -> !item.placeIndices().contains(index))
                    .findFirst()
                    .orElseThrow();
            if (left.indices().contains(column)) {
                Expr.Access swapped = left;
                left = right;
                right = swapped;
            }
            Statement.Layout leftLayout = layout(left, row, inner);
            Statement.Layout rightLayout = layout(right, inner, column);
            if (row == column || leftLayout == null || rightLayout == null) {
                return null;
            }
            if (!isWhole(left) || !isWhole(right) || !isWhole(new Expr.Access(item.target(), item.place()))) {
                return null;
            }
            return new Factors(left.array(), leftLayout, right.array(), rightLayout, row, column, inner);
        }

        /** A matrix of which a product reads only a part has longer rows than the kernel is told. */
        private static boolean isWhole(Expr.Access access) {
            return access.indices()
                            .get(0)
                            .extent()
                            .equals(access.array().shape().size(0))
                    && access.indices()
                            .get(1)
                            .extent()
                            .equals(access.array().shape().size(1));
        }

        private static Statement.Layout layout(Expr.Access access, Index first, Index second) {
            if (access.indices().equals(List.of(first, second))) {
                return Statement.Layout.PLAIN;
            }
            return access.indices().equals(List.of(second, first)) ? Statement.Layout.TRANSPOSED : null;
        }
    }
}
