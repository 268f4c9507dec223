package org.matgrad.benchmarks.hessian;

import java.util.function.Function;
import org.matgrad.Hessian;
import org.matgrad.benchmarks.core.Call;

/** How a Hessian can be had. */
enum Way {
    /** The companion's own compact form. */
    COMPACT("compact", 1e-9, Compact::new),
    /** The same, written out as a dense matrix. */
    WRITTEN_OUT("compact, written out", 1e-9, WrittenOut::new),
    /** A product with each unit direction, a dense matrix. */
    SWEEPS("hessianTimes by columns", 1e-9, Sweeps::new),
    /** Central differences of the gradient, a dense matrix. */
    DIFFERENCES("differences of gradients", 1e-5, Differences::new);

    private final String title;
    private final double tolerance;
    private final Function<SecondOrder, Call> preparation;

    Way(String title, double tolerance, Function<SecondOrder, Call> preparation) {
        this.title = title;
        this.tolerance = tolerance;
        this.preparation = preparation;
    }

    String title() {
        return title;
    }

    /** How far off it may be, relative to the largest component. */
    double tolerance() {
        return tolerance;
    }

    Call prepare(SecondOrder function) {
        return preparation.apply(function);
    }

    private static final class Compact implements Call {
        private final SecondOrder function;
        private Hessian last;

        Compact(SecondOrder function) {
            this.function = function;
        }

        @Override
        public Object run() {
            function.evaluate();
            last = function.hessian();
            return last;
        }

        @Override
        public double[][] results() {
            return new double[][] {last.toMatrix().data()};
        }
    }

    private static final class WrittenOut implements Call {
        private final SecondOrder function;
        private double[] last;

        WrittenOut(SecondOrder function) {
            this.function = function;
        }

        @Override
        public Object run() {
            function.evaluate();
            last = function.hessian().toMatrix().data();
            return last;
        }

        @Override
        public double[][] results() {
            return new double[][] {last};
        }
    }

    private static final class Sweeps implements Call {
        private final SecondOrder function;
        private final double[] direction;
        private final double[] column;
        private final double[] dense;

        Sweeps(SecondOrder function) {
            this.function = function;
            direction = new double[function.size()];
            column = new double[function.size()];
            dense = new double[function.size() * function.size()];
        }

        /** Rows are columns: it is symmetric. */
        @Override
        public Object run() {
            function.evaluate();
            for (int j = 0; j < direction.length; j++) {
                direction[j] = 1;
                function.hessianTimes(direction, column);
                direction[j] = 0;
                System.arraycopy(column, 0, dense, j * direction.length, direction.length);
            }
            return dense;
        }

        @Override
        public double[][] results() {
            return new double[][] {dense};
        }
    }

    private static final class Differences implements Call {
        private static final double STEP = 1e-5;

        private final SecondOrder function;
        private final double[] after;
        private final double[] before;
        private final double[] dense;

        Differences(SecondOrder function) {
            this.function = function;
            after = new double[function.size()];
            before = new double[function.size()];
            dense = new double[function.size() * function.size()];
        }

        @Override
        public Object run() {
            double[] parameters = function.parameters();
            for (int j = 0; j < after.length; j++) {
                double kept = parameters[j];
                parameters[j] = kept + STEP;
                function.evaluate();
                function.gradient(after);
                parameters[j] = kept - STEP;
                function.evaluate();
                function.gradient(before);
                parameters[j] = kept;
                for (int i = 0; i < after.length; i++) {
                    dense[j * after.length + i] = (after[i] - before[i]) / (2 * STEP);
                }
            }
            return dense;
        }

        @Override
        public double[][] results() {
            return new double[][] {dense};
        }
    }
}
