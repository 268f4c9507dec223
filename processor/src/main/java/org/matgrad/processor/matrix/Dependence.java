package org.matgrad.processor.matrix;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which values of a program depend on what it is differentiated with respect to. */
public final class Dependence {

    private final Set<String> dependent = new HashSet<>();
    private boolean grown;

    private Dependence() {}

    /** The dependence of a program's values. */
    public static Dependence of(Program program) {
        Dependence dependence = new Dependence();
        program.reals().stream()
                .filter(Parameter.Real::active)
                .forEach(parameter -> dependence.dependent.add(parameter.value().name()));
        do {
            dependence.grown = false;
            dependence.visit(program.parts());
        } while (dependence.grown);
        return dependence;
    }

    /** Whether a value depends on a parameter that is differentiated. */
    public boolean isDependent(Operand operand) {
        return operand instanceof Value value && dependent.contains(value.name());
    }

    private void visit(List<Part> parts) {
        parts.forEach(this::visit);
    }

    private void visit(Part part) {
        if (part instanceof Step step) {
            pass(step.operands(), step.target());
        } else if (part instanceof Formed formed) {
            pass(List.of(formed.element()), formed.target());
        } else if (part instanceof Chosen chosen) {
            pass(List.of(chosen.then(), chosen.otherwise()), chosen.target());
        } else if (part instanceof Invocation call) {
            pass(call.operands(), call.target());
        } else if (part instanceof Differentiated inner) {
            for (int n = 0; n < inner.inputs().size(); n++) {
                pass(List.of(inner.arguments().get(n)), inner.inputs().get(n));
            }
            visit(inner.body());
            // Where the result varies, its gradient may: which of them does is not told here.
            inner.gradients().forEach(gradient -> pass(List.of(inner.result(), inner.seed()), gradient));
        } else if (part instanceof Loop loop) {
            for (Loop.Carried carried : loop.carried()) {
                pass(List.of(carried.initial(), carried.next()), carried.state());
                pass(List.of(carried.state()), carried.result());
            }
            visit(loop.body());
        } else if (part instanceof Branch branch) {
            visit(branch.then());
            visit(branch.otherwise());
            branch.merged().forEach(merged -> pass(List.of(merged.then(), merged.otherwise()), merged.result()));
        }
    }

    private void pass(Collection<? extends Operand> from, Value to) {
        if (from.stream().anyMatch(this::isDependent)) {
            grown |= dependent.add(to.name());
        }
    }
}
