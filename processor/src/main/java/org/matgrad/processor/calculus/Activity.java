package org.matgrad.processor.calculus;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.Alternative;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Kernel;
import org.matgrad.processor.component.Repetition;

/** The arrays on the way from the chosen inputs to the results, and definitions' partials; no work is done for others. */
public final class Activity {

    private final Set<ArrayVar> active;
    private final Map<Definition, Linearization> linearizations = new HashMap<>();
    private final Map<ArrayVar, Set<ArrayVar>> sources = new HashMap<>();
    private final Map<ArrayVar, Set<ArrayVar>> readers = new HashMap<>();

    private Activity(ComponentProgram program, Set<ArrayVar> inputs) {
        Clauses.forEach(program.clauses(), clause -> connect(clause, program));
        active = reachable(inputs, readers);
        active.retainAll(reachable(program.results(), sources));
    }

    public static Activity of(ComponentProgram program, Set<ArrayVar> inputs) {
        return new Activity(program, inputs);
    }

    private void connect(Clause clause, ComponentProgram program) {
        if (clause instanceof Definition definition) {
            Linearization linear = linearized(definition, program);
            linearizations.put(definition, linear);
            linear.partials()
                    .forEach(partial ->
                            connect(definition.target(), List.of(partial.site().array())));
        } else if (clause instanceof Kernel kernel) {
            kernel.targets().forEach(target -> connect(target, KernelRules.differentiable(kernel)));
        } else if (clause instanceof Repetition repetition) {
            for (Repetition.Carried carried : repetition.carried()) {
                connect(carried.state(), List.of(carried.initial(), carried.next()));
                connect(carried.result(), List.of(carried.initial(), carried.next()));
            }
        } else if (clause instanceof Alternative alternative) {
            for (Alternative.Merged merged : alternative.merged()) {
                connect(merged.result(), List.of(merged.then(), merged.otherwise()));
            }
        }
    }

    private static Linearization linearized(Definition definition, ComponentProgram program) {
        try {
            return Linearization.of(definition, program.names());
        } catch (UnknownDerivative unknown) {
            throw unknown.at(definition.origin());
        }
    }

    private void connect(ArrayVar target, Collection<ArrayVar> from) {
        for (ArrayVar source : from) {
            sources.computeIfAbsent(target, key -> new LinkedHashSet<>()).add(source);
            readers.computeIfAbsent(source, key -> new LinkedHashSet<>()).add(target);
        }
    }

    private static Set<ArrayVar> reachable(Collection<ArrayVar> from, Map<ArrayVar, Set<ArrayVar>> edges) {
        Set<ArrayVar> reached = new HashSet<>(from);
        Deque<ArrayVar> waiting = new ArrayDeque<>(from);
        while (!waiting.isEmpty()) {
            for (ArrayVar next : edges.getOrDefault(waiting.remove(), Set.of())) {
                if (reached.add(next)) {
                    waiting.add(next);
                }
            }
        }
        return reached;
    }

    /** Whether the array varies with the chosen inputs and a result with it. */
    public boolean isActive(ArrayVar array) {
        return active.contains(array);
    }

    public Linearization linearization(Definition definition) {
        return linearizations.get(definition);
    }

    /** A definition's partials with respect to active arrays. */
    public List<Partial> partials(Definition definition) {
        return linearizations.get(definition).partials().stream()
                .filter(partial -> isActive(partial.site().array()))
                .toList();
    }
}
