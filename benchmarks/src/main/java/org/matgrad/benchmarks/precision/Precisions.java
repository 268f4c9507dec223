package org.matgrad.benchmarks.precision;

import java.util.List;
import java.util.stream.IntStream;
import org.matgrad.FloatMatrix;
import org.matgrad.Matrix;
import org.matgrad.benchmarks.core.Agreement;
import org.matgrad.benchmarks.core.Call;
import org.matgrad.benchmarks.core.Case;
import org.matgrad.benchmarks.core.Contender;
import org.matgrad.benchmarks.core.Group;
import org.matgrad.benchmarks.core.Picture;
import org.matgrad.benchmarks.core.Scale;
import org.matgrad.benchmarks.measure.SteadyTime;
import org.matgrad.benchmarks.problem.Product;

/** Products of matrices and their adjoints in {@code double} and in {@code float}. */
public final class Precisions {

    private Precisions() {}

    /** Both kinds of numbers, each in plain Java and with the Vector API. */
    public static Group group() {
        return new Group(
                "float",
                "The products above, of doubles and of floats.",
                new SteadyTime(),
                Picture.RATIOS,
                IntStream.of(4, 16, 64, 128, 256, 512)
                        .mapToObj(Product::new)
                        .map(Precisions::both)
                        .toList());
    }

    private static Case both(Product product) {
        // The numbers are rounded to floats for both, so that they differ by what the sums lose: n roundings at most.
        Agreement agreement = Agreement.with(() -> ofDoubles(product).prepared().results(), product.n() * 0x1p-23);
        Contender doubles = ofDoubles(product);
        Contender floats = new Contender("float", () -> new Floats(product), agreement);
        return new Case(
                product.name(),
                new Scale("matrix products", "n", product.n()),
                List.of(doubles, floats, doubles.onVectors(), floats.onVectors()));
    }

    private static Contender ofDoubles(Product product) {
        return new Contender("double", () -> new Doubles(product), results -> {});
    }

    private static float[] rounded(double... numbers) {
        float[] rounded = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            rounded[i] = (float) numbers[i];
        }
        return rounded;
    }

    private static double[] widened(float... numbers) {
        double[] widened = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            widened[i] = numbers[i];
        }
        return widened;
    }

    private static final class Doubles implements Call {
        private final ModelsDoubles companion = new ModelsDoubles();
        private final Matrix A;
        private final Matrix B;
        private final Matrix G;

        Doubles(Product product) {
            A = matrix(product.n(), product.A());
            B = matrix(product.n(), product.B());
            G = matrix(product.n(), product.G());
        }

        private static Matrix matrix(int n, double... numbers) {
            return Matrix.wrap(n, n, widened(rounded(numbers)));
        }

        @Override
        public Object run() {
            Matrix product = companion.forward(A, B);
            companion.backward(G);
            return product;
        }

        @Override
        public double[][] results() {
            ModelsDoubles.Gradient gradient = companion.gradient();
            return new double[][] {
                gradient.value().data(), gradient.A().data(), gradient.B().data()
            };
        }
    }

    private static final class Floats implements Call {
        private final ModelsFloats companion = new ModelsFloats();
        private final FloatMatrix A;
        private final FloatMatrix B;
        private final FloatMatrix G;

        Floats(Product product) {
            A = matrix(product.n(), product.A());
            B = matrix(product.n(), product.B());
            G = matrix(product.n(), product.G());
        }

        private static FloatMatrix matrix(int n, double... numbers) {
            return FloatMatrix.wrap(n, n, rounded(numbers));
        }

        @Override
        public Object run() {
            FloatMatrix product = companion.forward(A, B);
            companion.backward(G);
            return product;
        }

        @Override
        public double[][] results() {
            ModelsFloats.Gradient gradient = companion.gradient();
            return new double[][] {
                widened(gradient.value().data()),
                widened(gradient.A().data()),
                widened(gradient.B().data())
            };
        }
    }
}
