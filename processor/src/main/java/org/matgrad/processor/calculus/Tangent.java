package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.Algebra;
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
import org.matgrad.processor.matrix.Index;

/** Forward mode: the tangent of an array is the sum, over the places that it reads, of the partial times what it reads. */
public final class Tangent {

    private final ComponentProgram program;
    private final Activity activity;
    private final Map<ArrayVar, ArrayVar> dots = new LinkedHashMap<>();
    private final Zeros zeros = new Zeros();
    private List<Clause> clauses = new ArrayList<>();

    private Tangent(ComponentProgram program, Set<ArrayVar> inputs) {
        this.program = program;
        this.activity = Activity.of(program, inputs);
    }

    public static DerivativeProgram of(ComponentProgram program, Set<ArrayVar> inputs) {
        return new Tangent(program, inputs).run(inputs);
    }

    /** A tangent in two parts: of the program's first clauses, and of the others. */
    record Split(List<Clause> before, List<Clause> after, Map<ArrayVar, ArrayVar> outcomes) {}

    /** The tangent along directions that have arrays already, its clauses parted where the program's are. */
    static Split split(ComponentProgram program, int first, Map<ArrayVar, ArrayVar> directions) {
        Tangent tangent = new Tangent(program, directions.keySet());
        tangent.dots.putAll(directions);
        program.clauses().subList(0, first).forEach(tangent::derive);
        Set<ArrayVar> early = Clauses.defined(tangent.clauses);
        program.clauses().subList(first, program.clauses().size()).forEach(tangent::derive);
        Map<ArrayVar, ArrayVar> outcomes = tangent.outcomes();
        List<Clause> before = new ArrayList<>();
        List<Clause> after = new ArrayList<>();
        for (Clause clause : Aliases.remove(tangent.clauses, new LinkedHashSet<>(outcomes.values()))) {
            boolean isEarly = early.containsAll(Clauses.targets(clause));
            (isEarly ? before : after).add(clause);
        }
        return new Split(before, after, outcomes);
    }

    private DerivativeProgram run(Set<ArrayVar> inputs) {
        inputs.forEach(input -> dots.put(input, dot(input)));
        Map<ArrayVar, ArrayVar> seeds = new LinkedHashMap<>(dots);
        program.clauses().forEach(this::derive);
        Map<ArrayVar, ArrayVar> outcomes = outcomes();
        List<Clause> remembered = Remembered.of(clauses, program.clauses());
        List<Clause> kept = Aliases.remove(remembered, new LinkedHashSet<>(outcomes.values()));
        return new DerivativeProgram(seeds, kept, outcomes);
    }

    private Map<ArrayVar, ArrayVar> outcomes() {
        Map<ArrayVar, ArrayVar> outcomes = new LinkedHashMap<>();
        for (ArrayVar result : program.results()) {
            outcomes.put(result, dots.containsKey(result) ? dots.get(result) : zero(result));
        }
        return outcomes;
    }

    private ArrayVar dot(ArrayVar array) {
        return new ArrayVar(program.names().fresh(array.name() + "Dot"), array.shape());
    }

    private void derive(Clause clause) {
        if (clause instanceof Definition definition) {
            derive(definition);
        } else if (clause instanceof Kernel kernel) {
            derive(kernel);
        } else if (clause instanceof Repetition repetition) {
            derive(repetition);
        } else if (clause instanceof Alternative alternative) {
            derive(alternative);
        }
    }

    private void derive(Definition definition) {
        if (!activity.isActive(definition.target())) {
            return;
        }
        clauses.addAll(activity.linearization(definition).auxiliary());
        Expr sum = Expr.ZERO;
        for (Partial partial : activity.partials(definition)) {
            Expr.Access dot = new Expr.Access(
                    dots.get(partial.site().array()), partial.site().at());
            Expr product = zeros.kept(partial.weight(), dot, partial.pushedForward(dot));
            sum = Algebra.add(sum, Algebra.sum(partial.over(), product));
        }
        ArrayVar target = dot(definition.target());
        dots.put(definition.target(), target);
        Definition tangent = Definition.fresh(target, definition.indices(), sum, definition.origin());
        zeros.learn(tangent);
        clauses.add(tangent);
    }

