package org.matgrad.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.matgrad.benchmarks.results.PowerLaw.Point;

class PowerLawTest {

    @Test
    void findsTheExponentOfAPowerLaw() {
        List<Point> points = DoubleStream.of(1, 3, 10, 500)
                .mapToObj(n -> new Point(n, 7 * Math.pow(n, 2.5)))
                .toList();
        assertEquals(2.5, PowerLaw.exponent(points), 1e-12);
    }

    /** The logarithms 0, 1, 2 of the sizes and 0, 2, 1 of the costs have a regression line of slope 1/2. */
    @Test
    void fitsTheLogarithms() {
        List<Point> points = List.of(new Point(1, 1), new Point(Math.E, Math.exp(2)), new Point(Math.exp(2), Math.E));
        assertEquals(0.5, PowerLaw.exponent(points), 1e-12);
    }

    @Test
    void oneSizeIsRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> PowerLaw.exponent(List.of(new Point(2, 1), new Point(2, 3))));
    }
}
