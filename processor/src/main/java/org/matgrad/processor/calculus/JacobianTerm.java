package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.Condition;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Reduction;
import org.matgrad.processor.component.Renaming;
import org.matgrad.processor.component.Summands;
import org.matgrad.processor.matrix.Bounds;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Relation;
import org.matgrad.processor.matrix.Size;

/**
 * A summand on the way from the result to an array: for all values of the indices, the result's component {@code from}
 * depends on the array's component {@code at} with this weight.
 */
record JacobianTerm(List<Size> from, List<Size> at, List<Index> over, Expr weight) {

    /** The derivative of an array by itself. */
    static JacobianTerm identity(List<Index> indices) {
        return new JacobianTerm(Exprs.plain(indices), Exprs.plain(indices), indices, Expr.ONE);
    }

    JacobianTerm with(Expr other) {
        return new JacobianTerm(from, at, over, other);
    }

    /** Whether each component of the result depends on one of the array, and each of these is for one of the result's. */
    boolean isDiagonal(List<Index> out, List<Index> in) {
        return runsThrough(from, out) && runsThrough(at, in);
    }

    /** Whether the subscripts are all indices, each once, and run through whole axes. */
    private boolean runsThrough(List<Size> subscripts, List<Index> axes) {
        Set<Index> distinct = new HashSet<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            Index index = subscripts.get(axis).index();
            if (index == null || !index.extent().equals(axes.get(axis).extent())) {
                return false;
            }
            distinct.add(index);
        }
        return subscripts.size() == over.size() && distinct.equals(Set.copyOf(over));
    }

    boolean isZero() {
        return Algebra.isConstant(weight, 0);
    }

    /**
     * One link of the chain rule: by a component that a definition of the array reads.
     *
     * @throws NotComposable if nothing says how far an index runs
     */
    JacobianTerm through(Definition definition, Partial partial) {
        Renaming own = new Renaming();
        List<Index> indices = new ArrayList<>(own.twins(over));
        Renaming local = Renaming.of(definition.indices(), own.apply(at));
        Condition inRange = Condition.TRUE;
        for (Index index : partial.over()) {
            Index twin = local.twin(index);
            if (!Exprs.indices(twin.extent()).isEmpty()) {
                // A box around all values, of which the condition leaves those there are.
                Size largest =
                        Bounds.largest(twin.extent()).orElseThrow(() -> new NotComposable("no bound for " + index));
                Index boxed = new Index(index.name(), largest);
                local.put(index, boxed.value());
                inRange = Condition.and(inRange, Condition.ints(Relation.LESS, boxed.value(), twin.extent()));
                twin = boxed;
            }
            indices.add(twin);
        }
        Expr factor = local.apply(Summands.withoutDeltas(partial.weight()));
        Expr guarded = Algebra.select(inRange, factor, Expr.ZERO);
        Expr product = Algebra.within(
                own.apply(weight), above -> Algebra.within(guarded, below -> Algebra.multiply(above, below)));
        JacobianTerm term =
                new JacobianTerm(own.apply(from), local.apply(partial.site().at()), indices, product);
        return term.solved(
                Summands.deltas(partial.weight()).stream().map(local::apply).toList());
    }

    /** What an index has to be for two subscripts to be equal. */
    private record Solution(Index index, Size value) {
        boolean isWithin() {
            return Bounds.isWithin(value, index.extent());
        }
    }

    /** Times deltas, each of which takes one index away where it can be solved. */
    private JacobianTerm solved(List<Expr> deltas) {
        if (deltas.isEmpty()) {
            return this;
        }
        List<Expr> later = deltas.subList(1, deltas.size());
        if (!(deltas.get(0) instanceof Expr.Delta delta)) {
            return with(Algebra.multiply(deltas.get(0), weight)).solved(later);
        }
        List<Solution> solutions = solutions(delta);
        if (solutions.isEmpty()) {
            Condition equal = Condition.ints(Relation.EQUAL, delta.left(), delta.right());
            return with(Algebra.select(equal, weight, Expr.ZERO)).solved(later);
        }
        Solution solution =
                solutions.stream().filter(Solution::isWithin).findFirst().orElse(solutions.get(0));
        Renaming renaming = Renaming.of(Map.of(solution.index(), solution.value()));
        List<Index> rest = new ArrayList<>(over);
        rest.remove(solution.index());
        Condition inRange = solution.isWithin()
                ? Condition.TRUE
                : Condition.and(
                        Condition.ints(Relation.GREATER_OR_EQUAL, solution.value(), Size.ZERO),
                        Condition.ints(
                                Relation.LESS,
                                solution.value(),
                                solution.index().extent()));
        JacobianTerm term = new JacobianTerm(
                renaming.apply(from),
                renaming.apply(at),
                rest,
                Algebra.select(inRange, renaming.apply(weight), Expr.ZERO));
        return term.solved(later.stream().map(renaming::apply).toList());
    }

    /** The indices that occur once in the difference of the sides, and not as part of a quotient or the like. */
    private List<Solution> solutions(Expr.Delta delta) {
        Size difference = delta.left().minus(delta.right());
        List<Solution> solutions = new ArrayList<>();
        for (Index index : over) {
            for (Size.Monomial term : difference.terms()) {
                boolean isAlone = term.atoms().equals(List.of(index)) && Math.abs(term.coefficient()) == 1;
                if (isAlone) {
                    Size rest = difference.minus(Size.of(index).times(Size.of(term.coefficient())));
                    Size value = rest.times(Size.of(-term.coefficient()));
                    if (!Exprs.indices(value).contains(index)) {
                        solutions.add(new Solution(index, value));
                    }
                }
            }
        }
        return solutions;
    }

    /** The other term's weight in the indices of this one, if both say of the same components how they depend. */
    Optional<Expr> weightOf(JacobianTerm other) {
        Map<Index, Size> names = new HashMap<>();
        if (over.size() != other.over.size() || !pair(from, other.from, names) || !pair(at, other.at, names)) {
            return Optional.empty();
        }
        Renaming renaming = Renaming.of(names);
        boolean isSame = names.keySet().containsAll(other.over)
                && Set.copyOf(names.values()).size() == names.size()
                && renaming.apply(other.from).equals(from)
                && renaming.apply(other.at).equals(at)
                && other.over.stream()
                        .allMatch(index -> names.get(index).index().extent().equals(index.extent()));
        return isSame ? Optional.of(renaming.apply(other.weight)) : Optional.empty();
    }

    private static boolean pair(List<Size> own, List<Size> others, Map<Index, Size> names) {
        for (int axis = 0; axis < own.size(); axis++) {
            List<Index> left = List.copyOf(Exprs.indices(own.get(axis)));
            List<Index> right = List.copyOf(Exprs.indices(others.get(axis)));
            if (left.size() != right.size()) {
                return false;
            }
            for (int n = 0; n < left.size(); n++) {
                names.putIfAbsent(right.get(n), left.get(n).value());
            }
        }
        return true;
    }

    /** The indices that are in the weight, in order. */
    List<Index> weighted() {
        Set<Index> free = new LinkedHashSet<>(over);
        free.retainAll(Exprs.freeIndices(weight));
        return List.copyOf(free);
    }

    /**
     * The term between given indices of output and input: an index that runs through an axis is that axis's, what is
     * left of subscripts becomes deltas and links.
     */
    Placed placed(List<Index> out, List<Index> in, String letters) {
        List<Index> axes = new ArrayList<>(out);
        axes.addAll(in);
        List<Size> subscripts = new ArrayList<>(from);
        subscripts.addAll(at);
        Map<Index, Size> names = new HashMap<>();
        List<Index> inner = new ArrayList<>(over);
        List<Integer> open = new ArrayList<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            Index index = subscripts.get(axis).index();
            if (inner.contains(index) && index.extent().equals(axes.get(axis).extent())) {
                names.put(index, axes.get(axis).value());
                inner.remove(index);
            } else {
                open.add(axis);
            }
        }
        List<Index> lettered = new ArrayList<>();
        for (int n = 0; n < inner.size(); n++) {
            String name = n < letters.length()
                    ? letters.substring(n, n + 1)
                    : inner.get(n).name();
            Index twin = new Index(name, inner.get(n).extent());
            names.put(inner.get(n), twin.value());
            lettered.add(twin);
        }
        Renaming renaming = Renaming.of(names);
        List<Expr.Delta> deltas = new ArrayList<>();
        List<JacobianProgram.Link> links = new ArrayList<>();
        for (int axis : open) {
            Index own = axes.get(axis);
            Size subscript = renaming.apply(subscripts.get(axis));
            Index other = subscript.index();
            if (axes.contains(other) && other.extent().equals(own.extent())) {
                deltas.add(new Expr.Delta(subscript, own.value()));
            } else {
                links.add(new JacobianProgram.Link(own, subscript));
            }
        }
        return new Placed(deltas, links, lettered, renaming.apply(weight));
    }

    /** A term whose indices are those of output and input, and inner ones. */
    record Placed(List<Expr.Delta> deltas, List<JacobianProgram.Link> links, List<Index> inner, Expr weight) {

        /** As one formula. */
        Expr formula() {
            Expr places = Expr.ONE;
            for (Expr.Delta delta : deltas) {
                places = Algebra.multiply(places, delta);
            }
            for (JacobianProgram.Link link : links) {
                places = Algebra.multiply(places, new Expr.Delta(link.axis().value(), link.subscript()));
            }
            Expr product = Algebra.multiply(places, weight);
            return inner.isEmpty() ? product : new Expr.Reduce(Reduction.SUM, inner, product);
        }
    }

    /** There is no bound, or no end, to the terms: the Jacobian takes sweeps. */
    static final class NotComposable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotComposable(String reason) {
            super(reason);
        }
    }
}
