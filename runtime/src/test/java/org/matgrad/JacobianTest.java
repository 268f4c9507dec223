package org.matgrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JacobianTest {
    private final Random random = new Random(5);

    @Test
    void theJacobianOfAMatrixTimesAVectorIsThatMatrix() {
        Matrix w = matrix(3, 4);
        Jacobian jacobian = Jacobian.builder("∂y[i]/∂x[j] = W[i,j]", sizes(3), sizes(4))
                .term(1.0)
                .factor(w, 0, 1)
                .build();
        assertSame(w, jacobian.toMatrix());
        assertSame(w, jacobian.terms().get(0).factors().get(0).array());
        assertEquals(12, jacobian.storedNumbers());
        assertEquals(12, jacobian.nonzeros());
        assertEquals("∂y[i]/∂x[j] = W[i,j], [3] by [4]", jacobian.toString());
    }

    @Test
    void readTheOtherWayRoundItIsTheTranspose() {
        Matrix w = matrix(4, 3);
        Jacobian jacobian = Jacobian.builder("∂y[i]/∂x[j] = W[j,i]", sizes(3), sizes(4))
                .term(1.0)
                .factor(w, 1, 0)
                .build();
        assertNotSame(w, jacobian.toMatrix());
        assertEquals(w.transpose(), jacobian.toMatrix());
    }

    @Test
    void aRowVectorTimesAMatrixLeavesTwoDistinctAxes() {
        Vector x = vector(5);
        Jacobian jacobian = Jacobian.builder("∂y[i]/∂W[j,k] = δ[i,k]·x[j]", sizes(3), sizes(5, 3))
                .term(1.0)
                .delta(0, 2)
                .factor(x, 1)
                .build();
        Tensor compact = jacobian.compact();
        assertEquals(2, compact.rank());
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 5; j++) {
                assertEquals(x.get(j), compact.get(i, j));
                assertEquals(jacobian.get(i, j, i), compact.get(i, j));
                assertEquals(0.0, jacobian.get(i, j, (i + 1) % 3));
            }
        }
        assertEquals(5, jacobian.storedNumbers());
        assertEquals(15, jacobian.nonzeros());
        assertSame(x, jacobian.terms().get(0).factors().get(0).array());
    }

    @Test
    void theCompactArrayIsTheStoredOneWhereItsAxesAreInOrder() {
        Tensor g = Tensor.wrap(new int[] {3, 2, 4}, vector(24).data());
        Jacobian inOrder = Jacobian.builder("δ[i,k]·G[i,j,l]", sizes(3, 2), sizes(3, 4))
                .term(1.0)
                .delta(0, 2)
                .factor(g, 0, 1, 3)
                .build();
        assertSame(g, inOrder.compact());
        assertEquals(0.0, inOrder.toTensor().get(0, 0, 1, 0));
        assertEquals(g.get(1, 0, 2), inOrder.toTensor().get(1, 0, 1, 2));
        Jacobian twice = Jacobian.builder("2·δ[i,k]·G[i,j,l]", sizes(3, 2), sizes(3, 4))
                .term(2.0)
                .delta(0, 2)
                .factor(g, 0, 1, 3)
                .build();
        assertEquals(2 * g.get(1, 0, 2), twice.compact().get(1, 0, 2));
        Jacobian turned = Jacobian.builder("δ[i,k]·G[i,l,j]", sizes(3, 4), sizes(3, 2))
                .term(1.0)
                .delta(0, 2)
                .factor(g, 0, 3, 1)
                .build();
        assertEquals(g.get(1, 0, 2), turned.compact().get(1, 2, 0));
    }

    @Test
    void aProductOfMatricesHoldsJustItsOperands() {
        Matrix x = matrix(200, 300);
        Matrix w = matrix(300, 100);
        Jacobian byX = Jacobian.builder("∂Y[a,b]/∂X[c,d] = δ[a,c]·W[d,b]", sizes(200, 100), sizes(200, 300))
                .term(1.0)
                .delta(0, 2)
                .factor(w, 3, 1)
                .build();
        Jacobian byW = Jacobian.builder("∂Y[a,b]/∂W[c,d] = δ[b,d]·X[a,c]", sizes(200, 100), sizes(300, 100))
                .term(1.0)
                .delta(1, 3)
                .factor(x, 0, 2)
                .build();
        assertEquals(30_000, byX.storedNumbers());
        assertEquals(60_000, byW.storedNumbers());
        assertEquals(200L * 300 * 100, byX.nonzeros());
        assertSame(w, byX.terms().get(0).factors().get(0).array());
        assertSame(x, byW.terms().get(0).factors().get(0).array());

        Matrix direction = matrix(200, 300);
        assertClose(direction.times(w), byX.times(direction));
        Matrix seed = matrix(200, 100);
        assertClose(seed.times(w.transpose()), byX.transposeTimes(seed));
        assertClose(x.transpose().times(seed), byW.transposeTimes(seed));
        Matrix other = matrix(300, 100);
        assertClose(x.times(other), byW.times(other));
    }

    @Test
    void aChainOfMatricesIsAssociatedTheCheapestWay() {
        Matrix u = matrix(40, 30);
        Matrix v = matrix(30, 35);
        Matrix w = matrix(35, 50);
        Jacobian chain = chain(u, v, w);
        assertEquals(1, chain.terms().size());
        assertEquals(1, chain.terms().get(0).factors().size());
        assertEquals(2000, chain.storedNumbers());
        Matrix dense = chain.toMatrix();
        assertSame(chain.terms().get(0).factors().get(0).array(), dense);
        assertClose(u.times(v).times(w), dense);
    }

    /** The first two matrices may be multiplied, the narrow waist may not. */
    @Test
    void aNarrowProductStaysInFactors() {
        Matrix u = matrix(60, 50);
        Matrix v = matrix(50, 2);
        Matrix w = matrix(2, 70);
        Jacobian chain = chain(u, v, w);
        List<Jacobian.Factor> factors = chain.terms().get(0).factors();
        assertEquals(2, factors.size());
        assertEquals(60 * 2 + 2 * 70, chain.storedNumbers());
        assertEquals(List.of(2), chain.terms().get(0).innerSizes());
        assertTrue(factors.stream().anyMatch(factor -> factor.array() == w));
        assertClose(u.times(v).times(w), chain.toMatrix());
        Vector x = vector(70);
        assertClose(u.times(v.times(w.times(x))), chain.times(x));
        assertEquals(u.times(v).times(w).get(7, 9), chain.get(7, 9), 1e-12);
    }

    private static Jacobian chain(Matrix u, Matrix v, Matrix w) {
        return Jacobian.builder("∂y[i]/∂x[j]", sizes(u.rows()), sizes(w.columns()))
                .term(1.0)
                .inner(u.columns(), v.columns())
                .factor(u, 0, 2)
                .factor(v, 2, 3)
                .factor(w, 3, 1)
                .build();
    }

    @Test
    void operandsMayLieEitherWay() {
        for (int way = 0; way < 8; way++) {
            boolean flipLeft = (way & 1) != 0;
            boolean flipRight = (way & 2) != 0;
            boolean flipResult = (way & 4) != 0;
            Matrix left = matrix(21, 33);
            Matrix right = matrix(33, 18);
            Matrix product = left.times(right);
            int row = flipResult ? 1 : 0;
            int column = 1 - row;
            Jacobian.Builder builder = flipResult
                    ? Jacobian.builder("either way", sizes(18), sizes(21))
                    : Jacobian.builder("either way", sizes(21), sizes(18));
            builder.term(1.0).inner(33);
            if (flipLeft) {
                builder.factor(left.transpose(), 2, row);
            } else {
                builder.factor(left, row, 2);
            }
            if (flipRight) {
                builder.factor(right.transpose(), column, 2);
            } else {
                builder.factor(right, 2, column);
            }
            Jacobian jacobian = builder.build();
            assertEquals(21 * 18, jacobian.storedNumbers());
            assertSame(jacobian.terms().get(0).factors().get(0).array(), jacobian.toMatrix());
            assertClose(flipResult ? product.transpose() : product, jacobian.toMatrix());
        }
    }

    @Test
    void manyFactorsAreContractedToo() {
        int count = 12;
        Jacobian.Builder builder = Jacobian.builder("a long chain", sizes(3), sizes(3));
        builder.term(1.0).inner(3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3);
        Matrix expected = MatrixMath.identity(3);
        for (int k = 0; k < count; k++) {
            Matrix link = matrix(3, 3);
            expected = expected.times(link);
            builder.factor(link, k == 0 ? 0 : k + 1, k == count - 1 ? 1 : k + 2);
        }
        Jacobian jacobian = builder.build();
        assertEquals(9, jacobian.storedNumbers());
        assertClose(expected, jacobian.toMatrix());
    }

    @Test
    void softmaxIsTwoTermsThatShareAVector() {
        Vector p = vector(6);
        Jacobian jacobian = Jacobian.builder("∂y[i]/∂x[j] = δ[i,j]·p[i] - p[i]·p[j]", sizes(6), sizes(6))
                .term(1.0)
                .delta(0, 1)
                .factor(p, 0)
                .term(-1.0)
                .factor(p, 0)
                .factor(p, 1)
                .build();
        assertEquals(6, jacobian.storedNumbers());
        assertEquals(36, jacobian.nonzeros());
        Matrix expected = MatrixMath.diagonalMatrix(p).minus(p.outer(p));
        assertClose(expected, jacobian.toMatrix());
        Vector v = vector(6);
        assertClose(expected.times(v), jacobian.times(v));
        assertClose(v.times(expected), jacobian.transposeTimes(v));
        String message =
                assertThrows(IllegalStateException.class, jacobian::compact).getMessage();
        assertTrue(message.contains("∂y[i]/∂x[j]"), message);
    }

    /** A million components, of which a dense array would be far too many. */
    @Test
    void multiplyingNeverVisitsTheDenseArray() {
        Vector p = vector(1_000_000);
        Jacobian jacobian = Jacobian.builder("softmax", sizes(1_000_000), sizes(1_000_000))
                .term(1.0)
                .delta(0, 1)
                .factor(p, 0)
                .term(-1.0)
                .factor(p, 0)
                .factor(p, 1)
                .build();
        double dot = p.dot(p);
        Vector product = (Vector) jacobian.times(p);
        assertEquals(p.get(17) * p.get(17) - p.get(17) * dot, product.get(17), 1e-6);
        assertThrows(IllegalArgumentException.class, jacobian::toMatrix);
        assertThrows(IllegalArgumentException.class, jacobian::toTensor);
    }

    @Test
    void innerAxesJoinedByADeltaAreRenamedAway() {
        Matrix w = matrix(3, 4);
        Jacobian jacobian = Jacobian.builder("Σₖ δ[i,k]·W[k,j]", sizes(3), sizes(4))
                .term(1.0)
                .inner(3)
                .delta(0, 2)
                .factor(w, 2, 1)
                .build();
        assertSame(w, jacobian.toMatrix());
        assertTrue(jacobian.terms().get(0).innerSizes().isEmpty());
    }

    /** y[i] = w·x[places[i]] + x[i + 1]. */
    @Test
    void linksFollowTablesAndShifts() {
        int[] places = {4, 0, 4};
        Vector w = vector(3);
        Jacobian jacobian = Jacobian.builder("gathered", sizes(3), sizes(5))
                .term(1.0)
                .link(1, at -> places[at[0]], 0)
                .factor(w, 0)
                .term(2.0)
                .link(1, at -> at[0] + 1, 0)
                .build();
        assertEquals(3, jacobian.storedNumbers());
        assertEquals(6, jacobian.nonzeros());
        Matrix expected = Matrix.of(3, 5, 0, 2, 0, 0, w.get(0), w.get(1), 0, 2, 0, 0, 0, 0, 0, 2, w.get(2));
        assertEquals(expected, jacobian.toMatrix());
        CompressedRows rows = jacobian.toCompressedRows();
        assertArrayEquals(new int[] {0, 2, 4, 6}, rows.starts());
        assertArrayEquals(new int[] {1, 4, 0, 2, 3, 4}, rows.column());
        assertArrayEquals(new double[] {2, w.get(0), w.get(1), 2, 2, w.get(2)}, rows.values());
        assertEquals("gathered, [3] by [5]", jacobian.toString());
        Vector v = vector(5);
        assertClose(expected.times(v), jacobian.times(v));
        assertClose(expected.transpose().times(w), jacobian.transposeTimes(w));
    }

    /** Rows of a matrix: rows and columns of the list are counted through all components, row-major. */
    @Test
    void placesOfSeveralAxesAreCountedRowMajor() {
        Matrix w = Matrix.of(3, 2, 1, 2, 3, 4, 5, 6);
        Jacobian jacobian = Jacobian.builder("∂Y[a,b]/∂X[c,d] = δ[a,c]·W[d,b]", sizes(2, 2), sizes(2, 3))
                .term(1.0)
                .delta(0, 2)
                .factor(w, 3, 1)
                .build();
        Coordinates entries = jacobian.toCoordinates();
        assertArrayEquals(new int[] {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3}, entries.row());
        assertArrayEquals(new int[] {0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5}, entries.column());
        assertArrayEquals(new double[] {1, 3, 5, 2, 4, 6, 1, 3, 5, 2, 4, 6}, entries.values());
    }

    /** A diagonal beside an antidiagonal block, and a whole: patterns that overlap count once. */
    @Test
    void patternsThatOverlapCountOnce() {
        Vector p = vector(4);
        Jacobian.Builder builder = Jacobian.builder("overlapping", sizes(4, 4), sizes(4, 4));
        builder.term(1.0).delta(0, 2).factor(p, 1);
        builder.term(1.0).delta(1, 3).factor(p, 0);
        assertEquals(64 + 64 - 16, builder.build().nonzeros());
        builder.term(1.0).delta(0, 2).delta(1, 3);
        assertEquals(64 + 64 - 16, builder.build().nonzeros());
        builder.term(1.0).delta(0, 3).delta(1, 2);
        assertEquals(64 + 64 - 16 + 16 - 4, builder.build().nonzeros());
    }

    @Test
    void refusesLinksThatCannotBe() {
        Jacobian.Builder mentioned = Jacobian.builder("F", sizes(2), sizes(3))
                .term(1.0)
                .link(1, at -> at[0], 0)
                .factor(vector(3), 1);
        assertThrows(IllegalArgumentException.class, mentioned::build);
        Jacobian.Builder twice = Jacobian.builder("F", sizes(2), sizes(3))
                .term(1.0)
                .link(1, at -> at[0], 0)
                .link(1, at -> 1);
        assertThrows(IllegalArgumentException.class, twice::build);
        Jacobian.Builder builder =
                Jacobian.builder("F", sizes(2), sizes(3)).term(1.0).inner(2);
        assertThrows(IllegalArgumentException.class, () -> builder.link(2, at -> at[0], 0));
        assertThrows(IllegalArgumentException.class, () -> builder.link(1, at -> at[0], 7));
    }

    @Test
    void doublesHaveNoAxes() {
        Jacobian scalar = Jacobian.builder("dy/dx = 3", sizes(), sizes())
                .term(1.5)
                .factor(2.0)
                .build();
        assertEquals(3.0, scalar.get());
        assertEquals(Tensor.wrap(sizes(), new double[] {6.0}), scalar.times(2.0));
        assertEquals(Tensor.wrap(sizes(), new double[] {6.0}), scalar.transposeTimes(2.0));
        assertEquals(Matrix.of(1, 1, 3.0), scalar.toMatrix());
        assertEquals("dy/dx = 3, a double by a double", scalar.toString());

        Vector g = vector(4);
        Jacobian gradient = Jacobian.builder("∂f/∂x[i] = g[i]", sizes(), sizes(4))
                .term(1.0)
                .factor(g, 0)
                .build();
        assertClose(g.times(2.0), gradient.transposeTimes(2.0));
        assertEquals(g.dot(g), gradient.times(g).data()[0], 1e-12);
        assertThrows(IllegalArgumentException.class, () -> gradient.times(2.0));

        Jacobian square = Jacobian.builder("Σₖ g[k]·g[k]", sizes(), sizes())
                .term(1.0)
                .inner(4)
                .factor(g, 0)
                .factor(g, 0)
                .build();
        assertTrue(square.terms().get(0).factors().isEmpty());
        assertEquals(g.dot(g), square.terms().get(0).coefficient(), 1e-12);
    }

    @Test
    void anEmptySumIsZero() {
        Jacobian zero = Jacobian.builder("0", sizes(2), sizes(3))
                .term(Double.POSITIVE_INFINITY)
                .inner(0)
                .build();
        assertTrue(zero.terms().isEmpty());
        assertEquals(0.0, zero.get(1, 2));
        assertEquals(0, zero.nonzeros());
        assertEquals(Matrix.zeros(2, 3), zero.toMatrix());
        assertEquals(Tensor.zeros(2, 3), zero.compact());
    }

    @Test
    void refusesWhatCannotBe() {
        Jacobian.Builder builder = Jacobian.builder("F", sizes(2), sizes(3));
        assertThrows(IllegalStateException.class, () -> builder.delta(0, 1));
        builder.term(1.0);
        String message = assertThrows(IllegalArgumentException.class, () -> builder.delta(0, 1))
                .getMessage();
        assertEquals("Jacobian F: a delta joins axis 0 of size 2 and axis 1 of size 3", message);
        assertThrows(IllegalArgumentException.class, () -> builder.delta(0, 2));
        assertThrows(IllegalArgumentException.class, () -> builder.factor(vector(3), 0));
        assertThrows(IllegalArgumentException.class, () -> builder.factor(vector(3), 0, 1));
        assertThrows(IllegalArgumentException.class, () -> builder.inner(-1));
        assertThrows(IllegalArgumentException.class, () -> Jacobian.builder("F", sizes(-1), sizes()));
        Jacobian jacobian = builder.build();
        assertThrows(IndexOutOfBoundsException.class, () -> jacobian.get(0, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> jacobian.get(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> jacobian.get(0));
        assertThrows(IllegalArgumentException.class, () -> jacobian.times(vector(2)));
        assertThrows(IllegalArgumentException.class, () -> jacobian.transposeTimes(matrix(2, 1)));
        assertThrows(UnsupportedOperationException.class, () -> jacobian.terms()
                .add(jacobian.terms().get(0)));
        assertFalse(jacobian.terms().isEmpty());
    }

    private Matrix matrix(int rows, int columns) {
        return Matrix.wrap(rows, columns, random.doubles((long) rows * columns).toArray());
    }

    private Vector vector(int size) {
        return Vector.wrap(random.doubles(size).toArray());
    }

    private static int[] sizes(int... sizes) {
        return sizes;
    }

    private static void assertClose(NumericArray expected, NumericArray actual) {
        assertEquals(expected.getClass(), actual.getClass());
        assertArrayEquals(Checks.sizes(expected), Checks.sizes(actual));
        for (int i = 0; i < expected.length(); i++) {
            double value = expected.data()[i];
            assertEquals(value, actual.data()[i], 1e-11 * Math.max(1.0, Math.abs(value)));
        }
    }
}
