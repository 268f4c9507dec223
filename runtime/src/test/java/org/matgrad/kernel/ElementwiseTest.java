package org.matgrad.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.matgrad.MatrixMath;

class ElementwiseTest {

    /** Shorter runs are computed number by number. */
    private static final int LONG = 40;

    private interface Kernel {
        void run(Elementwise functions, double[] y, int at, int n);
    }

    private interface JoinedKernel {
        void run(JoinedRuns runs, double[] y, int at, int n);
    }

    /** The functions, each with the same function of a single number, its exact value, and where that is defined. */
    private enum Function {
        EXP(Elementwise::exp, JoinedRuns::exp, Math::exp, Precise::exp, -750, 712),
        EXPM1(Elementwise::expm1, JoinedRuns::expm1, Math::expm1, Precise::expm1, -750, 712),
        LOG(Elementwise::log, JoinedRuns::log, Math::log, Precise::log, Double.MIN_VALUE, Double.MAX_VALUE),
        LOG1P(Elementwise::log1p, JoinedRuns::log1p, Math::log1p, Precise::log1p, Math.nextUp(-1.0), Double.MAX_VALUE),
        SIN(Elementwise::sin, JoinedRuns::sin, Math::sin, Precise::sin, -1e6, 1e6),
        COS(Elementwise::cos, JoinedRuns::cos, Math::cos, Precise::cos, -1e6, 1e6),
        TANH(Elementwise::tanh, JoinedRuns::tanh, Math::tanh, Precise::tanh, -750, 712),
        SIGMOID(Elementwise::sigmoid, JoinedRuns::sigmoid, MatrixMath::sigmoid, Precise::sigmoid, -750, 712),
        SOFTPLUS(Elementwise::softplus, JoinedRuns::softplus, MatrixMath::softplus, Precise::softplus, -750, 712);

        private final Kernel kernel;
        private final JoinedKernel joined;
        private final DoubleUnaryOperator scalar;
        private final UnaryOperator<BigDecimal> exact;
        private final double from;
        private final double to;

        Function(
                Kernel kernel,
                JoinedKernel joined,
                DoubleUnaryOperator scalar,
                UnaryOperator<BigDecimal> exact,
                double from,
                double to) {
            this.kernel = kernel;
            this.joined = joined;
            this.scalar = scalar;
            this.exact = exact;
            this.from = from;
            this.to = to;
        }

        double[] of(double... x) {
            double[] y = Arrays.copyOf(x, Math.max(LONG, x.length));
            kernel.run(new Elementwise(), y, 0, y.length);
            return Arrays.copyOf(y, x.length);
        }

        private boolean isDefined(double x) {
            return x >= from && x <= to;
        }
    }

    private static double[] samples(int count) {
        Random random = new Random(11);
        double[] x = new double[count];
        for (int n = 0; n < count; n++) {
            double sign = random.nextBoolean() ? 1 : -1;
            x[n] = switch (n % 8) {
                // Every exponent, subnormal numbers included.
                case 0 -> sign * Math.scalb(1 + random.nextDouble(), n / 8 * 11 % 2098 - 1074);
                case 1 -> sign * Math.scalb(1 + random.nextDouble(), -random.nextInt(60));
                case 2 -> sign * random.nextDouble();
                case 3 -> sign * random.nextDouble() * 4;
                case 4 -> sign * random.nextDouble() * 50;
                case 5 -> sign * random.nextDouble() * 750;
                case 6 -> 1 + sign * Math.scalb(random.nextDouble(), -random.nextInt(40));
                // Next to multiples of π/2, which is where sines lose digits.
                default -> sign * random.nextInt(600_000) * (Math.PI / 2);
            };
        }
        return x;
    }

