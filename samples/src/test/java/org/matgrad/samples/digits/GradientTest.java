package org.matgrad.samples.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.matgrad.GradientCheck;
import org.matgrad.Matrix;
import org.matgrad.NumericArray;
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
