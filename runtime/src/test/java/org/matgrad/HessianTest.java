package org.matgrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.matgrad.kernel.HessianSweeps;

class HessianTest {

    private static final Matrix MIXED = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6);

    /** A parameter x of 3, with bands; a matrix A of 1 by 2; a number s. */
    private static Hessian three() {
        Jacobian none = Jacobian.builder("∂x/∂x", new int[] {3}, new int[] {3}).build();
        Jacobian mixed = Jacobian.builder("∂A/∂x", new int[] {1, 2}, new int[] {3})
                .term(1)
                .factor(MIXED, 1, 2)
                .build();
        Jacobian diagonal = Jacobian.builder("∂A/∂A", new int[] {1, 2}, new int[] {1, 2})
                .term(7)
                .delta(0, 2)
                .delta(1, 3)
                .build();
        Jacobian byNumber = Jacobian.builder("∂s/∂x", new int[0], new int[] {3})
                .term(1)
                .factor(Vector.of(8, 9, 10), 0)
                .build();
        Jacobian zero = Jacobian.builder("∂s/∂A", new int[0], new int[] {1, 2}).build();
        Jacobian number =
                Jacobian.builder("∂s/∂s", new int[0], new int[0]).term(11).build();
        return Hessian.builder("x", "A", "s")
                .block(
                        0,
                        0,
                        none,
                        new Hessian.Line(0, 0, new double[] {1, 2}),
                        new Hessian.Line(1, 1, new double[] {10, 20}),
                        new Hessian.Line(1, 0, new double[] {5, 6}))
                .block(1, 0, mixed)
                .block(1, 1, diagonal)
                .block(2, 0, byNumber)
                .block(2, 1, zero)
                .block(2, 2, number)
                .build();
    }

    private static final double[] DENSE = {
        1, 5, 0, 1, 4, 8, //
        5, 12, 6, 2, 5, 9, //
        0, 6, 20, 3, 6, 10, //
        1, 2, 3, 7, 0, 0, //
        4, 5, 6, 0, 7, 0, //
        8, 9, 10, 0, 0, 11
    };

    @Test
    void theWholeIsExportedWithBothTriangles() {
        Hessian hessian = three();
        assertSparse(hessian.toMatrix(), hessian.nonzeros(), hessian.toCompressedRows());
        for (String p : hessian.names()) {
            for (String q : hessian.names()) {
                HessianBlock block = hessian.block(p, q);
                assertSparse(block.toMatrix(), block.nonzeros(), block.toCompressedRows());
            }
        }
    }

    private static void assertSparse(Matrix expected, long nonzeros, CompressedRows rows) {
        assertEquals(nonzeros, rows.values().length);
        double[] listed = new double[expected.length()];
        Coordinates entries = rows.toCoordinates();
        for (int n = 0; n < entries.values().length; n++) {
            listed[entries.row()[n] * expected.columns() + entries.column()[n]] = entries.values()[n];
        }
        assertArrayEquals(expected.data(), listed);
    }

    /** A place that both a band and a term have counts once. */
    @Test
    void bandsAndTermsOverlap() {
        Jacobian diagonal = Jacobian.builder("∂x/∂x", new int[] {3}, new int[] {3})
                .term(2)
                .delta(0, 1)
                .build();
        Hessian hessian = Hessian.builder("x")
                .block(
                        0,
                        0,
                        diagonal,
                        new Hessian.Line(0, 0, new double[] {1, 2, 3}),
                        new Hessian.Line(1, 0, new double[] {5, 6}))
                .build();
        assertEquals(7, hessian.nonzeros());
        assertSparse(hessian.toMatrix(), 7, hessian.toCompressedRows());
    }

    @Test
    void theWholeIsSymmetric() {
        Hessian hessian = three();
        assertEquals(List.of("x", "A", "s"), hessian.names());
        assertEquals(6, hessian.size());
        assertArrayEquals(DENSE, hessian.toMatrix().data());
        for (int column = 0; column < 6; column++) {
            double[] unit = new double[6];
            unit[column] = 1;
            double[] expected = new double[6];
            for (int row = 0; row < 6; row++) {
                expected[row] = DENSE[6 * row + column];
            }
            assertArrayEquals(expected, hessian.times(Vector.wrap(unit)).data());
        }
    }

    @Test
    void componentsAreReadFromEitherSide() {
        Hessian hessian = three();
        assertEquals(6, hessian.get("x", "x", 1, 2));
        assertEquals(6, hessian.get("x", "x", 2, 1));
        assertEquals(0, hessian.get("x", "x", 0, 2));
        assertEquals(4, hessian.get("A", "x", 0, 1, 0));
        assertEquals(4, hessian.get("x", "A", 0, 0, 1));
        assertEquals(10, hessian.get("s", "x", 2));
        assertEquals(10, hessian.get("x", "s", 2));
        assertEquals(11, hessian.get("s", "s"));
        assertArrayEquals(
                new double[] {1, 4, 2, 5, 3, 6},
                hessian.block("x", "A").toMatrix().data());
        assertSame(
                MIXED.data(),
                hessian.block("x", "A")
                        .terms()
                        .terms()
                        .get(0)
                        .factors()
                        .get(0)
                        .array()
                        .data());
    }

    @Test
    void bandsOnOneDiagonalAreOne() {
        HessianBlock block = three().block("x", "x");
        assertEquals(2, block.bands().size());
        assertArrayEquals(
                new double[] {1, 12, 20}, block.bands().get(0).values().data());
        assertArrayEquals(new double[] {5, 6}, block.bands().get(1).values().data());
        assertEquals(7, block.nonzeros());
        assertEquals(5, block.storedNumbers());
        assertEquals("∂x/∂x, [3] by [3], bands [0, 1]", block.toString());
        assertArrayEquals(block.toMatrix().data(), block.transposed().toMatrix().data());
    }

    @Test
    void storedNumbersAndNonzeros() {
        Hessian hessian = three();
        assertEquals(5 + 6 + 3, hessian.storedNumbers());
        assertEquals(7 + 2 * 6 + 2 + 2 * 3 + 1, hessian.nonzeros());
        assertEquals(6, hessian.toString().lines().count());
    }

    @Test
    void bandsOfTwoVectorsStandForThemselves() {
        Jacobian x = Jacobian.builder("x", new int[] {2}, new int[] {2}).build();
        Jacobian y = Jacobian.builder("y", new int[] {3}, new int[] {3}).build();
        Jacobian mixed = Jacobian.builder("yx", new int[] {3}, new int[] {2}).build();
        Hessian hessian = Hessian.builder("x", "y")
                .block(0, 0, x)
                .block(1, 0, mixed, new Hessian.Line(0, 1, new double[] {1}), new Hessian.Line(1, 0, new double[] {2, 3
                }))
                .block(1, 1, y)
                .build();
        assertArrayEquals(
                new double[] {0, 1, 2, 0, 0, 3},
                hessian.block("y", "x").toMatrix().data());
        assertArrayEquals(
                new double[] {0, 2, 0, 1, 0, 3},
                hessian.block("x", "y").toMatrix().data());
        assertArrayEquals(
                new double[] {8, 11, 3, 4, 9},
                hessian.times(Vector.of(2, 3, 5, 4, 2)).data());
        assertEquals(1, hessian.get("x", "y", 1, 0));
    }

    @Test
    void misuse() {
        Hessian hessian = three();
        assertThrows(IllegalArgumentException.class, () -> hessian.block("x", "z"));
        assertThrows(IllegalArgumentException.class, () -> hessian.times(Vector.of(1)));
        assertThrows(IllegalStateException.class, hessian::toTensor);
        assertThrows(IndexOutOfBoundsException.class, () -> hessian.get("x", "x", 3, 0));
        assertThrows(IllegalArgumentException.class, () -> hessian.get("x", "x", 1));
        assertThrows(IllegalStateException.class, () -> Hessian.builder("x").build());
        Jacobian square = Jacobian.builder("x", new int[] {2}, new int[] {2}).build();
        assertThrows(IllegalArgumentException.class, () -> Hessian.builder("x")
                .block(0, 0, square, new Hessian.Line(0, 1, new double[] {1})));
    }

    @Test
    void columnsOfProducts() {
        HessianSweeps sweeps = new HessianSweeps();
        sweeps.parameter("x", Vector.of(0, 0));
        sweeps.parameter("s", 0.0);
        sweeps.column(0, 0, 0, Vector.of(1, 2));
        sweeps.column(1, 0, 0, 3);
        sweeps.column(0, 0, 1, Vector.of(2, 4));
        sweeps.column(1, 0, 1, 5);
        sweeps.column(1, 1, 0, 6);
        assertArrayEquals(
                new double[] {1, 2, 3, 2, 4, 5, 3, 5, 6},
                sweeps.build().toMatrix().data());
    }
}
