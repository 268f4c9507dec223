package org.matgrad.processor.checks;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.matgrad.Matrix;
import org.matgrad.Tensor;
import org.matgrad.Vector;

/**
 * A parameter of a random program, and what it may be.
 *
 * @param record the record's name; otherwise null
 * @param components the record's components; otherwise none
 * @param below of an int array: the size that its elements are below
 */
record ProgramParameter(
        String name,
        ProgramType type,
        double low,
        double high,
        String below,
        String record,
        List<ProgramParameter> components) {

    static ProgramParameter of(String name, ProgramType type, double low, double high) {
        return new ProgramParameter(name, type, low, high, null, null, List.of());
    }

    boolean isActive() {
        return record == null ? type.isReal() : components.stream().anyMatch(ProgramParameter::isActive);
    }

    /** The declaration; with sizes, they are written as they are or as numbers. */
    String declaration(boolean shaped, Map<String, Integer> numbers) {
        if (record != null) {
            return record + " " + name;
        }
        boolean writes = type.rank() > 0 && (shaped || type.rank() > 2);
        List<String> sizes = type.sizes().stream()
                .map(size -> numbers.isEmpty() ? size : String.valueOf(ProgramSizes.evaluate(size, numbers)))
                .toList();
        return (writes ? "@Shape(\"" + String.join(", ", sizes) + "\") " : "") + type.java() + " " + name;
    }

    /** Notes how long the int arrays are. */
    void lengths(Map<String, Integer> sizes, Random random) {
        components.forEach(component -> component.lengths(sizes, random));
        if (type == ProgramType.INTS) {
            int limit = ProgramSizes.evaluate(below, sizes);
            sizes.put(name + ".length", limit == 0 ? 0 : random.nextInt(5));
        } else if (type == ProgramType.INT) {
            sizes.put(name, (int) low + random.nextInt((int) (high - low) + 1));
        }
    }

    Object value(Map<String, Integer> sizes, Random random) {
        return switch (type.kind()) {
            case BOOL -> random.nextBoolean();
            case INT -> sizes.get(name);
            case INTS ->
                random.ints(sizes.get(name + ".length"), 0, Math.max(1, ProgramSizes.evaluate(below, sizes)))
                        .toArray();
            default -> real(sizes, random);
        };
    }

    private Object real(Map<String, Integer> sizes, Random random) {
        int[] shape = type.sizes().stream()
                .mapToInt(size -> ProgramSizes.evaluate(size, sizes))
                .toArray();
        int length = java.util.Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        double[] components = random.doubles(length, low, high).toArray();
        return switch (shape.length) {
            case 0 -> (Object) components[0];
            case 1 -> Vector.wrap(components);
            case 2 -> Matrix.wrap(shape[0], shape[1], components);
            default -> Tensor.wrap(shape, components);
        };
    }
}
