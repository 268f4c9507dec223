package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Printer;
import org.matgrad.processor.component.Renaming;
import org.matgrad.processor.component.Storage;
import org.matgrad.processor.component.Summands;
import org.matgrad.processor.matrix.Bounds;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/**
 * Composes the Jacobian of a vector by a vector where components are read at constant distances, such as x[i] and x[i + 1]:
 * the chain rule as in {@link Jacobians}, but a delta between an index and another one with a distance stays where it can't
 * cancel a sum, as the ranges differ. What remains are lines beside the diagonal.
 */
public final class Chains {

    /** More terms than this are not a chain's. */
    private static final int MOST_TERMS = 64;

    /** values[k] belongs to [k + row, k + column]. */
    public record Line(int row, int column, ArrayVar values) {}

    /**
     * A Jacobian of lines.
     *
     * @param definitions of the lines' values, and of what they read beyond the program
     */
    public record Lines(
            List<Index> out, List<Index> in, List<Definition> definitions, List<Line> lines, String formula) {

        /** What the lines hold. */
        public Set<ArrayVar> values() {
            Set<ArrayVar> values = new LinkedHashSet<>();
            lines.forEach(line -> values.add(line.values()));
            return values;
        }

        /** Without those above the diagonal, which are mirror images where the whole is symmetric. */
        Lines lower() {
            List<Line> lower =
                    lines.stream().filter(line -> line.row() >= line.column()).toList();
            return new Lines(out, in, definitions, lower, formula);
        }
    }

    private record Known(Index index, List<JacobianTerm> terms, Set<Definition> auxiliary) {}

    /** What does not fit. */
    private static final class NoChain extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final ComponentProgram program;
    private final ArrayVar input;
    private final Map<ArrayVar, Known> known = new HashMap<>();
    private final Index out;

    private Chains(ComponentProgram program, ArrayVar input) {
        this.program = program;
        this.input = input;
        this.out = new Index("i", program.results().get(0).shape().size(0));
    }

