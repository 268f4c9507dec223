package org.matgrad.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class ScansTest {

    private final double[] x = {9, 3, -4, 1, 0.5, 9};

    @Test
    void sumsFromTheLeft() {
        double[] y = {7, 7, 7, 7, 7, 7};
        Scans.cumulativeSum(x, 1, 4, y, 2);
        assertArrayEquals(new double[] {7, 7, 3, -1, 0, 0.5}, y);
        Scans.cumulativeSum(x, 1, 4, x, 1);
        assertArrayEquals(new double[] {9, 3, -1, 0, 0.5, 9}, x);
    }

    @Test
    void sumsFromTheRight() {
        double[] y = {7, 7, 7, 7, 7, 7};
        Scans.reverseCumulativeSum(x, 1, 4, y, 2);
        assertArrayEquals(new double[] {7, 7, 0.5, -2.5, 1.5, 0.5}, y);
        Scans.reverseCumulativeSum(x, 1, 4, x, 1);
        assertArrayEquals(new double[] {9, 0.5, -2.5, 1.5, 0.5, 9}, x);
    }

    @Test
    void ofNothing() {
        double[] none = {};
        Scans.cumulativeSum(none, 0, 0, none, 0);
        Scans.reverseCumulativeSum(none, 0, 0, none, 0);
    }
}
