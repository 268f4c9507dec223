package org.matgrad.processor.loop;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matgrad.processor.component.Alternative;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.component.Repetition;

/**
 * What later sweeps read of what a sweep computes in loops: every turn's value is kept, one behind the other, in an array
 * that grows. Also the scratch that sweeps share.
 */
public final class Memory {

    private final Map<ArrayVar, Repetition.Turns> recorded = new LinkedHashMap<>();
    private final Map<ArrayVar, Repetition.Order> orders = new LinkedHashMap<>();
    private final Map<ArrayVar, ArrayVar> histories = new LinkedHashMap<>();
    private final Map<ArrayVar, ArrayVar> states = new LinkedHashMap<>();
    private final Set<ArrayVar> ofValue = new LinkedHashSet<>();
    private final Set<Repetition.Turns> loops = new LinkedHashSet<>();
    private final Names names;
    private final Scratch scratch;

    private Memory(Names names) {
        this.names = names;
        this.scratch = new Scratch(names);
    }

    /**
     * A sweep whose loops others come back to.
     *
     * @param later what later sweeps read
     */
    public record Sweep(List<Clause> clauses, Set<ArrayVar> later) {}

    /**
     * What has to be kept.
     *
     * @param clauses the value's program
     * @param later what later sweeps read
     */
    public static Memory of(List<Clause> clauses, Set<ArrayVar> later, Names names) {
        return of(List.of(new Sweep(clauses, later)), names);
    }

    /** What has to be kept of several sweeps, the value's first. */
    public static Memory of(List<Sweep> sweeps, Names names) {
        Memory memory = new Memory(names);
        for (Sweep sweep : sweeps) {
            memory.collect(sweep.clauses(), null, sweep.later());
            if (sweep == sweeps.get(0)) {
                memory.ofValue.addAll(memory.recorded.keySet());
            }
        }
        return memory;
    }

    private void collect(List<Clause> clauses, Repetition around, Set<ArrayVar> later) {
        for (Clause clause : clauses) {
            if (clause instanceof Repetition repetition) {
                loops.add(repetition.turns());
                for (Repetition.Carried carried : repetition.carried()) {
                    if (later.contains(carried.state())) {
                        ArrayVar history = new ArrayVar(
                                names.fresh(carried.state().name() + "History"),
                                carried.state().shape());
                        histories.put(carried.state(), history);
                        states.put(history, carried.state());
                        record(history, repetition);
                    }
                    record(carried.result(), around, later);
                }
                collect(repetition.body(), repetition, later);
            } else {
                Clauses.targets(clause).forEach(target -> record(target, around, later));
                if (clause instanceof Alternative alternative) {
                    collect(alternative.then(), around, later);
                    collect(alternative.otherwise(), around, later);
                }
            }
        }
    }

    private void record(ArrayVar array, Repetition around, Set<ArrayVar> later) {
        if (around != null && later.contains(array)) {
            record(array, around);
        }
    }

    private void record(ArrayVar array, Repetition around) {
        recorded.put(array, around.turns());
        orders.put(array, around.order());
    }

    /** What no sweep leaves for another one, and so all have in common. */
    Scratch scratch() {
        return scratch;
    }

    /** Whether an array holds nothing beyond one loop. Each sweep that uses it makes sure that it is there. */
    public boolean isScratch(ArrayVar array) {
        return scratch.has(array);
    }

    /** In which order of turns an array's values are computed, and kept where their sizes differ. */
    public Repetition.Order order(ArrayVar array) {
        return orders.get(array);
    }

    /** The array of the program that an array in storage keeps: the state whose history it is, or itself. */
    public ArrayVar remembered(ArrayVar stored) {
        return states.getOrDefault(stored, stored);
    }

    /** Whether the value's sweep records an array. */
    public boolean isOfValue(ArrayVar stored) {
        return ofValue.contains(stored);
    }

    /** Whether every turn's value of an array is kept. */
    public boolean isRecorded(ArrayVar array) {
        return recorded.containsKey(array);
    }

    /** The states of which a history is kept. */
    public Set<ArrayVar> states() {
        return histories.keySet();
    }

    /** The loop whose turns an array's values belong to. */
    public Repetition.Turns turns(ArrayVar array) {
        return recorded.get(array);
    }

    /** The array that keeps a state's values at the beginning of each turn. */
    public Optional<ArrayVar> history(ArrayVar state) {
        return Optional.ofNullable(histories.get(state));
    }

    /** Whether an array's size differs from turn to turn. */
    public static boolean varies(ArrayVar array) {
        return array.shape().sizes().stream().anyMatch(size -> !size.isKnownOnEntry());
    }

    /** All recorded arrays, in order of definition. */
    public Set<ArrayVar> recorded() {
        return recorded.keySet();
    }

    /** The arrays of one loop. */
    public List<ArrayVar> recorded(Repetition.Turns turns) {
        return recorded.entrySet().stream()
                .filter(entry -> entry.getValue() == turns)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** All loops, outer ones before inner ones. */
    public List<Repetition.Turns> loops() {
        return List.copyOf(loops);
    }
}
