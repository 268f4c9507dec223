package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Reduction;
import org.matgrad.processor.component.Renaming;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/**
 * One summand of a definition with its loops.
 *
 * @param definition where it comes from
 * @param place the subscripts of the component that is written
 * @param outer the loops, outermost first, within which each turn writes
 * @param reduced the loops inside those, over which a local is accumulated before it is written
 * @param reduction how; also how an update combines
 * @param writing whether the component is set or updated
 * @param body the formula, without reductions
 * @param ranges of the loops that do not go through all values of their indices
 */
record Item(
        Definition definition,
        List<Size> place,
        List<Index> outer,
        List<Index> reduced,
        Reduction reduction,
        Statement.Writing writing,
        Expr body,
        Map<Index, Range> ranges) {

    /** An item whose loops go through all values of their indices. */
    Item(
            Definition definition,
            List<Size> place,
            List<Index> outer,
            List<Index> reduced,
            Reduction reduction,
            Statement.Writing writing,
            Expr body) {
        this(definition, place, outer, reduced, reduction, writing, body, Map.of());
    }

    /** The same with other loops' ranges and another formula. */
    Item within(Map<Index, Range> narrowed, Expr changed) {
        return new Item(definition, place, outer, reduced, reduction, writing, changed, narrowed);
    }

    /** The same with indices of its own: items of one definition may have theirs at different depths. */
    Item fresh() {
        Renaming renaming = new Renaming();
        renaming.twins(loops());
        Map<Index, Range> renamed = new LinkedHashMap<>();
        ranges.forEach((index, range) -> renamed.put(
                renaming.indices(List.of(index)).get(0),
                new Range(renaming.apply(range.from()), renaming.apply(range.to()))));
        return new Item(
                definition,
                renaming.apply(place),
                renaming.indices(outer),
                renaming.indices(reduced),
                reduction,
                writing,
                renaming.apply(body),
                renamed);
    }

    /** The same for components that nothing has been added to yet. */
    Item setting() {
        return new Item(definition, place, outer, reduced, reduction, Statement.Writing.SET, body, ranges);
    }

    /** The place's indices, with null where a subscript is another formula. */
    List<Index> placeIndices() {
        return new Expr.Access(target(), place).indices();
    }

    /** Whether a loop's bounds depend on another loop's index, so that the order of loops is given. */
    boolean isRagged() {
        return !ranges.isEmpty()
                || loops().stream()
                        .anyMatch(index -> !Exprs.indices(index.extent()).isEmpty());
    }

    /** Whether an {@code int[]} says which components are written. */
    boolean isPlacedByInts() {
        return place.stream().anyMatch(Exprs::readsInts);
    }

    ArrayVar target() {
        return definition.target();
    }

    List<Index> loops() {
        List<Index> loops = new ArrayList<>(outer);
        loops.addAll(reduced);
        return loops;
    }

    /** Whether each turn of the innermost loop reads what the turn before wrote. */
    boolean accumulates() {
        return !reduced.isEmpty();
    }
}
