package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.List;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/**
 * A sum of products of two arrays of any rank, as one matrix product for each value of the indices that remain once a
 * row, a column and the index that is summed over are chosen. The matrices lie in their arrays at fixed distances.
 */
final class PartContraction {

    /** Products of matrices that are this small in every direction are better written out as loops. */
    private static final int SMALL = 8;

    /** Rows of no more numbers than this take longer to pack than to add up, if there are few of them. */
    private static final int SHORT_ROW = 128;

    private final Item item;
    private final Expr.Access left;
    private final Expr.Access right;
    private final List<Index> batch;
    private final Index row;
    private final List<Index> columns;
    private final Index inner;

    private PartContraction(
            Item item,
            Expr.Access left,
            Expr.Access right,
            List<Index> batch,
            Index row,
            List<Index> columns,
            Index inner) {
        this.item = item;
        this.left = left;
        this.right = right;
        this.batch = batch;
        this.row = row;
        this.columns = columns;
        this.inner = inner;
    }

    /** An item as such a sum, or null where it is none. */
    static PartContraction of(Item item) {
        if (!Contraction.standsAlone(item)
                || !(item.body() instanceof Expr.Binary product)
                || !(product.left() instanceof Expr.Access first)
                || !(product.right() instanceof Expr.Access second)
                || !isPlain(new Expr.Access(item.target(), item.place()))
                || !isPlain(first)
                || !isPlain(second)) {
            return null;
        }
        List<Index> place = item.placeIndices();
        List<Index> summed =
                item.loops().stream().filter(index -> !place.contains(index)).toList();
        boolean sumsByParts = summed.size() > 1 && item.writing() == Statement.Writing.UPDATE;
        if (place.size() < 2 || summed.size() != 1 && !sumsByParts) {
            return null;
        }
        Index inner = summed.get(summed.size() - 1);
        Index column = place.get(place.size() - 1);
        boolean columnIsFirsts = first.indices().contains(column);
        Expr.Access left = columnIsFirsts ? second : first;
        Expr.Access right = columnIsFirsts ? first : second;
        Index row = null;
        List<Index> batch = new ArrayList<>(place);
        for (Index index : place) {
            boolean isRow = left.indices().contains(index) && !right.indices().contains(index);
            // The longest row index that is left over from the batch: the last one of constant size is short.
            if (isRow && (row == null || index.extent().constant().isEmpty())) {
                row = index;
            }
        }
        List<Index> columns = columns(new Expr.Access(item.target(), item.place()), left, right);
        batch.remove(row);
        batch.removeAll(columns);
        batch.addAll(0, summed.subList(0, summed.size() - 1));
        boolean fits = row != null
                && right.indices().contains(column)
                && !left.indices().contains(column)
                && left.indices().contains(inner)
                && right.indices().contains(inner);
        if (!fits) {
            return null;
        }
        boolean isSmall = isSmall(row) && isSmall(inner) && columns.stream().allMatch(PartContraction::isSmall);
        // Packing pays for itself only where it is read often.
        boolean isShort = Shapes.isShortSum(item.reduction(), summed)
                && count(columns).constant().orElse(Integer.MAX_VALUE) <= SHORT_ROW;
        return isSmall || isShort ? null : new PartContraction(item, left, right, batch, row, columns, inner);
    }

    /** The last axes, as many as lie one behind another in what is written and in what is read: they are one column index. */
    private static List<Index> columns(Expr.Access target, Expr.Access left, Expr.Access right) {
        List<Index> place = target.indices();
        List<Index> read = right.indices();
        int count = 1;
        while (count < Math.min(place.size(), read.size())
                && isWholeAxis(target, count)
                && isWholeAxis(right, count)
                && place.get(place.size() - count) == read.get(read.size() - count)
                && place.get(place.size() - count - 1) == read.get(read.size() - count - 1)
                && !left.indices().contains(place.get(place.size() - count - 1))) {
            count++;
        }
        return List.copyOf(place.subList(place.size() - count, place.size()));
    }

    /** Whether an index runs through all of the axis that comes at this place from the end. */
    private static boolean isWholeAxis(Expr.Access access, int fromEnd) {
        int axis = access.at().size() - fromEnd;
        return access.indices().get(axis).extent().equals(access.array().shape().size(axis));
    }

    private static Size count(List<Index> columns) {
        return Size.product(columns.stream().map(Index::extent).toList());
    }

    /** Whether each axis has an index of its own: on a diagonal, neighbours lie elsewhere. */
    private static boolean isPlain(Expr.Access access) {
        return access.isPlain()
                && access.indices().stream().distinct().count()
                        == access.indices().size();
    }

    private static boolean isSmall(Index index) {
        return index.extent().constant().orElse(SMALL) < SMALL;
    }

    /** Loops over what remains around the product. */
    List<Statement> lower(Scope scope) {
        return within(batch, scope);
    }

    private List<Statement> within(List<Index> rest, Scope scope) {
        if (rest.isEmpty()) {
            Expr.Access target = new Expr.Access(item.target(), item.place());
            return List.of(new Statement.PartProduct(
                    part(target, scope),
                    item.writing(),
                    distance(target, row, scope),
                    part(left, scope),
                    distance(left, row, scope),
                    distance(left, inner, scope),
                    part(right, scope),
                    distance(right, inner, scope),
                    distance(right, columns.get(columns.size() - 1), scope),
                    scope.size(row.extent()),
                    scope.size(count(columns)),
                    scope.size(inner.extent())));
        }
        Index index = rest.get(0);
        String variable = scope.open(index.name());
        scope.bind(index, new IntExpr.Var(variable));
        List<Statement> body = within(rest.subList(1, rest.size()), scope);
        scope.close(variable);
        return List.of(new Statement.For(variable, IntExpr.of(0), scope.size(index.extent()), 1, body));
    }

    /** Where the matrix of the present batch begins. */
    private Statement.Region part(Expr.Access access, Scope scope) {
        List<Size> first = new ArrayList<>();
        for (Index index : access.indices()) {
            first.add(batch.contains(index) ? index.value() : Size.ZERO);
        }
        return scope.region(access.array(), first);
    }

    /** How far the components of neighbouring values of an index are apart. */
    private static IntExpr distance(Expr.Access access, Index index, Scope scope) {
        ArrayVar array = access.array();
        Size distance = Size.ONE;
        for (int axis = array.rank() - 1; access.indices().get(axis) != index; axis--) {
            distance = distance.times(array.shape().size(axis));
        }
        return scope.size(distance);
    }
}
