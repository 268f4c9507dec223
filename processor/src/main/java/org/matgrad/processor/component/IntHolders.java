package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.matgrad.processor.matrix.Size;

/** Finds the numbers that hold an int between its computation and its use as a size or a subscript. */
public final class IntHolders {

    private final Set<ArrayVar> holders = new LinkedHashSet<>();

    private IntHolders() {}

    /** All those in the clauses: what is read as an int, and what is handed on to that as it is. */
    public static Set<ArrayVar> in(List<Clause> clauses) {
        IntHolders found = new IntHolders();
        Clauses.forEach(clauses, found::readBy);
        int before;
        do {
            before = found.holders.size();
            Clauses.forEach(clauses, found::handedOn);
        } while (found.holders.size() > before);
        return found.holders;
    }

    private void readBy(Clause clause) {
        if (clause instanceof Definition definition) {
            read(definition.body());
            definition.indices().forEach(index -> read(index.extent()));
        } else if (clause instanceof Kernel kernel) {
            kernel.batch().forEach(index -> read(index.extent()));
            kernel.operands().forEach(this::read);
            read(kernel.guard());
        } else if (clause instanceof Repetition repetition) {
            holders.addAll(Clauses.counts(repetition.turns()));
        } else if (clause instanceof Demand demand) {
            demand.fact().sizes().forEach(this::read);
            read(demand.guard());
        } else {
            read(((Alternative) clause).condition());
        }
        Clauses.targets(clause).forEach(target -> target.shape().sizes().forEach(this::read));
    }

    private void read(Kernel.Operand operand) {
        if (operand instanceof Kernel.Operand.Part part) {
            part.at().forEach(this::read);
        } else if (operand instanceof Kernel.Operand.Number number) {
            read(number.value());
        } else if (operand instanceof Kernel.Operand.Int integer) {
            read(integer.size());
        } else if (operand instanceof Kernel.Operand.Bool bool) {
            read(bool.condition());
        }
    }

    private void read(Condition condition) {
        Conditions.numbers(condition).forEach(this::read);
        Conditions.sizes(condition).forEach(this::read);
    }

    private void read(Expr expr) {
        Exprs.forEach(expr, part -> Exprs.sizes(part).forEach(this::read));
    }

    private void read(Size size) {
        Exprs.stored(size).forEach(access -> holders.add(access.array()));
    }

    private void handedOn(Clause clause) {
        if (clause instanceof Repetition repetition) {
            repetition
                    .carried()
                    .forEach(carried ->
                            together(List.of(carried.state(), carried.initial(), carried.next(), carried.result())));
        } else if (clause instanceof Alternative alternative) {
            alternative
                    .merged()
                    .forEach(merged -> together(List.of(merged.result(), merged.then(), merged.otherwise())));
        } else if (clause instanceof Definition definition && holders.contains(definition.target())) {
            List<Expr> values = new ArrayList<>(List.of(definition.body()));
            while (!values.isEmpty()) {
                Expr value = values.remove(0);
                if (value instanceof Expr.Access access) {
                    holders.add(access.array());
                } else if (value instanceof Expr.Select select) {
                    values.addAll(List.of(select.then(), select.otherwise()));
                } else if (value instanceof Expr.Held held) {
                    values.add(held.value());
                }
            }
        }
    }

    /** What is one variable at different times holds ints always or never. */
    private void together(List<ArrayVar> times) {
        if (times.stream().anyMatch(holders::contains)) {
            holders.addAll(times);
        }
    }
}
