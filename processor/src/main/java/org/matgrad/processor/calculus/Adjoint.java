package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.Aliases;
import org.matgrad.processor.component.Alternative;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Kernel;
import org.matgrad.processor.component.Remembered;
import org.matgrad.processor.component.Repetition;
import org.matgrad.processor.component.SumsFirst;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Origin;

/**
 * Reverse mode: the adjoint of an array is the sum, over the places where it is read, of the reader's adjoint times the
 * local partial, summed over the reader's indices that do not occur in the place. A loop's adjoint is a loop through the
 * same turns backwards, which carries the adjoints of the state and adds up those of what the turns read from outside.
 */
public final class Adjoint {

    private final ComponentProgram program;
    private final Activity activity;
    private final Zeros zeros = new Zeros();
    private final Ways ways;

    private Adjoint(ComponentProgram program, Set<ArrayVar> inputs) {
        this.program = program;
        this.activity = Activity.of(program, inputs);
        this.ways = new Ways(program.clauses());
    }

    public static DerivativeProgram of(ComponentProgram program, Set<ArrayVar> inputs) {
        return new Adjoint(program, inputs).run(inputs);
    }

    private DerivativeProgram run(Set<ArrayVar> inputs) {
        Map<ArrayVar, ArrayVar> seeds = new LinkedHashMap<>();
        Region region = new Region();
        for (ArrayVar result : program.results()) {
            ArrayVar seed = bar(result);
            seeds.put(result, seed);
            region.contribute(result, seed, null);
        }
        reverse(program.clauses(), region);
        Map<ArrayVar, ArrayVar> gradients = new LinkedHashMap<>();
        for (ArrayVar input : inputs) {
            gradients.put(input, region.define(input));
        }
        List<Clause> remembered = Remembered.of(region.clauses, program.clauses());
        Set<ArrayVar> kept = new LinkedHashSet<>(gradients.values());
        List<Clause> clauses = SumsFirst.of(Aliases.remove(remembered, kept), kept, program.names());
        return new DerivativeProgram(seeds, clauses, gradients);
    }

    private ArrayVar bar(ArrayVar array) {
        return new ArrayVar(program.names().fresh(array.name() + "Bar"), array.shape());
    }

    /** The adjoints that are being summed up at one level of loops and branches. */
    private final class Region implements Contributions {
        private final Map<ArrayVar, Pending> pending = new LinkedHashMap<>();
        private final List<Clause> clauses = new ArrayList<>();

        @Override
        public void add(Clause clause) {
            clauses.add(clause);
        }

        @Override
        public void contribute(Expr.Access site, List<Index> loops, Expr product, Origin origin) {
            if (activity.isActive(site.array())) {
                pending.computeIfAbsent(site.array(), key -> new Pending(key, site))
                        .contribute(site, loops, product, origin);
            }
        }

        /** Contributes a whole array. */
        void contribute(ArrayVar array, ArrayVar part, Origin origin) {
            List<Index> indices = Index.along(array.shape(), 0);
            contribute(Expr.Access.of(array, indices), indices, Expr.Access.of(part, indices), origin);
        }

        /** Ends an array's adjoint: all its readers have contributed. */
        ArrayVar finish(ArrayVar array) {
            Pending known = pending.get(array);
            // Not a part of a larger array, whose rows are longer.
            boolean isWhole = known != null
                    && known.sum() instanceof Expr.Access
                    && known.sum().equals(whole(known))
                    && ((Expr.Access) known.sum()).array().shape().equals(array.shape());
            if (isWhole) {
                pending.remove(array);
                return ((Expr.Access) known.sum()).array();
            }
            return define(array);
        }

        private Expr whole(Pending known) {
            return known.sum() instanceof Expr.Access access
                    ? Expr.Access.of(access.array(), known.indices())
                    : Expr.ZERO;
        }

        /** The same as an array of its own. */
        ArrayVar define(ArrayVar array) {
            Pending known = pending.remove(array);
            ArrayVar bar = bar(array);
            Definition definition = known == null
                    ? new Definition(bar, Index.along(array.shape(), 0), Expr.ZERO, null)
                    : new Definition(bar, known.indices(), known.sum(), known.origin());
            zeros.learn(definition);
            clauses.add(definition);
            return bar;
        }
    }

    private void reverse(List<Clause> clauses, Region region) {
        List<Clause> backwards = new ArrayList<>(clauses);
        Collections.reverse(backwards);
        for (Clause clause : backwards) {
            if (clause instanceof Definition definition) {
                reverse(definition, region);
            } else if (clause instanceof Kernel kernel) {
                reverse(kernel, region);
            } else if (clause instanceof Repetition repetition) {
                reverse(repetition, region);
            } else if (clause instanceof Alternative alternative) {
                reverse(alternative, region);
            }
        }
    }

    private void reverse(Definition definition, Region region) {
        if (!activity.isActive(definition.target())) {
            return;
        }
        ArrayVar bar = region.finish(definition.target());
        activity.linearization(definition).auxiliary().forEach(region::add);
        Expr.Access readerBar = Expr.Access.of(bar, definition.indices());
        for (Partial partial : activity.partials(definition)) {
            List<Index> loops = new ArrayList<>(definition.indices());
            loops.addAll(partial.over());
            Expr product = zeros.kept(partial.weight(), readerBar, partial.pulledBack(readerBar));
            region.contribute(partial.site(), loops, product, definition.origin());
        }
    }

