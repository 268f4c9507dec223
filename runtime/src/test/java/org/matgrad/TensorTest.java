package org.matgrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.matgrad.VectorTest.assertFails;

import org.junit.jupiter.api.Test;

class TensorTest {

    private final Tensor t = Tensor.of(new int[] {2, 1, 3}, 1, 2, 3, 4, 5, 6);

    @Test
    void componentsAreRowMajor() {
        assertEquals(3, t.rank());
        assertEquals(2, t.size(0));
        assertEquals(3, t.size(2));
        assertEquals(6, t.length());
        assertEquals(3, t.get(0, 0, 2));
        assertEquals(4, t.get(1, 0, 0));
    }

    @Test
    void ofCopiesAndWrapDoesNot() {
        double[] components = {1, 2};
        int[] sizes = {2};
        Tensor copied = Tensor.of(sizes, components);
        Tensor wrapped = Tensor.wrap(sizes, components);
        components[0] = 9;
        sizes[0] = 7;
        assertEquals(1, copied.get(0));
        assertEquals(9, wrapped.get(0));
        assertEquals(2, wrapped.size(0));
        assertSame(components, wrapped.data());
        assertNotSame(components, wrapped.copy().data());
        assertEquals(wrapped, wrapped.copy());
    }

    @Test
    void rankZeroHasOneComponent() {
        Tensor scalar = Tensor.of(new int[0], 7);
        assertEquals(0, scalar.rank());
        assertEquals(1, scalar.length());
        assertEquals(7, scalar.get());
        assertEquals("7.0", scalar.toString());
        assertEquals(scalar.get() - 7, Tensor.zeros().get());
    }

    @Test
    void aSizeOfZeroLeavesNoComponents() {
        Tensor empty = Tensor.zeros(Integer.MAX_VALUE, Integer.MAX_VALUE, 0);
        assertEquals(0, empty.length());
        assertEquals("[2x0x3 tensor]", Tensor.zeros(2, 0, 3).toString());
        assertNotEquals(Tensor.zeros(2, 0, 3), Tensor.zeros(3, 0, 2));
    }

    @Test
    void matricesOfRankTwo() {
        Tensor rankTwo = Tensor.of(new int[] {2, 2}, 1, 2, 3, 4);
        Matrix matrix = rankTwo.toMatrix();
        assertEquals(Matrix.of(2, 2, 1, 2, 3, 4), matrix);
        assertNotSame(rankTwo.data(), matrix.data());
        assertFails(IllegalStateException.class, "toMatrix: the rank is 3, not 2", t::toMatrix);
    }

    @Test
    void numbersVectorsAndComponents() {
        assertEquals(7, Tensor.of(new int[0], 7).toNumber());
        Tensor rankOne = Tensor.of(new int[] {2}, 1, 2);
        assertEquals(Vector.of(1, 2), rankOne.toVector());
        assertNotSame(rankOne.data(), rankOne.toVector().data());
        assertFails(IllegalStateException.class, "toNumber: the rank is 1, not 0", rankOne::toNumber);
        assertFails(IllegalStateException.class, "toVector: the rank is 0, not 1", () -> Tensor.zeros()
                .toVector());
        assertEquals(Vector.of(1, 2, 3, 4, 5, 6), t.flatten());
        assertNotSame(t.data(), t.flatten().data());
        assertEquals(Vector.of(7), Tensor.of(new int[0], 7).flatten());
    }

