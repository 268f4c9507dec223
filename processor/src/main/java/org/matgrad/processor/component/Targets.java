package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.List;
import org.matgrad.processor.matrix.Branch;
import org.matgrad.processor.matrix.Chosen;
import org.matgrad.processor.matrix.Differentiated;
import org.matgrad.processor.matrix.Formed;
import org.matgrad.processor.matrix.Invocation;
import org.matgrad.processor.matrix.Loop;
import org.matgrad.processor.matrix.Part;
import org.matgrad.processor.matrix.Step;
import org.matgrad.processor.matrix.Value;

/** The values that parts of a matrix program compute. */
final class Targets {

    private Targets() {}

    static List<Value> of(List<Part> parts) {
        List<Value> targets = new ArrayList<>();
        parts.forEach(part -> collect(part, targets));
        return targets;
    }

    private static void collect(Part part, List<Value> targets) {
        if (part instanceof Step step) {
            targets.add(step.target());
        } else if (part instanceof Formed formed) {
            targets.add(formed.target());
        } else if (part instanceof Chosen chosen) {
            targets.add(chosen.target());
        } else if (part instanceof Invocation invocation) {
            targets.add(invocation.target());
        } else if (part instanceof Differentiated inner) {
            targets.addAll(inner.inputs());
            inner.body().forEach(step -> collect(step, targets));
            targets.addAll(inner.gradients());
        } else if (part instanceof Loop loop) {
            loop.body().forEach(inner -> collect(inner, targets));
            loop.carried().forEach(carried -> {
                targets.add(carried.state());
                targets.add(carried.result());
            });
        } else if (part instanceof Branch branch) {
            branch.then().forEach(inner -> collect(inner, targets));
            branch.otherwise().forEach(inner -> collect(inner, targets));
            branch.merged().forEach(merged -> targets.add(merged.result()));
        }
    }
}
