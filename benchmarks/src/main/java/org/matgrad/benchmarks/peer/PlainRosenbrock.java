package org.matgrad.benchmarks.peer;

/** Rosenbrock's function and its gradient, from their formulas. */
final class PlainRosenbrock {

    private PlainRosenbrock() {}

    static double gradient(double[] dx, double... x) {
        double value = 0;
        for (int i = 0; i < x.length; i++) {
            dx[i] = 0;
        }
        for (int i = 0; i < x.length - 1; i++) {
            double a = x[i + 1] - x[i] * x[i];
            double b = 1 - x[i];
            value += 100 * a * a + b * b;
            dx[i] += -400 * a * x[i] - 2 * b;
            dx[i + 1] += 200 * a;
        }
        return value;
    }
}
