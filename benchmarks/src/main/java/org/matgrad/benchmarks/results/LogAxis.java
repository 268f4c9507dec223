package org.matgrad.benchmarks.results;

import java.util.ArrayList;
import java.util.List;

/** An axis on which equal ratios are equal distances. */
record LogAxis(double least, double greatest, double from, double to) {

    /** An axis that shows all these positive numbers, and the powers of ten about them if they are near each other. */
    static LogAxis of(double[] numbers, double from, double to) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = 0;
        for (double number : numbers) {
            least = Math.min(least, number);
            greatest = Math.max(greatest, number);
        }
        return new LogAxis(below(least), above(greatest), from, to);
    }

    double at(double number) {
        return from + (to - from) * Math.log(number / least) / Math.log(greatest / least);
    }

    /** The numbers to write at the axis: 1, 2 and 5 times powers of ten, or powers of ten only. */
    List<Double> ticks() {
        double[] steps = greatest / least > 300 ? new double[] {1} : new double[] {1, 2, 5};
        List<Double> ticks = new ArrayList<>();
        for (int power = (int) Math.floor(Math.log10(least)); Math.pow(10, power) <= greatest * 1.001; power++) {
            for (double step : steps) {
                double tick = step * Math.pow(10, power);
                if (tick >= least * 0.999 && tick <= greatest * 1.001) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    /** The next of 1, 2, 5, 10 ... below. */
    private static double below(double number) {
        double power = Math.pow(10, Math.floor(Math.log10(number * 0.999)));
        double step = number * 0.999 / power;
        return power * (step >= 5 ? 5 : step >= 2 ? 2 : 1);
    }

    private static double above(double number) {
        double power = Math.pow(10, Math.floor(Math.log10(number * 1.001)));
        double step = number * 1.001 / power;
        return power * (step <= 2 ? 2 : step <= 5 ? 5 : 10);
    }
}
