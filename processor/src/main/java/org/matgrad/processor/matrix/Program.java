package org.matgrad.processor.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A method as a typed program of named intermediates.
 *
 * @param name the method, as messages call it: {@code Class.method}
 * @param parameters the arguments, records taken apart, in the user's order
 * @param captured fields read at run time
 * @param parts in order of evaluation
 * @param results what the method returns: one, or a record's components in order
 */
public record Program(
        String name, List<Parameter> parameters, List<Parameter> captured, List<Part> parts, List<Operand> results) {

    public Program {
        parameters = List.copyOf(parameters);
        captured = List.copyOf(captured);
        parts = List.copyOf(parts);
        results = List.copyOf(results);
    }

    /** The parameters that are arrays or numbers, in order. */
    public List<Parameter.Real> reals() {
        return reals(parameters);
    }

    /** All that the program reads, parameters first. */
    public List<Parameter> inputs() {
        List<Parameter> all = new ArrayList<>(parameters);
        all.addAll(captured);
        return all;
    }

    public static List<Parameter.Real> reals(List<Parameter> parameters) {
        List<Parameter.Real> reals = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (parameter instanceof Parameter.Real real) {
                reals.add(real);
            }
        }
        return reals;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name).append('\n');
        for (Parameter.Real real : reals()) {
            text.append("  in ")
                    .append(real.name())
                    .append(real.value().shape())
                    .append('\n');
        }
        print(parts, "  ", text);
        results.forEach(result -> text.append("  out ").append(result).append('\n'));
        return text.toString();
    }

    private static void print(List<Part> parts, String indent, StringBuilder text) {
        for (Part part : parts) {
            if (part instanceof Loop loop) {
                text.append(indent)
                        .append("for ")
                        .append(loop.counter())
                        .append(" from ")
                        .append(loop.from())
                        .append(loop.direction() == Loop.Direction.UP ? " up to " : " down to ")
                        .append(loop.limit())
                        .append('\n');
                loop.carried().forEach(carried -> text.append(indent + "  carries ")
                        .append(carried.state())
                        .append(" = ")
                        .append(carried.initial())
                        .append('\n'));
                print(loop.body(), indent + "  ", text);
                loop.carried().forEach(carried -> text.append(indent + "  next ")
                        .append(carried.state())
                        .append(" = ")
                        .append(carried.next())
                        .append('\n'));
            } else if (part instanceof Differentiated inner) {
                print(inner.body(), indent + "  ", text);
                text.append(indent).append(inner).append(where(inner.place())).append('\n');
            } else if (part instanceof Branch branch) {
                text.append(indent).append("if ").append(branch.condition()).append('\n');
                print(branch.then(), indent + "  ", text);
                text.append(indent).append("else\n");
                print(branch.otherwise(), indent + "  ", text);
                branch.merged()
                        .forEach(merged -> text.append(indent).append(merged).append('\n'));
            } else {
                text.append(indent).append(part).append(where(part.place())).append('\n');
            }
        }
    }

    /** For which indices, and on which condition, a part is computed. */
    private static String where(Place place) {
        String indices = place.batch().stream().map(Index::name).collect(Collectors.joining(", "));
        return (indices.isEmpty() ? "" : " for " + indices)
                + (place.guard().equals(Test.TRUE) ? "" : " where " + place.guard());
    }
}
