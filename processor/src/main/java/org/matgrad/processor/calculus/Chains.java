package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Printer;
import org.matgrad.processor.component.Renaming;
import org.matgrad.processor.component.Storage;
import org.matgrad.processor.matrix.Bounds;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/**
 * The Jacobian of a vector by a vector where components are read at constant distances, such as x[i] and x[i + 1]: its
 * summands are lines beside the diagonal.
 */
public final class Chains {

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

    private final ComponentProgram program;
    private final ArrayVar input;
    private final Jacobians.Summands summands;

    private Chains(ComponentProgram program, ArrayVar input, Jacobians.Summands summands) {
        this.program = program;
        this.input = input;
        this.summands = summands;
    }

    /** The Jacobian of a program's result by an input; empty where it is no chain's, or no more than a diagonal. */
    static Optional<Lines> of(ComponentProgram program, ArrayVar input, Jacobians.Summands summands) {
        if (program.results().get(0).rank() != 1 || input.rank() != 1) {
            return Optional.empty();
        }
        if (summands.terms().stream().allMatch(summands::isDiagonal)) {
            return Optional.empty();
        }
        return new Chains(program, input, summands).lines();
    }

    /** A line before its values are named: over which index, and what they are. */
    private record Values(int row, int column, Index along, Expr weight) {}

    private Optional<Lines> lines() {
        List<Values> all = new ArrayList<>();
        for (JacobianTerm term : summands.terms()) {
            Optional<Values> line = line(term);
            if (line.isEmpty()) {
                return Optional.empty();
            }
            add(line.get(), all);
        }
        List<Definition> definitions = new ArrayList<>(summands.auxiliary());
        List<Line> lines = new ArrayList<>();
        for (Values values : all) {
            ArrayVar array =
                    new ArrayVar(program.names().fresh(input.name() + "Line"), Storage.shape(List.of(values.along())));
            definitions.add(Definition.fresh(array, List.of(values.along()), values.weight(), null));
            lines.add(new Line(values.row(), values.column(), array));
        }
        return Optional.of(new Lines(summands.out(), summands.in(), definitions, lines, formula(all)));
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

    /** The line that a summand is, if it is one. */
    private Optional<Values> line(JacobianTerm term) {
        if (term.over().size() != 1) {
            return Optional.empty();
        }
        Index along = term.over().get(0);
        OptionalInt row = distance(term.from().get(0), along, summands.out().get(0));
        OptionalInt column = distance(term.at().get(0), along, summands.in().get(0));
        return row.isPresent() && column.isPresent()
                ? Optional.of(new Values(row.getAsInt(), column.getAsInt(), along, term.weight()))
                : Optional.empty();
    }

    /** How far a subscript is behind the index that runs along the line, if it always lies within its axis. */
    private static OptionalInt distance(Size subscript, Index along, Index axis) {
        OptionalInt distance = subscript.minus(along.value()).constant();
        boolean isLine = distance.isPresent() && distance.getAsInt() >= 0 && Bounds.isWithin(subscript, axis.extent());
        return isLine ? distance : OptionalInt.empty();
    }
}
