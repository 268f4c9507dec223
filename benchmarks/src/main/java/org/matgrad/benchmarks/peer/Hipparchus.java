package org.matgrad.benchmarks.peer;

import java.util.Optional;
import java.util.function.Supplier;
import org.hipparchus.analysis.differentiation.Gradient;
import org.matgrad.benchmarks.core.Call;
import org.matgrad.benchmarks.problem.Logistic;
import org.matgrad.benchmarks.problem.Peer;
import org.matgrad.benchmarks.problem.Rosenbrock;

/** Numbers that carry their gradient: Hipparchus, forward mode. */
public final class Hipparchus implements Peer {

    @Override
    public String name() {
        return "Hipparchus";
    }

    @Override
    public Optional<Supplier<Call>> rosenbrock(Rosenbrock problem) {
        return Optional.of(() -> {
            double[] x = problem.x();
            return new GradientCall(() -> rosenbrock(variables(x)));
        });
    }

    private static Gradient rosenbrock(Gradient... x) {
        Gradient sum = x[0].getField().getZero();
        for (int i = 0; i < x.length - 1; i++) {
            Gradient a = x[i + 1].subtract(x[i].square());
            Gradient b = x[i].negate().add(1);
            sum = sum.add(a.square().multiply(100)).add(b.square());
        }
        return sum;
    }

    @Override
    public Optional<Supplier<Call>> logistic(Logistic problem) {
        return Optional.of(() -> {
            double[] X = problem.X();
            double[] w = problem.w();
            double[] y = problem.y();
            return new GradientCall(() -> logistic(variables(w), X, y));
        });
    }

    /** The inner product is that of the library, which is faster than one term at a time. */
    private static Gradient logistic(Gradient[] w, double[] X, double[] y) {
        Gradient sum = w[0].getField().getZero();
        double[] row = new double[w.length];
        for (int n = 0; n < y.length; n++) {
            System.arraycopy(X, n * w.length, row, 0, w.length);
            Gradient z = w[0].linearCombination(row, w);
            Gradient softplus =
                    z.getValue() > 0 ? z.negate().exp().log1p().add(z) : z.exp().log1p();
            sum = sum.add(softplus.subtract(z.multiply(y[n])));
        }
        return sum.divide(y.length);
    }

    private static Gradient[] variables(double... values) {
        Gradient[] variables = new Gradient[values.length];
        for (int k = 0; k < values.length; k++) {
            variables[k] = Gradient.variable(values.length, k, values[k]);
        }
        return variables;
    }

    private static final class GradientCall implements Call {
        private final Supplier<Gradient> work;
        private Gradient last;

        GradientCall(Supplier<Gradient> work) {
            this.work = work;
        }

        @Override
        public Object run() {
            last = work.get();
            return last;
        }

        @Override
        public double[][] results() {
            return new double[][] {{last.getValue()}, last.getGradient()};
        }
    }
}
