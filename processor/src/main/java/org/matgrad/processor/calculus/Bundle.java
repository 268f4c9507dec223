package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.Alternative;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Function;
import org.matgrad.processor.component.Kernel;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.component.Reduction;
import org.matgrad.processor.component.Repetition;
import org.matgrad.processor.component.Rewriting;
import org.matgrad.processor.component.Summands;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;

/**
 * A sweep along all unit directions of its seeds at once: every array that varies with the seeds has one more axis, of a
 * component for each direction, so that what the directions have in common is computed once. The seeds themselves are
 * deltas and take no storage.
 *
 * @param width how many directions there are
 * @param seeds the directions of each seed, in order
 */
public record Bundle(
        int width, Map<ArrayVar, Directions> seeds, List<Clause> clauses, Map<ArrayVar, ArrayVar> outcomes) {

    /** More directions than this would take many times the storage of one. */
    private static final int WIDEST = 32;

    /**
     * The directions of one seed: one for each place along some axes. What differs along the other axes goes together, as
     * each component of what is found depends on one place there, which is known.
     *
     * @param from the first one
     * @param axes the axes that tell them apart
     */
    public record Directions(int from, List<Integer> axes) {

        /** All axes of an array. */
        public static List<Integer> allAxes(ArrayVar seed) {
            return IntStream.range(0, seed.rank()).boxed().toList();
        }

        /** The sizes along the axes that tell directions apart. */
        public static Size count(ArrayVar seed, List<Integer> axes) {
            return Size.product(axes.stream().map(seed.shape()::size).toList());
        }
    }

    /** Where the axis of the directions stands. */
    public enum Axis {
        FIRST,
        LAST
    }

    /** The bundle of a sweep, if the number of its directions is known and small, and the sweep is of formulas only. */
    public static Optional<Bundle> of(DerivativeProgram sweep, Axis axis, Names names) {
        Map<ArrayVar, List<Integer>> axes = new LinkedHashMap<>();
        sweep.seeds().values().forEach(seed -> axes.put(seed, Directions.allAxes(seed)));
        return of(sweep, axes, axis, names);
    }

    /** The same where not all axes of each seed tell directions apart. */
    static Optional<Bundle> of(DerivativeProgram sweep, Map<ArrayVar, List<Integer>> axes, Axis axis, Names names) {
        Size directions = Size.ZERO;
        for (Map.Entry<ArrayVar, List<Integer>> seed : axes.entrySet()) {
            directions = directions.plus(Directions.count(seed.getKey(), seed.getValue()));
        }
        OptionalInt width = directions.constant();
        if (width.isEmpty() || width.getAsInt() > WIDEST || width.getAsInt() < 2) {
            return Optional.empty();
        }
        Widening widening = new Widening(sweep, axes, width.getAsInt(), axis, names);
        return widening.isPossible() ? Optional.of(widening.bundle()) : Optional.empty();
    }

    /** The same sweep by other clauses. */
    Bundle with(List<Clause> others) {
        return new Bundle(width, seeds, others, outcomes);
    }

    /** How many components the seeds of a sweep have together, if that is known. */
    public static OptionalInt width(DerivativeProgram sweep) {
        Size width = Size.ZERO;
        for (ArrayVar seed : sweep.seeds().values()) {
            width = width.plus(seed.shape().length());
        }
        return width.constant();
    }

    private static final class Widening {
        private final DerivativeProgram sweep;
        private final int width;
        private final Axis axis;
        private final Names names;
        private final Map<ArrayVar, Directions> seeds = new LinkedHashMap<>();
        private final Set<ArrayVar> varying = new LinkedHashSet<>();
        private final Set<ArrayVar> own;
        private final Map<ArrayVar, ArrayVar> wide = new LinkedHashMap<>();
        private final Rewriting others =
                new Rewriting(access -> new Expr.Access(wide(access.array()), access.at()), size -> size);
        private final List<Clause> stored = new ArrayList<>();

        Widening(DerivativeProgram sweep, Map<ArrayVar, List<Integer>> axes, int width, Axis axis, Names names) {
            this.sweep = sweep;
            this.width = width;
            this.axis = axis;
            this.names = names;
            this.own = Clauses.defined(sweep.clauses());
            int from = 0;
            for (ArrayVar seed : sweep.seeds().values()) {
                seeds.put(seed, new Directions(from, axes.get(seed)));
                from += Directions.count(seed, axes.get(seed)).constant().getAsInt();
            }
            varying.addAll(seeds.keySet());
            varying.addAll(sweep.outcomes().values());
            int before;
            do {
                before = varying.size();
                Clauses.forEach(sweep.clauses(), this::spread);
            } while (varying.size() > before);
        }

        /** What is computed from varying arrays varies, and so does what loops and branches exchange for such an array. */
        private void spread(Clause clause) {
            if (clause instanceof Repetition repetition) {
                repetition
                        .carried()
                        .forEach(carried -> together(
                                List.of(carried.state(), carried.initial(), carried.next(), carried.result())));
            } else if (clause instanceof Alternative alternative) {
                alternative
                        .merged()
                        .forEach(merged -> together(List.of(merged.result(), merged.then(), merged.otherwise())));
            } else if (Clauses.reads(clause).stream().anyMatch(varying::contains)) {
                varying.addAll(Clauses.targets(clause));
            }
        }

        private void together(List<ArrayVar> arrays) {
            if (arrays.stream().anyMatch(varying::contains)) {
                varying.addAll(arrays);
            }
        }

        boolean isPossible() {
            Set<ArrayVar> known = new LinkedHashSet<>(own);
            known.addAll(seeds.keySet());
            boolean[] formulas = {known.containsAll(varying)};
            Clauses.forEach(sweep.clauses(), clause -> {
                if (clause instanceof Kernel) {
                    formulas[0] = false;
                } else if (clause instanceof Definition definition && varying.contains(definition.target())) {
                    formulas[0] &= isLinear(definition.body());
                }
            });
            return formulas[0];
        }

        private boolean varies(Expr expr) {
            return Exprs.accesses(expr).stream().anyMatch(access -> varying.contains(access.array()));
        }

        private boolean isLinear(Expr expr) {
            if (!varies(expr) || expr instanceof Expr.Access) {
                return true;
            }
            boolean each = Exprs.children(expr).stream().allMatch(this::isLinear);
            if (expr instanceof Expr.Unary unary) {
                return each && unary.function() == Function.NEGATE;
            }
            if (expr instanceof Expr.Binary binary) {
                return each
                        && switch (binary.operator()) {
                            case ADD, SUBTRACT -> true;
                            case MULTIPLY -> !varies(binary.left()) || !varies(binary.right());
                            case DIVIDE -> !varies(binary.right());
                            default -> false;
                        };
            }
            if (expr instanceof Expr.Reduce reduce) {
                return each && reduce.reduction() == Reduction.SUM;
            }
            return each && (expr instanceof Expr.Select || expr instanceof Expr.Held);
        }

        Bundle bundle() {
            List<Clause> widened = clauses(sweep.clauses());
            List<Clause> all = new ArrayList<>(stored);
            all.addAll(widened);
            Map<ArrayVar, ArrayVar> outcomes = new LinkedHashMap<>();
            sweep.outcomes().forEach((array, outcome) -> outcomes.put(array, wide(outcome)));
            return new Bundle(width, seeds, all, outcomes);
        }

        private List<Clause> clauses(List<Clause> clauses) {
            List<Clause> widened = new ArrayList<>();
            for (Clause clause : clauses) {
                if (clause instanceof Definition definition) {
                    widened.add(varying.contains(definition.target()) ? definition(definition) : other(definition));
                } else if (clause instanceof Repetition repetition) {
                    widened.add(new Repetition(
                            repetition.turns(),
                            repetition.order(),
                            repetition.carried().stream()
                                    .map(carried -> new Repetition.Carried(
                                            wide(carried.state()),
                                            wide(carried.initial()),
                                            wide(carried.next()),
                                            wide(carried.result())))
                                    .toList(),
                            clauses(repetition.body()),
                            repetition.origin()));
                } else if (clause instanceof Alternative alternative) {
                    widened.add(new Alternative(
                            others.condition(alternative.condition()),
                            clauses(alternative.then()),
                            clauses(alternative.otherwise()),
                            alternative.merged().stream()
                                    .map(merged -> new Alternative.Merged(
                                            wide(merged.result()), wide(merged.then()), wide(merged.otherwise())))
                                    .toList(),
                            alternative.origin()));
                } else {
                    widened.add(clause);
                }
            }
            return widened;
        }

        /** An array that the sweep needs whatever the direction. */
        private Definition other(Definition definition) {
            return Definition.fresh(
                    wide(definition.target()),
                    definition.indices(),
                    others.expr(definition.body()),
                    definition.origin());
        }

        /** An array of this sweep's own. A seed that is handed over as a whole needs storage after all. */
        private ArrayVar wide(ArrayVar array) {
            if (!varying.contains(array) && !own.contains(array)) {
                return array;
            }
            return wide.computeIfAbsent(array, key -> {
                if (!varying.contains(array)) {
                    return new ArrayVar(names.fresh(array.name()), array.shape());
                }
                ArrayVar widened = new ArrayVar(
                        names.fresh(array.name() + "s"),
                        new Shape(with(array.shape().sizes(), Size.of(width))));
                if (seeds.containsKey(array)) {
                    List<Index> indices = Index.along(array.shape(), 0);
                    Index direction = direction();
                    Expr unit = unit(array, Exprs.plain(indices), direction);
                    stored.add(new Definition(widened, with(indices, direction), unit, null));
                }
                return widened;
            });
        }

        private Index direction() {
            return new Index("d", Size.of(width));
        }

        private <T> List<T> with(List<T> axes, T direction) {
            List<T> all = new ArrayList<>(axes);
            all.add(axis == Axis.FIRST ? 0 : all.size(), direction);
            return all;
        }

        private Definition definition(Definition definition) {
            Index direction = direction();
            return Definition.fresh(
                    wide(definition.target()),
                    with(definition.indices(), direction),
                    linear(definition.body(), direction),
                    definition.origin());
        }

        /** A component of a seed: 1 in its own direction. */
        private Expr unit(ArrayVar seed, List<Size> at, Index direction) {
            Size place = Size.ZERO;
            for (int n : seeds.get(seed).axes()) {
                place = place.times(seed.shape().size(n)).plus(at.get(n));
            }
            return Algebra.delta(place.plus(Size.of(seeds.get(seed).from())), direction.value());
        }

        /** The formula in one direction, deltas in front of what they are multiplied by. */
        private Expr linear(Expr expr, Index direction) {
            if (!varies(expr)) {
                return others.expr(expr);
            }
            if (expr instanceof Expr.Access access) {
                return seeds.containsKey(access.array())
                        ? unit(access.array(), access.at(), direction)
                        : new Expr.Access(wide(access.array()), with(access.at(), direction.value()));
            }
            if (expr instanceof Expr.Unary unary) {
                return Algebra.negate(linear(unary.argument(), direction));
            }
            if (expr instanceof Expr.Reduce reduce) {
                return Algebra.sum(reduce.over(), linear(reduce.body(), direction));
            }
            if (expr instanceof Expr.Select select) {
                return Algebra.select(
                        others.condition(select.condition()),
                        linear(select.then(), direction),
                        linear(select.otherwise(), direction));
            }
            if (expr instanceof Expr.Held held) {
                return new Expr.Held(linear(held.value(), direction));
            }
            Expr.Binary binary = (Expr.Binary) expr;
            Expr left = linear(binary.left(), direction);
            Expr right = linear(binary.right(), direction);
            return switch (binary.operator()) {
                case ADD -> Algebra.add(left, right);
                case SUBTRACT -> Algebra.subtract(left, right);
                case MULTIPLY -> Algebra.multiply(left, right);
                default -> Algebra.product(Summands.deltas(left), Algebra.divide(Summands.withoutDeltas(left), right));
            };
        }
    }
}