    @Test
    void arithmetic() {
        Tensor s = of(2, -1, 0.5, 4, -2, 8);
        assertEquals(of(3, 1, 3.5, 8, 3, 14), t.plus(s));
        assertEquals(of(-1, 3, 2.5, 0, 7, -2), t.minus(s));
        assertEquals(of(2, -2, 1.5, 16, -10, 48), t.hadamard(s));
        assertEquals(of(0.5, -2, 6, 1, -2.5, 0.75), t.hadamardDiv(s));
        assertEquals(of(3, 4, 5, 6, 7, 8), t.plus(2));
        assertEquals(of(-1, 0, 1, 2, 3, 4), t.minus(2));
        assertEquals(of(2, 4, 6, 8, 10, 12), t.times(2));
        assertEquals(of(0.5, 1, 1.5, 2, 2.5, 3), t.div(2));
        assertEquals(of(-1, -2, -3, -4, -5, -6), t.unaryMinus());
        assertEquals(of(1, 2, 3, 4, 5, 6), t);
        assertEquals(Tensor.of(new int[0], 5), Tensor.of(new int[0], 2).plus(Tensor.of(new int[0], 3)));
        assertEquals(Tensor.zeros(0, 2, 3), Tensor.zeros(0, 2, 3).plus(1));
    }

    private static Tensor of(double... components) {
        return Tensor.of(new int[] {2, 1, 3}, components);
    }

    @Test
    void arithmeticOfMismatches() {
        Tensor other = Tensor.zeros(1, 2, 3);
        String shapes = ": 2x1x3 tensor and a 1x2x3 tensor";
        assertFails(IllegalArgumentException.class, "plus" + shapes, () -> t.plus(other));
        assertFails(IllegalArgumentException.class, "minus" + shapes, () -> t.minus(other));
        assertFails(IllegalArgumentException.class, "hadamard" + shapes, () -> t.hadamard(other));
        assertFails(
                IllegalArgumentException.class,
                "hadamardDiv: 2x1x3 tensor by a 2x1 matrix",
                () -> t.hadamardDiv(Tensor.zeros(2, 1)));
        assertFails(NullPointerException.class, "t", () -> t.plus(null));
    }

    @Test
    void slicesDropTheFirstAxis() {
        assertEquals(Tensor.of(new int[] {1, 3}, 4, 5, 6), t.slice(1));
        assertEquals(Tensor.of(new int[] {3}, 1, 2, 3), t.slice(0).slice(0));
        assertEquals(Tensor.of(new int[0], 5), t.slice(1).slice(0).slice(1));
        assertEquals(Tensor.zeros(0, 3), Tensor.zeros(2, 0, 3).slice(1));
        t.slice(0).data()[0] = 9;
        assertEquals(1, t.get(0, 0, 0));
        assertFails(IndexOutOfBoundsException.class, "slice: index 2 is not in [0, 2)", () -> t.slice(2));
        assertFails(IndexOutOfBoundsException.class, "slice: index 0 is not in [0, 0)", () -> Tensor.zeros(0, 3)
                .slice(0));
        assertFails(IllegalStateException.class, "slice: the rank is 0", () -> Tensor.zeros()
                .slice(0));
    }

    @Test
    void errors() {
        assertFails(IndexOutOfBoundsException.class, "get: index of axis 1: 1 is not in [0, 1)", () -> t.get(0, 1, 0));
        assertFails(IllegalArgumentException.class, "get: 2 indices into a tensor of rank 3", () -> t.get(0, 0));
        assertFails(IndexOutOfBoundsException.class, "size: axis 3 is not in [0, 3)", () -> t.size(3));
        assertFails(
                IllegalArgumentException.class,
                "of: 2x1x3 tensor from 1 components instead of 6",
                () -> Tensor.of(new int[] {2, 1, 3}, 1));
        assertFails(IllegalArgumentException.class, "zeros: negative size -1", () -> Tensor.zeros(0, -1));
        assertFails(NullPointerException.class, "sizes", () -> Tensor.of(null, 1));
        assertFails(NullPointerException.class, "components", () -> Tensor.wrap(new int[] {1}, null));
    }

    @Test
    void equalityIsByValue() {
        assertEquals(t, Tensor.wrap(new int[] {2, 1, 3}, t.toArray()));
        assertEquals(t.hashCode(), t.copy().hashCode());
        assertNotEquals(t, Tensor.wrap(new int[] {1, 2, 3}, t.toArray()));
    }

    @Test
    void text() {
        assertEquals("[[[1.0, 2.0, 3.0]], [[4.0, 5.0, 6.0]]]", t.toString());
    }
}