    private void reverse(Kernel kernel, Region region) {
        if (kernel.targets().stream().anyMatch(activity::isActive)) {
            ArrayVar bar = region.finish(kernel.target());
            new KernelRules(kernel, program.names(), region).adjoint(bar, activity);
        }
    }

    private void reverse(Repetition repetition, Region region) {
        Region body = new Region();
        Map<Repetition.Carried, ArrayVar> states = new LinkedHashMap<>();
        Map<Repetition.Carried, ArrayVar> initials = new LinkedHashMap<>();
        for (Repetition.Carried carried : repetition.carried()) {
            if (activity.isActive(carried.state()) || activity.isActive(carried.result())) {
                ArrayVar after = region.finish(carried.result());
                ArrayVar state = bar(carried.state());
                states.put(carried, state);
                initials.put(carried, after);
                body.contribute(carried.next(), state, repetition.origin());
            }
        }
        if (states.isEmpty()) {
            return;
        }
        reverse(repetition.body(), body);
        List<Repetition.Carried> reversed = new ArrayList<>();
        Map<Repetition.Carried, ArrayVar> befores = new LinkedHashMap<>();
        states.forEach((carried, state) -> {
            ArrayVar before = bar(carried.state());
            befores.put(carried, before);
            ArrayVar next = body.define(carried.state());
            reversed.add(new Repetition.Carried(state, initials.get(carried), next, before));
        });
        Map<ArrayVar, ArrayVar> outside = new LinkedHashMap<>();
        for (ArrayVar array : List.copyOf(body.pending.keySet())) {
            ArrayVar total = bar(array);
            ArrayVar sum = bar(array);
            body.contribute(array, sum, repetition.origin());
            ArrayVar zero = zero(array, region);
            reversed.add(new Repetition.Carried(sum, zero, body.define(array), total));
            outside.put(array, total);
        }
        Repetition.Order order =
                repetition.order() == Repetition.Order.FORWARD ? Repetition.Order.BACKWARD : Repetition.Order.FORWARD;
        region.add(new Repetition(repetition.turns(), order, reversed, body.clauses, repetition.origin()));
        befores.forEach((carried, before) -> region.contribute(carried.initial(), before, repetition.origin()));
        outside.forEach((array, total) -> region.contribute(array, total, repetition.origin()));
    }

    private ArrayVar zero(ArrayVar like, Region region) {
        ArrayVar zero = bar(like);
        region.add(new Definition(zero, Index.along(like.shape(), 0), Expr.ZERO, null));
        return zero;
    }

    private void reverse(Alternative alternative, Region region) {
        Region then = new Region();
        Region otherwise = new Region();
        boolean any =
                hasReaders(alternative.then(), region, then) | hasReaders(alternative.otherwise(), region, otherwise);
        for (Alternative.Merged merged : alternative.merged()) {
            if (activity.isActive(merged.result())) {
                any = true;
                ArrayVar bar = region.finish(merged.result());
                then.contribute(merged.then(), bar, alternative.origin());
                otherwise.contribute(merged.otherwise(), bar, alternative.origin());
            }
        }
        if (!any) {
            return;
        }
        reverse(alternative.then(), then);
        reverse(alternative.otherwise(), otherwise);
        Map<ArrayVar, ArrayVar> parts = new LinkedHashMap<>(onWay(alternative, Ways.Side.THEN, then));
        parts.putAll(onWay(alternative, Ways.Side.OTHERWISE, otherwise));
        Set<ArrayVar> outside = new LinkedHashSet<>(then.pending.keySet());
        outside.addAll(otherwise.pending.keySet());
        List<Alternative.Merged> merged = new ArrayList<>();
        for (ArrayVar array : outside) {
            ArrayVar part = bar(array);
            parts.put(array, part);
            merged.add(new Alternative.Merged(part, then.define(array), otherwise.define(array)));
        }
        region.add(new Alternative(
                alternative.condition(), then.clauses, otherwise.clauses, merged, alternative.origin()));
        parts.forEach((array, part) -> region.contribute(array, part, alternative.origin()));
    }

    /** Whether what is computed on one way of a branch is read on the same way of a later one. */
    private static boolean hasReaders(List<Clause> way, Region region, Region inner) {
        boolean any = false;
        for (ArrayVar array : Clauses.defined(way)) {
            Pending pending = region.pending.remove(array);
            if (pending != null) {
                inner.pending.put(array, pending);
                any = true;
            }
        }
        return any;
    }

    /** Ends the adjoints of arrays that a branch beside this one computes on the same way alone. */
    private Map<ArrayVar, ArrayVar> onWay(Alternative alternative, Ways.Side side, Region way) {
        Map<ArrayVar, ArrayVar> parts = new LinkedHashMap<>();
        for (ArrayVar array : List.copyOf(way.pending.keySet())) {
            if (ways.isBeside(array, alternative, side)) {
                parts.put(array, way.define(array));
            }
        }
        return parts;
    }
}
