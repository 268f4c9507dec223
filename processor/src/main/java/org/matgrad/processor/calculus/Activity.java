package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Definition;

/** The definitions on the way from the chosen inputs to the result, with their partials; no work is done for others. */
final class Activity {

    private final Set<ArrayVar> active = new HashSet<>();
    private final Map<Definition, Linearization> linearizations = new LinkedHashMap<>();

    private Activity() {}

    static Activity of(ComponentProgram program, Set<ArrayVar> inputs) {
        Activity activity = new Activity();
        Set<ArrayVar> varying = new HashSet<>(inputs);
        Map<Definition, Linearization> all = new LinkedHashMap<>();
        for (Definition definition : program.definitions()) {
            Linearization linear = Linearization.of(definition, program.names());
            if (linear.partials().stream()
                    .anyMatch(partial -> varying.contains(partial.site().array()))) {
                varying.add(definition.target());
                all.put(definition, linear);
            }
        }
        Set<ArrayVar> useful = new HashSet<>(Set.of(program.result()));
        List<Definition> backwards = new ArrayList<>(all.keySet());
        Collections.reverse(backwards);
        List<Definition> kept = new ArrayList<>();
        for (Definition definition : backwards) {
            if (useful.contains(definition.target())) {
                kept.add(definition);
                all.get(definition)
                        .partials()
                        .forEach(partial -> useful.add(partial.site().array()));
            }
        }
        Collections.reverse(kept);
        kept.forEach(definition -> activity.linearizations.put(definition, all.get(definition)));
        varying.retainAll(useful);
        activity.active.addAll(varying);
        return activity;
    }

    /** Whether the array varies with the chosen inputs and the result with it. */
    boolean isActive(ArrayVar array) {
        return active.contains(array);
    }

    /** The active definitions, in order of evaluation. */
    List<Definition> definitions() {
        return List.copyOf(linearizations.keySet());
    }

    Linearization linearization(Definition definition) {
        return linearizations.get(definition);
    }

    /** A definition's partials with respect to active arrays. */
    List<Partial> partials(Definition definition) {
        return linearizations.get(definition).partials().stream()
                .filter(partial -> isActive(partial.site().array()))
                .toList();
    }
}
