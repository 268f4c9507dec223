package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.List;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Index;
import org.matgrad.processor.component.Operator;
import org.matgrad.processor.component.Reduction;

/** Recognises sums of products over arrays of two and more axes, which get loops of their own shape. */
final class Contraction {

    private Contraction() {}

    /** Whether an item is such a sum: a matrix times a vector or a matrix, read either way. */
    static boolean standsAlone(Item item) {
        boolean sums = item.accumulates() || item.outer().size() > item.place().size();
        List<Expr> factors = new ArrayList<>();
        return sums
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
        return expr instanceof Expr.Access || expr instanceof Expr.Const || expr instanceof Expr.SizeOf;
    }

    /** The item as a product of two matrices, or null where it is none. */
    static Statement.Product matrixProduct(Item item) {
        if (!standsAlone(item)
                || item.place().size() != 2
                || item.loops().size() != 3
                || !(item.body() instanceof Expr.Binary product)
                || !(product.left() instanceof Expr.Access left)
                || !(product.right() instanceof Expr.Access right)) {
            return null;
        }
        Index row = item.place().get(0);
        Index column = item.place().get(1);
        Index inner = item.loops().stream()
                .filter(index -> !item.place().contains(index))
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
        return new Statement.Product(
                item.target(),
                item.writing(),
                left.array(),
                leftLayout,
                right.array(),
                rightLayout,
                IntExpr.of(row.extent()),
                IntExpr.of(column.extent()),
                IntExpr.of(inner.extent()));
    }

    private static Statement.Layout layout(Expr.Access access, Index first, Index second) {
        if (access.indices().equals(List.of(first, second))) {
            return Statement.Layout.PLAIN;
        }
        return access.indices().equals(List.of(second, first)) ? Statement.Layout.TRANSPOSED : null;
    }
}
