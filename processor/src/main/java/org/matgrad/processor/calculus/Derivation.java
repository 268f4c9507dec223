package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Expander;
import org.matgrad.processor.component.Storage;
import org.matgrad.processor.matrix.Order;
import org.matgrad.processor.matrix.Parameter;
import org.matgrad.processor.matrix.Program;

/**
 * A method in component form with all its derivatives.
 *
 * @param chosen the inputs that are differentiated with respect to, in the parameters' order
 * @param second how the gradient changes, where the second order is asked for
 * @param hessian its compact blocks; empty where it takes sweeps, or is not asked for
 * @param jacobians one for each chosen input where the result is an array, none where it is a number; empty where they take sweeps
 * @param bundles sweeps for these that go along all directions at once
 */
public record Derivation(
        Program program,
        ComponentProgram value,
        Set<ArrayVar> chosen,
        DerivativeProgram adjoint,
        DerivativeProgram tangent,
        Optional<SecondOrder> second,
        Optional<List<Hessians.Block>> hessian,
        Optional<Jacobians.All> jacobians,
        Bundles bundles) {

    /** Runs the stages of the core. */
    public static Derivation of(Program program, Order order) {
        ComponentProgram value = Expander.expand(program, new Reverse());
        Set<ArrayVar> chosen = new LinkedHashSet<>();
        List<Parameter.Real> reals = program.reals();
        for (int p = 0; p < reals.size(); p++) {
            if (reals.get(p).active()) {
                chosen.add(value.inputs().get(p));
            }
        }
        DerivativeProgram adjoint = Adjoint.of(value, chosen);
        DerivativeProgram tangent = Tangent.of(value, chosen);
        Optional<SecondOrder> second =
                order == Order.SECOND ? Optional.of(SecondOrder.of(value, adjoint, tangent.seeds())) : Optional.empty();
        List.of(value.clauses(), adjoint.clauses(), tangent.clauses()).forEach(Storage::requireBounded);
        second.ifPresent(more -> List.of(more.ahead(), more.back()).forEach(Storage::requireBounded));
        Optional<List<Hessians.Block>> hessian = second.flatMap(more -> Hessians.of(value, adjoint));
        Optional<Jacobians.All> jacobians = composed(value, chosen);
        Bundles bundles = jacobians.isPresent() ? Bundles.NONE : Bundles.of(value, adjoint, tangent);
        return new Derivation(program, value, chosen, adjoint, tangent, second, hessian, jacobians, bundles);
    }

    /** The array that an input of the program is. */
    public ArrayVar input(Parameter parameter) {
        return value.inputs().get(Program.reals(program.inputs()).indexOf(parameter));
    }

    /** The clauses of each sweep that goes through whole arrays behind the value's. */
    public List<List<Clause>> sweeps() {
        List<List<Clause>> sweeps = new ArrayList<>(List.of(adjoint.clauses(), tangent.clauses()));
        second.ifPresent(more -> sweeps.addAll(List.of(more.ahead(), more.back())));
        bundles.all().forEach(bundle -> sweeps.add(bundle.clauses()));
        return sweeps;
    }

    /** The same with these sweeps changed. */
    public Derivation withSweeps(UnaryOperator<List<Clause>> change) {
        return new Derivation(
                program,
                value,
                chosen,
                adjoint.with(change.apply(adjoint.clauses())),
                tangent.with(change.apply(tangent.clauses())),
                second.map(more ->
                        new SecondOrder(change.apply(more.ahead()), change.apply(more.back()), more.outcomes())),
                hessian,
                jacobians,
                new Bundles(
                        bundles.columns().map(bundle -> bundle.with(change.apply(bundle.clauses()))),
                        bundles.rows().map(bundle -> bundle.with(change.apply(bundle.clauses())))));
    }

    /** None for a number, whose gradient says it all; empty where Jacobians take sweeps. */
    private static Optional<Jacobians.All> composed(ComponentProgram value, Set<ArrayVar> chosen) {
        if (value.results().size() == 1 && value.results().get(0).rank() == 0) {
            return Optional.of(Jacobians.All.NONE);
        }
        return Jacobians.of(value, chosen);
    }
}