    /** The Jacobian of a program's result by an input; empty where it is no chain's. */
    static Optional<Lines> of(ComponentProgram program, ArrayVar input) {
        if (program.results().get(0).rank() != 1 || input.rank() != 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Chains(program, input).run());
        } catch (NoChain none) {
            return Optional.empty();
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new NoChain();
        }
    }

    private Known known(ArrayVar array) {
        require(array.rank() <= 1);
        return known.computeIfAbsent(
                array,
                key -> new Known(
                        key.rank() == 0 ? null : new Index("j", key.shape().size(0)),
                        new ArrayList<>(),
                        new LinkedHashSet<>()));
    }

    private Lines run() {
        Activity activity = Activity.of(program, Set.of(input));
        Known result = known(program.results().get(0));
        Expr.Delta identity = new Expr.Delta(out.value(), result.index().value());
        result.terms().add(new JacobianTerm(List.of(identity), List.of(), Expr.ONE));
        List<Definition> backwards = new ArrayList<>(Clauses.definitions(program.clauses()));
        backwards.removeIf(definition -> !activity.isActive(definition.target()));
        Collections.reverse(backwards);
        for (Definition definition : backwards) {
            Known reader = known(definition.target());
            for (Partial partial : activity.partials(definition)) {
                require(partial.isCertain());
                Known read = known(partial.site().array());
                read.auxiliary().addAll(reader.auxiliary());
                read.auxiliary().addAll(activity.linearization(definition).auxiliary());
                for (JacobianTerm term : reader.terms()) {
                    chained(term, reader, definition, partial, read).ifPresent(read.terms()::add);
                }
                require(read.terms().size() <= MOST_TERMS);
            }
        }
        return lines(known(input));
    }

    private static Optional<JacobianTerm> chained(
            JacobianTerm term, Known reader, Definition definition, Partial partial, Known read) {
        Renaming own = new Renaming();
        List<Index> indices = own.twins(definition.indices());
        List<Index> over = own.twins(partial.over());
        JacobianTerm above = term.freshened();
        Renaming toReader = new Renaming();
        if (reader.index() != null) {
            toReader.put(reader.index(), indices.get(0).value());
        }
        List<Expr> factors = new ArrayList<>();
        above.deltas().forEach(delta -> factors.add(toReader.apply(delta)));
        Expr weight = own.apply(partial.weight());
        factors.addAll(Summands.deltas(weight));
        if (read.index() != null) {
            Size at = own.apply(partial.site().at().get(0));
            factors.add(Algebra.delta(at, read.index().value()));
        }
        List<Index> inner = new ArrayList<>(above.inner());
        inner.addAll(indices);
        inner.addAll(over);
        Expr product = Algebra.multiply(toReader.apply(above.weight()), Summands.withoutDeltas(weight));
        require(!Exprs.hasDeltas(product));
        return cancelled(factors, inner, product);
    }

    /** Σ over an index of a delta times something is that thing at the delta's other side, where that is always in range. */
    private static Optional<JacobianTerm> cancelled(List<Expr> factors, List<Index> inner, Expr weight) {
        List<Expr.Delta> deltas = new ArrayList<>();
        for (Expr factor : factors) {
            if (Algebra.isConstant(factor, 0)) {
                return Optional.empty();
            }
            if (factor instanceof Expr.Delta delta) {
                deltas.add(delta);
            }
        }
        for (Expr.Delta delta : deltas) {
            for (Size side : List.of(delta.left(), delta.right())) {
                Index bound = side.index();
                Size other = side == delta.left() ? delta.right() : delta.left();
                boolean cancels = bound != null
                        && inner.contains(bound)
                        && !Exprs.indices(other).contains(bound)
                        && Bounds.isWithin(other, bound.extent());
                if (cancels) {
                    Renaming renaming = Renaming.of(Map.of(bound, other));
                    List<Expr> rest = new ArrayList<>();
                    deltas.stream().filter(one -> one != delta).forEach(one -> rest.add(apply(renaming, one)));
                    List<Index> still = new ArrayList<>(inner);
                    still.remove(bound);
                    return cancelled(rest, still, renaming.apply(weight));
                }
            }
        }
        return Optional.of(new JacobianTerm(deltas, inner, weight));
    }

    private static Expr apply(Renaming renaming, Expr.Delta delta) {
        return Algebra.delta(renaming.apply(delta.left()), renaming.apply(delta.right()));
    }

    /** A line before its values are named: over which index, and what they are. */
    private record Values(int row, int column, Index along, Expr weight) {}

    private Lines lines(Known read) {
        List<Values> all = new ArrayList<>();
        for (JacobianTerm term : read.terms()) {
            add(line(term, read.index()), all);
        }
        List<Definition> definitions = new ArrayList<>(read.auxiliary());
        List<Line> lines = new ArrayList<>();
        for (Values values : all) {
            ArrayVar array =
                    new ArrayVar(program.names().fresh(input.name() + "Line"), Storage.shape(List.of(values.along())));
            definitions.add(Definition.fresh(array, List.of(values.along()), values.weight(), null));
            lines.add(new Line(values.row(), values.column(), array));
        }
        return new Lines(List.of(out), List.of(read.index()), definitions, lines, formula(all));
    }

    private static String place(Values values) {
        return "[" + distance(values.row()) + "," + distance(values.column()) + "]";
    }

    private static String distance(int distance) {
        return distance == 0 ? "i" : "i + " + distance;
    }

    private String formula(List<Values> all) {
        String head = "∂" + program.results().get(0).name() + "/∂" + input.name();
        List<String> parts = new ArrayList<>();
        for (Values values : all) {
            Index i = new Index("i", values.along().extent());
            Expr weight = Renaming.of(Map.of(values.along(), i.value())).apply(values.weight());
            parts.add(place(values) + ": " + Printer.print(List.of(i), weight));
        }
        return head + " at " + String.join(", ", parts);
    }

    private static void add(Values line, List<Values> all) {
        for (int n = 0; n < all.size(); n++) {
            Values other = all.get(n);
            boolean isSame = other.row() == line.row()
                    && other.column() == line.column()
                    && other.along().extent().equals(line.along().extent());
            if (isSame) {
                Expr more =
                        Renaming.of(Map.of(line.along(), other.along().value())).apply(line.weight());
                all.set(n, new Values(line.row(), line.column(), other.along(), Algebra.add(other.weight(), more)));
                return;
            }
        }
        all.add(line);
    }

    private Values line(JacobianTerm term, Index in) {
        if (term.inner().isEmpty()) {
            boolean isDiagonal = term.deltas().size() == 1
                    && out.extent().equals(in.extent())
                    && (term.deltas().get(0).equals(new Expr.Delta(out.value(), in.value()))
                            || term.deltas().get(0).equals(new Expr.Delta(in.value(), out.value())));
            require(isDiagonal);
            Index along = new Index("k", out.extent());
            Expr weight =
                    Renaming.of(Map.of(out, along.value(), in, along.value())).apply(term.weight());
            return new Values(0, 0, along, weight);
        }
        require(term.inner().size() == 1 && term.deltas().size() == 2);
        Index along = term.inner().get(0);
        int row = distance(term.deltas(), out, along);
        int column = distance(term.deltas(), in, along);
        Map<Index, Size> places =
                Map.of(out, along.value().plus(Size.of(row)), in, along.value().plus(Size.of(column)));
        return new Values(row, column, along, Renaming.of(places).apply(term.weight()));
    }

    /** How far an outer index is behind the inner one. */
    private static int distance(List<Expr.Delta> deltas, Index outer, Index along) {
        for (Expr.Delta delta : deltas) {
            for (Size side : List.of(delta.left(), delta.right())) {
                Size other = side == delta.left() ? delta.right() : delta.left();
                OptionalInt distance = other.minus(along.value()).constant();
                if (side.index() == outer && distance.isPresent()) {
                    require(distance.getAsInt() >= 0 && Bounds.isWithin(other, outer.extent()));
                    return distance.getAsInt();
                }
            }
        }
        throw new NoChain();
    }
}