    private static void assertExact(Function function, double[] x) {
        double[] y = function.of(x);
        for (int n = 0; n < x.length; n++) {
            if (function.isDefined(x[n])) {
                double argument = x[n];
                BigDecimal exact = function.exact.apply(new BigDecimal(argument));
                if (Double.isInfinite(exact.doubleValue())) {
                    assertEquals(exact.doubleValue(), y[n], () -> function + " of " + argument);
                    continue;
                }
                double value = y[n];
                assertTrue(
                        Double.isFinite(value) && Precise.ulps(value, exact) <= 1,
                        () -> function + " of " + argument + " gives " + value + ", not "
                                + exact.round(new java.math.MathContext(25)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void valuesAreExactToOneUlp(Function function) {
        assertExact(function, samples(6000));
    }

    /** Where a formula ends and another one begins. */
    @ParameterizedTest
    @EnumSource
    void boundsAreExactToOneUlp(Function function) {
        double[] bounds = {
            Math.log(2) / 2,
            Math.sqrt(0.5),
            Math.sqrt(2),
            Math.sqrt(2) - 1,
            Math.log(Math.sqrt(2) - 1),
            Math.PI / 4,
            Math.PI / 2,
            1,
            2,
            0.5,
            0x1.0p-15,
            22,
            53 * Math.log(2),
            54 * Math.log(2),
            60,
            690,
            708,
            709.782712893384,
            745.13321910194,
            0x1.0p19,
            0x1.0p-1022,
            0x1.0p53
        };
        double[] x = new double[bounds.length * 42];
        int next = 0;
        for (double bound : bounds) {
            double above = bound;
            double below = bound;
            for (int n = 0; n < 10; n++) {
                x[next++] = above;
                x[next++] = -above;
                x[next++] = below;
                x[next++] = -below;
                above = Math.nextUp(above);
                below = Math.nextDown(below);
            }
            x[next++] = bound / 2;
            x[next++] = -bound / 2;
        }
        assertExact(function, x);
    }

    @ParameterizedTest
    @EnumSource
    void allMagnitudesGiveWhatTheScalarFunctionGives(Function function) {
        Random random = new Random(12);
        double[] x = random.longs(200_000).mapToDouble(Double::longBitsToDouble).toArray();
        double[] y = function.of(x);
        for (int n = 0; n < x.length; n++) {
            double argument = x[n];
            double expected = function.scalar.applyAsDouble(x[n]);
            // Those have errors of their own: tanh 2.5 ulp, sigmoid and softplus 2.
            double tolerance = 4 * Math.ulp(expected);
            if (Double.isFinite(expected)) {
                assertEquals(expected, y[n], tolerance, () -> function + " of " + argument);
            } else {
                assertEquals(expected, y[n], () -> function + " of " + argument);
            }
        }
    }

    /** Also the sign of zero, which assertEquals distinguishes. */
    @ParameterizedTest
    @EnumSource
    void specialValuesAreThoseOfTheScalarFunction(Function function) {
        double[] x = {
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            0.0,
            -0.0,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            -1.0,
            -2.0,
            -1e300,
            1e300,
            Double.longBitsToDouble(0xfff8000000000001L),
            800,
            -800
        };
        double[] y = function.of(x);
        for (int n = 0; n < x.length; n++) {
            double argument = x[n];
            double expected = function.scalar.applyAsDouble(argument);
            boolean isSpecial = !(Math.abs(expected) > 0 && Math.abs(expected) < Double.POSITIVE_INFINITY);
            assertEquals(expected, y[n], isSpecial ? 0 : Math.ulp(expected), () -> function + " of " + argument);
            if (expected == 0) {
                assertEquals(1 / expected, 1 / y[n], () -> function + " of " + argument);
            }
        }
    }

    /** One special value among ordinary ones leaves these alone. */
    @ParameterizedTest
    @EnumSource
    void rareNumbersDontDisturbTheirNeighbours(Function function) {
        double[] ordinary = new Random(13).doubles(700, 0.1, 3).toArray();
        double[] mixed = ordinary.clone();
        for (int n = 3; n < mixed.length; n += 7) {
            mixed[n] = n % 2 == 0 ? Double.NaN : n % 3 == 0 ? -1e300 : Double.POSITIVE_INFINITY;
        }
        double[] expected = function.of(ordinary);
        double[] actual = function.of(mixed);
        for (int n = 0; n < mixed.length; n++) {
            if (mixed[n] == ordinary[n]) {
                assertEquals(expected[n], actual[n]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void runsOfEveryLengthAndPlaceTouchNothingElse(Function function) {
        double[] x = new Random(14).doubles(2000, 0.1, 3).toArray();
        Elementwise functions = new Elementwise();
        int[] lengths = IntStream.concat(
                        IntStream.rangeClosed(0, 130), IntStream.of(255, 256, 257, 511, 512, 513, 1024, 1500))
                .toArray();
        for (int n : lengths) {
            for (int at : new int[] {0, 1, 7, 400}) {
                double[] y = x.clone();
                function.kernel.run(functions, y, at, n);
                for (int i = 0; i < x.length; i++) {
                    boolean inside = i >= at && i < at + n;
                    double expected = inside ? function.scalar.applyAsDouble(x[i]) : x[i];
                    assertEquals(expected, y[i], inside ? 3 * Math.ulp(expected) : 0, function.name());
                }
            }
        }
    }

    /** Few numbers, which are copied one behind the other, and many, which aren't. */
    @ParameterizedTest
    @EnumSource
    void joinedRunsAreComputedOnceEachAndTouchNothingElse(Function function) {
        double[] x = new Random(15).doubles(400, 0.1, 3).toArray();
        Elementwise functions = new Elementwise();
        for (int n : new int[] {0, 1, 14, 40, 102, 103, 300}) {
            for (int count : new int[] {2, 5}) {
                double[][] y = new double[count][];
                JoinedRuns runs = functions.with(y[0] = x.clone(), 0);
                for (int run = 1; run < count - 1; run++) {
                    runs = runs.with(y[run] = x.clone(), 10 * run);
                }
                function.joined.run(runs, y[count - 1] = x.clone(), 10 * (count - 1), n);
                for (int run = 0; run < count; run++) {
                    for (int i = 0; i < x.length; i++) {
                        boolean inside = i >= 10 * run && i < 10 * run + n;
                        double expected = inside ? function.scalar.applyAsDouble(x[i]) : x[i];
                        assertEquals(expected, y[run][i], inside ? 3 * Math.ulp(expected) : 0, function.name());
                    }
                }
            }
        }
    }

    @Test
    void joinedRunsOutsideOfTheirArraysAreRefusedBeforeAnyIsReplaced() {
        Elementwise functions = new Elementwise();
        for (int length : new int[] {10, 60, 1000}) {
            double[] y = new double[length];
            double[] z = new double[length];
            assertThrows(
                    IndexOutOfBoundsException.class, () -> functions.with(y, 0).exp(z, 1, length));
            assertThrows(
                    IndexOutOfBoundsException.class,
                    () -> functions.with(y, 0).with(z, -1).exp(new double[length], 0, length));
            assertThrows(
                    IndexOutOfBoundsException.class, () -> functions.with(y, 0).exp(z, 0, -1));
            assertArrayEquals(new double[length], y);
            assertArrayEquals(new double[length], z);
        }
    }

    @Test
    void runsOutsideOfTheArrayAreRefused() {
        Elementwise functions = new Elementwise();
        double[] y = new double[100];
        assertThrows(IndexOutOfBoundsException.class, () -> functions.exp(y, 0, 101));
        assertThrows(IndexOutOfBoundsException.class, () -> functions.log(y, -1, 50));
        assertThrows(IndexOutOfBoundsException.class, () -> functions.sin(y, 60, 41));
        assertThrows(IndexOutOfBoundsException.class, () -> functions.tanh(y, 0, -1));
        assertThrows(IndexOutOfBoundsException.class, () -> functions.exp(y, 1, Integer.MAX_VALUE));
        assertArrayEquals(new double[100], y);
    }
}
