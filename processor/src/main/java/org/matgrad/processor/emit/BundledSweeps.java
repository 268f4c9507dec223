package org.matgrad.processor.emit;

import com.palantir.javapoet.MethodSpec;
import java.util.Collection;
import java.util.LinkedHashSet;
import org.matgrad.processor.calculus.Bundle;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.loop.Memory;
import org.matgrad.processor.loop.Scheduler;

/** Writes the sweeps that go along several directions at once. */
final class BundledSweeps {

    private final Writing writing;
    private final Memory memory;
    private final Names names;
    private final Bodies bodies;

    BundledSweeps(Writing writing, Memory memory, Names names, Bodies bodies) {
        this.writing = writing;
        this.memory = memory;
        this.names = names;
        this.bodies = bodies;
    }

    /** A sweep through the turns of loops in the user's order. */
    void ahead(Bundle bundle, MethodSpec.Builder method) {
        method.addCode(writing.recording().atFirst());
        run(bundle, "propagateAll", method);
    }

    /** A sweep from the last turn to the first. */
    void backwards(Bundle bundle, MethodSpec.Builder method) {
        method.addCode(writing.recording().atLast());
        run(bundle, "differentiateAll", method);
    }

    private void run(Bundle bundle, String verb, MethodSpec.Builder method) {
        Collection<ArrayVar> outcomes = bundle.outcomes().values();
        bodies.addFields(outcomes);
        bodies.run(
                Scheduler.derivative(bundle.clauses(), new LinkedHashSet<>(outcomes), names, memory),
                outcomes,
                verb,
                method);
    }
}
