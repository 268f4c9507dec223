package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.Condition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Reduction;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Bounds;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Relation;
import org.matgrad.processor.matrix.Size;

/** The values of a loop's index for which there is something to do. */
record Range(Size from, Size to) {

    boolean startsAtZero() {
        return from.isConstant(0);
    }

    /**
     * Makes bounds of loops out of the conditions on indices under which an item adds something: a triangular sum has
     * half the turns of the square one.
     */
    static Item bounded(Item item) {
        boolean addsNothing = item.body() instanceof Expr.Select select
                && Algebra.isConstant(select.otherwise(), 0)
                && item.reduction() == Reduction.SUM;
        boolean mayStop = item.accumulates() || item.writing() == Statement.Writing.UPDATE;
        if (!addsNothing || !mayStop || Shapes.isUnrolled(item)) {
            return item;
        }
        Expr.Select select = (Expr.Select) item.body();
        Map<Index, Range> ranges = new LinkedHashMap<>();
        Condition rest = Condition.TRUE;
        // What is set has to be set in every component, also where the sum is empty.
        List<Index> narrowed = item.writing() == Statement.Writing.UPDATE ? item.loops() : item.reduced();
        for (Condition conjunct : select.condition().conjuncts()) {
            if (!narrow(conjunct, item.loops(), narrowed, ranges)) {
                rest = Condition.and(rest, conjunct);
            }
        }
        return ranges.isEmpty() ? item : item.within(ranges, Algebra.select(rest, select.then(), Expr.ZERO));
    }

    /** Narrows the range of the innermost index in a condition, where that may be and the condition can be solved for it. */
    static boolean narrow(Condition condition, List<Index> loops, List<Index> narrowed, Map<Index, Range> ranges) {
        if (!(condition instanceof Condition.Ints ints) || ints.relation() == Relation.NOT_EQUAL) {
            return false;
        }
        Size difference = ints.left().minus(ints.right());
        Index innermost = null;
        for (Index index : loops) {
            innermost = Exprs.indices(difference).contains(index) ? index : innermost;
        }
        if (innermost == null || !narrowed.contains(innermost)) {
            return false;
        }
        List<Size.Monomial> others = new ArrayList<>();
        int coefficient = 0;
        for (Size.Monomial term : difference.terms()) {
            if (term.atoms().equals(List.<Atom>of(innermost))) {
                coefficient = term.coefficient();
            } else {
                others.add(term);
            }
        }
        Size rest = new Size(others);
        if (Math.abs(coefficient) != 1 || Exprs.indices(rest).contains(innermost)) {
            return false;
        }
        Size bound = coefficient == 1 ? rest.times(Size.of(-1)) : rest;
        Relation relation = coefficient == 1 ? ints.relation() : mirrored(ints.relation());
        Range before = ranges.getOrDefault(innermost, new Range(Size.ZERO, innermost.extent()));
        ranges.put(innermost, before.cut(relation, bound));
        return true;
    }

    private static Relation mirrored(Relation relation) {
        return switch (relation) {
            case LESS -> Relation.GREATER;
            case LESS_OR_EQUAL -> Relation.GREATER_OR_EQUAL;
            case GREATER -> Relation.LESS;
            case GREATER_OR_EQUAL -> Relation.LESS_OR_EQUAL;
            default -> relation;
        };
    }

    private Range cut(Relation relation, Size bound) {
        Size next = bound.plus(Size.ONE);
        return switch (relation) {
            case LESS -> new Range(from, smaller(to, bound));
            case LESS_OR_EQUAL -> new Range(from, smaller(to, next));
            case GREATER -> new Range(larger(from, next), to);
            case GREATER_OR_EQUAL -> new Range(larger(from, bound), to);
            default -> new Range(larger(from, bound), smaller(to, next));
        };
    }

    private static Size smaller(Size limit, Size bound) {
        return Bounds.isAtLeastZero(limit.minus(bound)) ? bound : Size.extremum(Atom.Extremum.Kind.MIN, limit, bound);
    }

    private static Size larger(Size limit, Size bound) {
        return Bounds.isAtLeastZero(bound.minus(limit)) ? bound : Size.extremum(Atom.Extremum.Kind.MAX, limit, bound);
    }
}
