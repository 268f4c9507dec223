package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matgrad.processor.matrix.Fact;
import org.matgrad.processor.matrix.Loop;
import org.matgrad.processor.matrix.Size;

/**
 * Loops whose turns don't need one another are no loops: what a turn computes gets a leading index, and what the turns add
 * up is a sum over it. A loop over {@code W.times(x)} becomes a product of matrices that way.
 */
final class Independent {

    private final Names names;
    /** Sizes that are 0 or more, as arrays have them. */
    private final Set<Size> extents;
    /** Arrays of which all components are one constant. */
    private final Map<ArrayVar, Expr> constants = new HashMap<>();

    private Independent(Set<Size> extents, Names names) {
        this.extents = extents;
        this.names = names;
    }

    /**
     * The clauses without such loops.
     *
     * @param extents the sizes of the program's inputs
     * @param names the names taken, to which those of arrays of its own are added
     */
    static List<Clause> of(List<Clause> clauses, Set<Size> extents, Names names) {
        return new Independent(extents, names).clauses(clauses);
    }

    private List<Clause> clauses(List<Clause> given) {
        List<Clause> all = new ArrayList<>();
        for (Clause clause : given) {
            Clause inner = Clauses.within(clause, this::clauses);
            if (inner instanceof Definition definition && definition.body() instanceof Expr.Const) {
                constants.put(definition.target(), definition.body());
            }
            Optional<List<Clause>> apart = inner instanceof Repetition loop ? apart(loop) : Optional.empty();
            all.addAll(apart.orElse(List.of(inner)));
        }
        return all;
    }

    /** What a loop computes without the loop; empty where turns need what others have computed. */
    private Optional<List<Clause>> apart(Repetition loop) {
        boolean isStraight =
                loop.body().stream().noneMatch(clause -> clause instanceof Repetition || clause instanceof Alternative);
        Map<Repetition.Carried, Definition> addends = new HashMap<>();
        for (Repetition.Carried carried : loop.carried()) {
            addend(carried, loop.body()).ifPresent(addend -> addends.put(carried, addend));
        }
        if (!isStraight || addends.size() < loop.carried().size()) {
            return Optional.empty();
        }
        List<ArrayVar> sums =
                addends.keySet().stream().map(Repetition.Carried::next).toList();
        List<Clause> body = loop.body().stream()
                .filter(clause -> !(clause instanceof Definition definition && sums.contains(definition.target())))
                .toList();
        return count(loop.turns())
                .flatMap(count -> Batching.ofTurns(body, new Turned(loop.turns(), count), names))
                .map(all -> {
                    List<Clause> clauses = new ArrayList<>(all.clauses(body));
                    clauses.removeIf(Independent::isCertain);
                    for (Repetition.Carried carried : loop.carried()) {
                        Definition sum = all.sum(addends.get(carried), carried.result());
                        clauses.addAll(Normalizer.normalize(from(carried.initial(), sum), names));
                    }
                    return clauses;
                });
    }

    /** What an array holds before is added, too. */
    private Definition from(ArrayVar initial, Definition sum) {
        Expr before = constants.getOrDefault(initial, Expr.Access.of(initial, sum.indices()));
        return new Definition(sum.target(), sum.indices(), Algebra.add(before, sum.body()), sum.origin());
    }

    /** The number of turns, if it is 0 or more and the same wherever the loop stands. */
    private Optional<Size> count(Repetition.Turns turns) {
        Size count = turns.direction() == Loop.Direction.UP
                ? turns.limit().minus(turns.from())
                : turns.from().minus(turns.limit());
        boolean isExtent = extents.contains(count) || count.constant().orElse(-1) >= 0;
        return turns.step().equals(Size.ONE) && isExtent ? Optional.of(count) : Optional.empty();
    }

    /** What every turn adds to an array, as a definition; empty if it does anything else with it. */
    private static Optional<Definition> addend(Repetition.Carried carried, List<Clause> body) {
        Definition update = null;
        for (Clause clause : body) {
            if (clause instanceof Definition definition && definition.target() == carried.next()) {
                update = definition;
            } else if (Clauses.reads(clause).contains(carried.state())
                    || Clauses.reads(clause).contains(carried.next())) {
                return Optional.empty();
            }
        }
        if (update == null) {
            return Optional.empty();
        }
        Definition found = update;
        return addend(update.body(), Expr.Access.of(carried.state(), update.indices()))
                .map(addend -> new Definition(found.target(), found.indices(), addend, found.origin()))
                .filter(addend -> !addend.reads().contains(carried.state()));
    }

    /** What a chain of sums adds to a component. */
    private static Optional<Expr> addend(Expr sum, Expr.Access component) {
        if (sum.equals(component)) {
            return Optional.of(Expr.ZERO);
        }
        if (!(sum instanceof Expr.Binary binary)) {
            return Optional.empty();
        }
        boolean isDifference = binary.operator() == Operator.SUBTRACT;
        if (!isDifference && binary.operator() != Operator.ADD) {
            return Optional.empty();
        }
        Optional<Expr> left = addend(binary.left(), component)
                .map(rest -> isDifference ? Algebra.subtract(rest, binary.right()) : Algebra.add(rest, binary.right()));
        return left.isPresent() || isDifference
                ? left
                : addend(binary.right(), component).map(rest -> Algebra.add(binary.left(), rest));
    }

    /** Whether what a loop has to check in every turn is so in all of them. */
    private static boolean isCertain(Clause clause) {
        return clause instanceof Demand demand
                && demand.fact() instanceof Fact.Within within
                && Slices.isCertain(within);
    }
}
