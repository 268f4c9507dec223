package org.matgrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.matgrad.MatrixMath.einsum;
import static org.matgrad.VectorTest.assertFails;

import org.junit.jupiter.api.Test;

class EinsumTest {

    private final Matrix a = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6);
    private final Matrix b = Matrix.of(3, 2, 1, 0, -1, 2, 5, -3);
    private final Matrix square = Matrix.of(2, 2, 1, 2, 3, 4);
    private final Vector x = Vector.of(3, -4, 1);
    private final Tensor t = MatrixMath.tensor(2, 3, 2, (i, j, k) -> 100 * i + 10 * j + k);

    @Test
    void products() {
        assertEquals(a.times(b), einsum("ij,jk->ik", a, b).toMatrix());
        assertEquals(a.times(b).transpose(), einsum("ij,jk->ki", a, b).toMatrix());
        assertEquals(tensor(a.times(x)), einsum("ij,j->i", a, x));
        assertEquals(tensor(x.times(b)), einsum("i,ij->j", x, b));
        assertEquals(x.outer(x), einsum("i,j->ij", x, x).toMatrix());
        assertEquals(a.hadamard(b.transpose()), einsum("ij,ji->ij", a, b).toMatrix());
        assertEquals(x.dot(x), einsum("i,i->", x, x).get());
        assertEquals(
                a.times(b).times(square), einsum("ij,jk,kl->il", a, b, square).toMatrix());
    }

    @Test
    void ofOneArray() {
        assertEquals(a.transpose(), einsum("ij->ji", a).toMatrix());
        assertEquals(MatrixMath.sum(a), einsum("ij->", a).get());
        assertEquals(tensor(MatrixMath.columnSums(a)), einsum("ij->j", a));
        assertEquals(MatrixMath.trace(square), einsum("ii->", square).get());
        assertEquals(tensor(square.diagonal()), einsum("ii->i", square));
        assertEquals(Tensor.of(new int[0], 7), einsum("->", Tensor.of(new int[0], 7)));
    }

    @Test
    void ofTensors() {
        assertEquals(MatrixMath.tensor(2, 2, 3, (k, i, j) -> t.get(i, j, k)), einsum("ijk->kij", t));
        assertEquals(
                MatrixMath.matrix(2, 2, (i, k) -> MatrixMath.sum(3, j -> t.get(i, j, k) * x.get(j))),
                einsum("ijk,j->ik", t, x).toMatrix());
        assertEquals(MatrixMath.tensor(3, 2, 3, (i, j, k) -> x.get(i) * a.get(j, k)), einsum("Z,aA->ZaA", x, a));
    }

    @Test
    void sumsRunFromLeftToRight() {
        assertEquals(0, einsum("ij->", Matrix.of(2, 2, 1, 1e100, -1e100, 0)).get());
        assertEquals(1, einsum("ij->", Matrix.of(2, 2, 1e100, -1e100, 1, 0)).get());
        assertEquals(0, einsum("ij->", Matrix.of(2, 2, 1, 0, 1e100, -1e100)).get());
    }

    @Test
    void emptyArrays() {
        assertEquals(
                Matrix.zeros(2, 3),
                einsum("ij,jk->ik", Matrix.zeros(2, 0), Matrix.zeros(0, 3)).toMatrix());
        assertEquals(Tensor.zeros(2, 0), einsum("ij,jk->ik", a, Matrix.zeros(3, 0)));
        assertEquals(0, einsum("i->", Vector.of()).get());
    }

    @Test
    void subscriptsOfAnotherForm() {
        for (String subscripts : new String[] {"", "ij,jk", "ij,jk->ik->", "i j->ij", "ij->1", "...i->i"}) {
            assertFails(
                    IllegalArgumentException.class,
                    "einsum: \"" + subscripts + "\" is not of the form \"ij,jk->ik\"",
                    () -> einsum(subscripts, a));
        }
    }

    @Test
    void subscriptsThatDoNotFit() {
        assertFails(
                IllegalArgumentException.class,
                "einsum: \"ij,jk->ik\" and 1 arrays instead of 2",
                () -> einsum("ij,jk->ik", a));
        assertFails(IllegalArgumentException.class, "einsum: \"->\" and 0 arrays instead of 1", () -> einsum("->"));
        assertFails(
                IllegalArgumentException.class,
                "einsum: \"ij\" for an array of rank 1",
                () -> einsum("ij,jk->ik", x, a));
        assertFails(
                IllegalArgumentException.class, "einsum: j of size 3 and of size 2", () -> einsum("ij,jk->ik", a, a));
        assertFails(IllegalArgumentException.class, "einsum: i of size 2 and of size 3", () -> einsum("ii->i", a));
        assertFails(IllegalArgumentException.class, "einsum: i occurs twice in the result", () -> einsum("i->ii", x));
        assertFails(IllegalArgumentException.class, "einsum: j occurs only in the result", () -> einsum("i->ij", x));
        Vector many = Vector.zeros(65536);
        assertFails(
                IllegalArgumentException.class,
                "einsum: 65536x65536 components are too many",
                () -> einsum("i,j->ij", many, many));
    }

    @Test
    void nullsAreNamed() {
        assertFails(NullPointerException.class, "subscripts", () -> einsum(null, a));
        assertFails(NullPointerException.class, "arrays", () -> einsum("i->i", (NumericArray[]) null));
        assertFails(NullPointerException.class, "arrays[1]", () -> einsum("i,i->i", x, null));
    }

    private static Tensor tensor(Vector x) {
        return Tensor.of(new int[] {x.size()}, x.data());
    }
}
