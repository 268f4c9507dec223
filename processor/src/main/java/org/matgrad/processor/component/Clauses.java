package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.matgrad.processor.matrix.Size;

/** Walks over clauses. */
public final class Clauses {

    private Clauses() {}

    /** Visits the clauses and all within them, in order; a loop or a branch before what stands in it. */
    public static void forEach(List<? extends Clause> clauses, Consumer<Clause> visitor) {
        for (Clause clause : clauses) {
            visitor.accept(clause);
            if (clause instanceof Repetition repetition) {
                forEach(repetition.body(), visitor);
            } else if (clause instanceof Alternative alternative) {
                forEach(alternative.then(), visitor);
                forEach(alternative.otherwise(), visitor);
            }
        }
    }

    /** A clause with what stands in it changed: a loop's turn, the ways of a branch. Any other clause is as it was. */
    public static Clause within(Clause clause, UnaryOperator<List<Clause>> change) {
        if (clause instanceof Repetition loop) {
            return new Repetition(loop.turns(), loop.order(), loop.carried(), change.apply(loop.body()), loop.origin());
        }
        if (clause instanceof Alternative branch) {
            return new Alternative(
                    branch.condition(),
                    change.apply(branch.then()),
                    change.apply(branch.otherwise()),
                    branch.merged(),
                    branch.origin());
        }
        return clause;
    }

    /** The clauses with others in place of each definition, wherever it stands. */
    public static List<Clause> replaced(List<Clause> clauses, Function<Definition, List<Definition>> definitions) {
        List<Clause> all = new ArrayList<>();
        for (Clause clause : clauses) {
            if (clause instanceof Definition definition) {
                all.addAll(definitions.apply(definition));
            } else {
                all.add(within(clause, inside -> replaced(inside, definitions)));
            }
        }
        return all;
    }

    /** The definitions, wherever they stand. */
    public static List<Definition> definitions(List<Clause> clauses) {
        List<Definition> definitions = new ArrayList<>();
        forEach(clauses, clause -> {
            if (clause instanceof Definition definition) {
                definitions.add(definition);
            }
        });
        return definitions;
    }

    /** Whether there is no loop, branch or kernel. */
    public static boolean isStraight(List<Clause> clauses) {
        return clauses.stream().allMatch(Definition.class::isInstance);
    }

    /** The arrays that one clause itself defines, not those within it. */
    public static List<ArrayVar> targets(Clause clause) {
        if (clause instanceof Definition definition) {
            return List.of(definition.target());
        }
        if (clause instanceof Kernel kernel) {
            return kernel.targets();
        }
        if (clause instanceof Repetition repetition) {
            List<ArrayVar> targets = new ArrayList<>();
            repetition.carried().forEach(carried -> {
                targets.add(carried.state());
                targets.add(carried.result());
            });
            return targets;
        }
        if (clause instanceof Demand) {
            return List.of();
        }
        return ((Alternative) clause)
                .merged().stream().map(Alternative.Merged::result).toList();
    }

    /** The arrays that are defined anywhere in the clauses. */
    public static Set<ArrayVar> defined(List<Clause> clauses) {
        Set<ArrayVar> defined = new LinkedHashSet<>();
        forEach(clauses, clause -> defined.addAll(targets(clause)));
        return defined;
    }

    /** The arrays that one clause itself reads, not those read within it. */
    public static Set<ArrayVar> reads(Clause clause) {
        if (clause instanceof Definition definition) {
            return definition.reads();
        }
        if (clause instanceof Kernel kernel) {
            return kernel.reads();
        }
        Set<ArrayVar> reads = new LinkedHashSet<>();
        if (clause instanceof Repetition repetition) {
            repetition.carried().forEach(carried -> {
                reads.add(carried.initial());
                reads.add(carried.next());
            });
            reads.addAll(counts(repetition.turns()));
        } else if (clause instanceof Demand demand) {
            demand.fact().sizes().forEach(size -> Exprs.stored(size).forEach(access -> reads.add(access.array())));
            reads.addAll(reads(demand.guard()));
        } else {
            Alternative alternative = (Alternative) clause;
            reads.addAll(reads(alternative.condition()));
            alternative.merged().forEach(merged -> {
                reads.add(merged.then());
                reads.add(merged.otherwise());
            });
        }
        return reads;
    }

    /** What a clause reads otherwise than as the numbers of a formula: this has to be in storage. */
    public static Set<ArrayVar> readInStorage(Clause clause) {
        return clause instanceof Definition definition ? definition.readsForInts() : reads(clause);
    }

    /** The arrays that say how many turns a loop has. */
    public static Set<ArrayVar> counts(Repetition.Turns turns) {
        Set<ArrayVar> reads = new LinkedHashSet<>();
        for (Size size : List.of(turns.from(), turns.limit(), turns.step())) {
            Exprs.stored(size).forEach(access -> reads.add(access.array()));
        }
        return reads;
    }

    /** The arrays that a condition reads. */
    public static Set<ArrayVar> reads(Condition condition) {
        Set<ArrayVar> reads = new LinkedHashSet<>();
        Conditions.numbers(condition)
                .forEach(number -> Exprs.accesses(number).forEach(access -> reads.add(access.array())));
        Conditions.sizes(condition).forEach(size -> Exprs.stored(size).forEach(access -> reads.add(access.array())));
        return reads;
    }

    /** How many of the clauses, and of those within them, read each array. */
    public static Map<ArrayVar, Integer> readers(List<? extends Clause> clauses) {
        Map<ArrayVar, Integer> readers = new HashMap<>();
        forEach(clauses, clause -> reads(clause).forEach(array -> readers.merge(array, 1, Integer::sum)));
        return readers;
    }

    /** All arrays that are read anywhere in the clauses. */
    public static Set<ArrayVar> allReads(List<Clause> clauses) {
        Set<ArrayVar> reads = new LinkedHashSet<>();
        forEach(clauses, clause -> reads.addAll(reads(clause)));
        return reads;
    }

    /** The arrays that loops, branches and kernels take as wholes: these have to be in storage. */
    public static Set<ArrayVar> handedOver(List<Clause> clauses) {
        Set<ArrayVar> whole = new LinkedHashSet<>();
        forEach(clauses, clause -> {
            if (clause instanceof Kernel kernel) {
                kernel.operands().forEach(operand -> {
                    if (operand instanceof Kernel.Operand.Part part) {
                        whole.add(part.array());
                    }
                });
            } else if (clause instanceof Repetition) {
                whole.addAll(reads(clause));
            } else if (clause instanceof Alternative alternative) {
                alternative.merged().forEach(merged -> {
                    whole.add(merged.then());
                    whole.add(merged.otherwise());
                });
            }
        });
        return whole;
    }
}
