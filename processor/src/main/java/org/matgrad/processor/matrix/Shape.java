package org.matgrad.processor.matrix;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The sizes of an array's axes; none for a number. */
public record Shape(List<Size> sizes) {

    public static final Shape SCALAR = new Shape(List.of());

    public Shape {
        sizes = List.copyOf(sizes);
    }

    public static Shape of(Size... sizes) {
        return new Shape(List.of(sizes));
    }

    public int rank() {
        return sizes.size();
    }

    public Size size(int axis) {
        return sizes.get(axis);
    }

    /** The number of components. */
    public Size length() {
        return Size.product(sizes);
    }

    public Shape map(UnaryOperator<Size> change) {
        return new Shape(sizes.stream().map(change).toList());
    }

    /** In words, as error messages have it: "number", "vector of size N", "C x D matrix". */
    public String describe() {
        return switch (rank()) {
            case 0 -> "number";
            case 1 -> "vector of size " + sizes.get(0);
            case 2 -> sizes.get(0).factor() + " x " + sizes.get(1).factor() + " matrix";
            default -> sizes.stream().map(Size::factor).collect(Collectors.joining(" x ")) + " tensor";
        };
    }

    @Override
    public String toString() {
        return sizes.stream().map(Size::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
