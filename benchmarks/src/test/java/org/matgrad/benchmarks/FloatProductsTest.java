package org.matgrad.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FloatProductsTest {

    /** Sums of n numbers up to 1, whose partial sums are below n: n roundings of up to n·2⁻²⁵. */
    @Test
    void bothComputeTheSame() {
        int n = 64;
        FloatProducts products = new FloatProducts();
        products.prepare(n);
        double[][] expected = products.gradientOfDoubles();
        float[][] actual = products.gradientOfFloats();
        for (int p = 0; p < expected.length; p++) {
            for (int i = 0; i < expected[p].length; i++) {
                assertEquals(expected[p][i], actual[p][i], n * n * 0x1p-25);
            }
        }
    }
}
