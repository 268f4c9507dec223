package org.matgrad.samples.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.matgrad.GradientCheck;
import org.matgrad.Matrix;
import org.matgrad.MatrixMath;
import org.matgrad.NumericArray;
import org.matgrad.Tensor;
import org.matgrad.Vector;

/** The generated gradients against central differences of the methods themselves. */
class GradientTest {
    private static final double STEP = 1e-5;
    private static final int HIDDEN = 5;

    private final Random random = new Random(3);
    private final Matrix X;
    private final Matrix T;

    GradientTest() throws IOException {
        Dataset few = Dataset.load().split(6, 1).train();
        X = few.images();
        T = few.targets();
    }

    @Test
    void softmaxRegression() {
        Matrix W = matrix(Dataset.PIXELS, Dataset.CLASSES);
        Vector b = vector(Dataset.CLASSES);
        DoubleSupplier loss = () -> SoftmaxRegression.loss(W, b, X, T);

        SoftmaxRegressionLoss.Gradient gradient = SoftmaxRegressionLoss.gradient(W, b, X, T);
        assertEquals(loss.getAsDouble(), gradient.value(), 1e-12);
        assertGradient(loss, W, gradient.W());
        assertGradient(loss, b, gradient.b());
    }

    @Test
    void network() {
        Matrix W1 = matrix(Dataset.PIXELS, HIDDEN);
        Vector b1 = vector(HIDDEN);
        Matrix W2 = matrix(HIDDEN, Dataset.CLASSES);
        Vector b2 = vector(Dataset.CLASSES);
        DoubleSupplier loss = () -> Network.loss(W1, b1, W2, b2, X, T);

        NetworkLoss.Gradient gradient = NetworkLoss.gradient(W1, b1, W2, b2, X, T);
        assertEquals(loss.getAsDouble(), gradient.value(), 1e-12);
        assertGradient(loss, W1, gradient.W1());
        assertGradient(loss, b1, gradient.b1());
        assertGradient(loss, W2, gradient.W2());
        assertGradient(loss, b2, gradient.b2());
    }

    /** Batches of the network for one image against the same network in matrix form, without its decay. */
    @Test
    void pointsInBatches() {
        Matrix W1 = matrix(Dataset.PIXELS, HIDDEN);
        Vector b1 = vector(HIDDEN);
        Matrix W2 = matrix(HIDDEN, Dataset.CLASSES);
        Vector b2 = vector(Dataset.CLASSES);
        int[] labels = new int[X.rows()];
        for (int n = 0; n < labels.length; n++) {
            labels[n] = (int) T.row(n).dot(MatrixMath.vector(Dataset.CLASSES, c -> c));
        }
        Vector even = MatrixMath.ones(X.rows()).div(X.rows());

        PointNetworkLoss points = new PointNetworkLoss();
        Vector losses = points.forwardBatch(W1, b1, W2, b2, X, labels);
        for (int n = 0; n < labels.length; n++) {
            assertEquals(PointNetwork.loss(W1, b1, W2, b2, X.row(n), labels[n]), losses.get(n), 1e-12);
        }
        points.backwardBatch(even);
        PointNetworkLoss.GradientBatch gradient = points.gradientBatch();
        NetworkLoss.Gradient whole = NetworkLoss.gradient(W1, b1, W2, b2, X, T);
        assertClose(whole.W1().minus(W1.times(2e-4)), gradient.W1());
        assertClose(whole.b1(), gradient.b1());
        assertClose(whole.W2().minus(W2.times(2e-4)), gradient.W2());
        assertClose(whole.b2(), gradient.b2());

        points.backwardPerExample(even);
        Tensor each = points.gradientPerExample().W1();
        Matrix sum = Matrix.zeros(Dataset.PIXELS, HIDDEN);
        for (int n = 0; n < labels.length; n++) {
            Matrix one = PointNetworkLoss.gradient(W1, b1, W2, b2, X.row(n), labels[n])
                    .W1();
            assertClose(one.div(X.rows()), each.slice(n));
            sum = sum.plus(one.div(X.rows()));
        }
        assertClose(sum, gradient.W1());
    }

    private static void assertClose(NumericArray expected, NumericArray actual) {
        assertArrayEquals(expected.toArray(), actual.toArray(), 1e-12);
    }

    @Test
    void theUsersCheckPasses() {
        Matrix W = matrix(Dataset.PIXELS, Dataset.CLASSES);
        Vector b = vector(Dataset.CLASSES);
        GradientCheck.of(new SoftmaxRegressionLoss(), W, b, X, T).assertPasses();
    }

    @Test
    void forwardModeAgrees() {
        Matrix W = matrix(Dataset.PIXELS, Dataset.CLASSES);
        Vector b = vector(Dataset.CLASSES);
        Matrix dW = matrix(Dataset.PIXELS, Dataset.CLASSES);
        Vector db = vector(Dataset.CLASSES);
        SoftmaxRegressionLoss.Gradient gradient = SoftmaxRegressionLoss.gradient(W, b, X, T);
        double expected = inner(gradient.W(), dW) + inner(gradient.b(), db);
        SoftmaxRegressionLoss.Tangent tangent = SoftmaxRegressionLoss.tangent(W, b, X, T, dW, db);
        assertEquals(gradient.value(), tangent.value());
        assertEquals(expected, tangent.tangent(), 1e-12);
    }

    private static void assertGradient(DoubleSupplier loss, NumericArray parameter, NumericArray gradient) {
        double[] p = parameter.data();
        assertEquals(p.length, gradient.length());
        for (int k = 0; k < p.length; k++) {
            double kept = p[k];
            p[k] = kept + STEP;
            double above = loss.getAsDouble();
            p[k] = kept - STEP;
            double below = loss.getAsDouble();
            p[k] = kept;
            assertEquals((above - below) / (2 * STEP), gradient.data()[k], 1e-8);
        }
    }

    private static double inner(NumericArray a, NumericArray b) {
        double sum = 0;
        for (int k = 0; k < a.length(); k++) {
            sum += a.data()[k] * b.data()[k];
        }
        return sum;
    }

    private Matrix matrix(int rows, int columns) {
        return Matrix.wrap(rows, columns, vector(rows * columns).data());
    }

    private Vector vector(int size) {
        return Vector.wrap(random.doubles(size, -1, 1).toArray());
    }
}
