package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.Alternative;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Batching;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Demand;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Kernel;
import org.matgrad.processor.component.Repetition;
import org.matgrad.processor.component.Rewriting;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Size;

/**
 * The gradient of each row of a batch by the parameters that the rows share. It is the adjoint of the program in which
 * every row has such a parameter of its own; what it reads there is the same for all rows, and computed once.
 */
final class PerExample {

    private final Batching shared;
    private final Batching apart;
    /** What arrays of the program with rows apart are in the other one. */
    private final Map<ArrayVar, ArrayVar> same = new HashMap<>();
    /** Those of them that have no rows there. */
    private final Set<ArrayVar> ofAllRows = new LinkedHashSet<>();

    private PerExample(Batching shared, Batching apart) {
        this.shared = shared;
        this.apart = apart;
        for (ArrayVar one : apart.byRow()) {
            same.put(apart.array(one), shared.array(one));
            if (!shared.isByRow(one)) {
                ofAllRows.add(apart.array(one));
            }
        }
    }

    /**
     * Differentiates each row.
     *
     * @param one the program for one data point
     * @param batch the same for a batch
     * @param inputs the parameters that the rows share
     * @param seeds those of the batch's adjoint, from which this sweep starts, too
     */
    static DerivativeProgram of(
            ComponentProgram one, Batching batch, Set<ArrayVar> inputs, Map<ArrayVar, ArrayVar> seeds) {
        return new PerExample(batch, batch.apart(one, inputs)).differentiated(inputs, seeds);
    }

    private DerivativeProgram differentiated(Set<ArrayVar> inputs, Map<ArrayVar, ArrayVar> seeds) {
        Set<ArrayVar> rows = new LinkedHashSet<>();
        inputs.forEach(input -> rows.add(apart.array(input)));
        DerivativeProgram adjoint = Adjoint.of(apart.program(), rows);
        List<ArrayVar> results = shared.program().results();
        for (int n = 0; n < results.size(); n++) {
            ArrayVar own = adjoint.seeds().get(apart.program().results().get(n));
            same.put(own, seeds.get(results.get(n)));
        }
        Map<ArrayVar, ArrayVar> outcomes = new LinkedHashMap<>();
        inputs.forEach(input -> outcomes.put(input, adjoint.outcomes().get(apart.array(input))));
        return new DerivativeProgram(seeds, clauses(adjoint.clauses()), outcomes);
    }

    private List<Clause> clauses(List<Clause> given) {
        List<Clause> all = new ArrayList<>();
        given.forEach(clause -> all.add(clause(clause)));
        return all;
    }

    private Clause clause(Clause clause) {
        Rewriting rewriting = new Rewriting(this::access, this::size);
        if (clause instanceof Definition definition) {
            return rewriting.definition(definition);
        }
        if (clause instanceof Kernel kernel) {
            return kernel(rewriting.kernel(kernel));
        }
        if (clause instanceof Repetition repetition) {
            List<Repetition.Carried> carried = repetition.carried().stream()
                    .map(one ->
                            new Repetition.Carried(one.state(), whole(one.initial()), whole(one.next()), one.result()))
                    .toList();
            return new Repetition(
                    repetition.turns(), repetition.order(), carried, clauses(repetition.body()), repetition.origin());
        }
        if (clause instanceof Alternative alternative) {
            List<Alternative.Merged> merged = alternative.merged().stream()
                    .map(one -> new Alternative.Merged(one.result(), whole(one.then()), whole(one.otherwise())))
                    .toList();
            return new Alternative(
                    rewriting.condition(alternative.condition()),
                    clauses(alternative.then()),
                    clauses(alternative.otherwise()),
                    merged,
                    alternative.origin());
        }
        return rewriting.demand((Demand) clause);
    }

    private Kernel kernel(Kernel kernel) {
        List<Kernel.Operand> operands = kernel.operands().stream()
                .map(operand -> operand instanceof Kernel.Operand.Part part
                        ? new Kernel.Operand.Part(array(part.array()), subscripts(part.array(), part.at()))
                        : operand)
                .toList();
        return new Kernel(
                kernel.procedure(),
                kernel.targets(),
                kernel.batch(),
                operands,
                kernel.guard(),
                kernel.operation(),
                kernel.origin());
    }

    private ArrayVar array(ArrayVar array) {
        return same.getOrDefault(array, array);
    }

    private ArrayVar whole(ArrayVar array) {
        if (ofAllRows.contains(array)) {
            throw new IllegalStateException(array + " has no rows");
        }
        return array(array);
    }

    private Expr access(Expr.Access access) {
        return new Expr.Access(array(access.array()), subscripts(access.array(), access.at()));
    }

    /** Without that of the row where it makes no difference. */
    private List<Size> subscripts(ArrayVar array, List<Size> at) {
        return ofAllRows.contains(array) ? at.subList(1, at.size()) : at;
    }

    private Size size(Size size) {
        return size.substitute(atom -> atom instanceof Atom.Stored stored && stored.number() instanceof ArrayVar array
                ? Size.of(new Atom.Stored(array(array), subscripts(array, stored.at())))
                : Size.of(atom));
    }
}
