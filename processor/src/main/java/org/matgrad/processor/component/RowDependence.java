package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/** Which arrays of a program differ from row to row of a batch. */
final class RowDependence {

    private final Leading rows;
    private final Set<ArrayVar> differing;

    private RowDependence(Leading rows, Collection<ArrayVar> inputs) {
        this.rows = rows;
        this.differing = new HashSet<>(inputs);
    }

    /** The arrays, inputs among them; empty where rows go ways or have sizes of their own. */
    static Optional<Set<ArrayVar>> of(ComponentProgram program, Rows rows) {
        boolean areSizesNamed = program.inputs().stream()
                .flatMap(input -> input.shape().sizes().stream())
                .anyMatch(rows::isNamedIn);
        return areSizesNamed ? Optional.empty() : of(program.clauses(), rows, rows.inputs());
    }

    /** The arrays that differ if these do; empty where rows go ways or have sizes of their own. */
    static Optional<Set<ArrayVar>> of(List<Clause> clauses, Leading rows, Collection<ArrayVar> inputs) {
        RowDependence dependence = new RowDependence(rows, inputs);
        dependence.spread(clauses);
        boolean[] apart = {false};
        Clauses.forEach(clauses, clause -> apart[0] |= dependence.setsRowsApart(clause));
        return apart[0] ? Optional.empty() : Optional.of(dependence.differing);
    }

    /** The arrays that depend on these, and these. */
    static Set<ArrayVar> reachable(List<Clause> clauses, Set<ArrayVar> from, Leading rows) {
        RowDependence dependence = new RowDependence(rows, from);
        dependence.spread(clauses);
        return dependence.differing;
    }

    /** What a loop carries reaches clauses before the one that computes it: until nothing is added. */
    private void spread(List<Clause> clauses) {
        int before;
        do {
            before = differing.size();
            Clauses.forEach(clauses, this::spread);
        } while (differing.size() > before);
    }

    private void spread(Clause clause) {
        if (clause instanceof Repetition repetition) {
            for (Repetition.Carried carried : repetition.carried()) {
                spread(List.of(carried.initial(), carried.next()), List.of(carried.state(), carried.result()));
            }
        } else if (clause instanceof Alternative alternative) {
            for (Alternative.Merged merged : alternative.merged()) {
                spread(List.of(merged.then(), merged.otherwise()), List.of(merged.result()));
            }
        } else if (differs(clause)) {
            differing.addAll(Clauses.targets(clause));
        }
    }

    private void spread(List<ArrayVar> from, List<ArrayVar> to) {
        if (from.stream().anyMatch(differing::contains)) {
            differing.addAll(to);
        }
    }

    /** Whether a definition, a kernel or a demand reads what differs. */
    private boolean differs(Clause clause) {
        return Clauses.reads(clause).stream().anyMatch(differing::contains)
                || sizes(clause).stream().anyMatch(rows::isNamedIn);
    }

    /** Whether the rows need different numbers of turns, ways or sizes. */
    private boolean setsRowsApart(Clause clause) {
        if (clause instanceof Repetition repetition) {
            Repetition.Turns turns = repetition.turns();
            return List.of(turns.from(), turns.limit(), turns.step()).stream().anyMatch(this::differs);
        }
        if (clause instanceof Alternative alternative) {
            return Clauses.reads(alternative.condition()).stream().anyMatch(differing::contains)
                    || Conditions.sizes(alternative.condition()).stream().anyMatch(rows::isNamedIn);
        }
        if (clause instanceof Definition definition) {
            return extents(definition).stream().anyMatch(this::differs);
        }
        return clause instanceof Kernel kernel
                && kernel.targets().stream()
                        .flatMap(target -> target.shape().sizes().stream())
                        .anyMatch(this::differs);
    }

    private boolean differs(Size size) {
        return rows.isNamedIn(size)
                || Exprs.stored(size).stream().anyMatch(access -> differing.contains(access.array()));
    }

    private static List<Size> extents(Definition definition) {
        List<Size> extents = new ArrayList<>(definition.target().shape().sizes());
        definition.indices().forEach(index -> extents.add(index.extent()));
        for (Index index : Exprs.boundIndices(definition.body())) {
            extents.add(index.extent());
        }
        return extents;
    }

    /** All sizes that a clause itself mentions. */
    private static Collection<Size> sizes(Clause clause) {
        List<Size> sizes = new ArrayList<>();
        Rewriting all = new Rewriting(access -> access, size -> {
            sizes.add(size);
            return size;
        });
        if (clause instanceof Definition definition) {
            all.definition(definition);
        } else if (clause instanceof Kernel kernel) {
            all.kernel(kernel);
            kernel.operands().forEach(operand -> {
                if (operand instanceof Kernel.Operand.Part part) {
                    sizes.addAll(part.at());
                }
            });
        } else if (clause instanceof Demand demand) {
            all.demand(demand);
        }
        return sizes;
    }
}
