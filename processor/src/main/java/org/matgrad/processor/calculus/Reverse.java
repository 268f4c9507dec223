package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Reversal;
import org.matgrad.processor.matrix.Index;

/** The gradient of a part of a program, as clauses like any others: what reads them can be differentiated again. */
final class Reverse implements Reversal {

    @Override
    public List<Clause> of(ComponentProgram part, Definition seed, Map<ArrayVar, ArrayVar> gradients) {
        Set<ArrayVar> inputs = new LinkedHashSet<>(part.inputs());
        DerivativeProgram adjoint = Adjoint.of(part, inputs);
        List<Clause> all = new ArrayList<>();
        all.add(seed);
        all.add(same(adjoint.seeds().get(part.results().get(0)), seed.target()));
        all.addAll(adjoint.clauses());
        gradients.forEach(
                (input, gradient) -> all.add(same(gradient, adjoint.outcomes().get(input))));
        return withNumbers(all, new HashSet<>(gradients.values()));
    }

    private static List<Clause> withNumbers(List<Clause> clauses, Set<ArrayVar> gradients) {
        Set<ArrayVar> kept = new HashSet<>(gradients);
        kept.addAll(Clauses.allReads(clauses.stream()
                .filter(clause -> !(clause instanceof Definition))
                .toList()));
        KnownNumbers numbers = new KnownNumbers();
        List<Clause> remaining = new ArrayList<>();
        for (Clause clause : clauses) {
            Clause simple = clause instanceof Definition definition ? numbers.in(definition) : clause;
            if (!(simple instanceof Definition definition && numbers.learns(definition, kept))) {
                remaining.add(simple);
            }
        }
        return remaining;
    }

    private static Definition same(ArrayVar target, ArrayVar as) {
        List<Index> indices = Index.along(target.shape(), 0);
        return new Definition(target, indices, Expr.Access.of(as, indices), null);
    }
}