    private void derive(Kernel kernel) {
        if (kernel.targets().stream().anyMatch(activity::isActive)) {
            Contributions sink = new Contributions() {
                @Override
                public void add(Clause clause) {
                    clauses.add(clause);
                }

                @Override
                public void contribute(
                        Expr.Access site, List<Index> loops, Expr product, org.matgrad.processor.matrix.Origin origin) {
                    throw new IllegalStateException("forward mode contributes to no adjoint");
                }
            };
            Map<ArrayVar, ArrayVar> targets = new LinkedHashMap<>();
            kernel.targets().forEach(target -> targets.put(target, dot(target)));
            new KernelRules(kernel, program.names(), sink).tangents(targets, dots, activity);
            dots.putAll(targets);
        }
    }

    /** An array's tangent, of zeros where it does not vary. */
    private ArrayVar dotOrZero(ArrayVar array) {
        return dots.containsKey(array) && activity.isActive(array) ? dots.get(array) : zero(array);
    }

    private ArrayVar zero(ArrayVar array) {
        ArrayVar zero = dot(array);
        clauses.add(new Definition(zero, Index.along(zero.shape(), 0), Expr.ZERO, null));
        return zero;
    }

    /** Whether anything in clauses varies: an adjoint's clauses read what a turn computes, which the loop need not carry. */
    private boolean varies(List<Clause> clauses) {
        return Clauses.defined(clauses).stream().anyMatch(activity::isActive);
    }

    private void derive(Repetition repetition) {
        List<Repetition.Carried> active = repetition.carried().stream()
                .filter(carried -> activity.isActive(carried.state()) || activity.isActive(carried.result()))
                .toList();
        if (active.isEmpty() && !varies(repetition.body())) {
            return;
        }
        List<ArrayVar> initials = new ArrayList<>();
        active.forEach(carried -> initials.add(dotOrZero(carried.initial())));
        active.forEach(carried -> dots.put(carried.state(), dot(carried.state())));
        List<Clause> around = clauses;
        clauses = new ArrayList<>();
        repetition.body().forEach(this::derive);
        List<Repetition.Carried> along = new ArrayList<>();
        for (int c = 0; c < active.size(); c++) {
            Repetition.Carried carried = active.get(c);
            // A state that does not vary itself may be the next value of one that does.
            ArrayVar next = dotOrZero(carried.next());
            ArrayVar result = dot(carried.result());
            along.add(new Repetition.Carried(dots.get(carried.state()), initials.get(c), next, result));
        }
        List<Clause> body = clauses;
        clauses = around;
        for (int c = 0; c < active.size(); c++) {
            dots.put(active.get(c).result(), along.get(c).result());
        }
        clauses.add(new Repetition(repetition.turns(), repetition.order(), along, body, repetition.origin()));
    }

    private void derive(Alternative alternative) {
        List<Alternative.Merged> active = alternative.merged().stream()
                .filter(merged -> activity.isActive(merged.result()))
                .toList();
        if (active.isEmpty() && !varies(alternative.then()) && !varies(alternative.otherwise())) {
            return;
        }
        List<Clause> around = clauses;
        clauses = new ArrayList<>();
        alternative.then().forEach(this::derive);
        List<ArrayVar> thens =
                active.stream().map(merged -> dotOrZero(merged.then())).toList();
        List<Clause> then = clauses;
        clauses = new ArrayList<>();
        alternative.otherwise().forEach(this::derive);
        List<ArrayVar> others =
                active.stream().map(merged -> dotOrZero(merged.otherwise())).toList();
        List<Clause> otherwise = clauses;
        clauses = around;
        List<Alternative.Merged> along = new ArrayList<>();
        for (int m = 0; m < active.size(); m++) {
            ArrayVar result = dot(active.get(m).result());
            dots.put(active.get(m).result(), result);
            along.add(new Alternative.Merged(result, thens.get(m), others.get(m)));
        }
        clauses.add(new Alternative(alternative.condition(), then, otherwise, along, alternative.origin()));
    }
}
