package org.matgrad.samples.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.matgrad.samples.seed.Expected.assertEqual;
import static org.matgrad.samples.seed.Expected.delta;

import org.junit.jupiter.api.Test;
import org.matgrad.Jacobian;
import org.matgrad.Matrix;
import org.matgrad.NumericArray;
import org.matgrad.Vector;

/** Section 4: Y = XW. */
class BatchTest {
    private static final int N = 4;
    private static final int D = 6;
    private static final int C = 3;

    private final RandomArrays random = new RandomArrays();
    private final Matrix X = random.matrix(N, D);
    private final Matrix W = random.matrix(D, C);

    private final Expected byX =
            new Expected(new int[] {N, C}, new int[] {N, D}, at -> delta(at[0], at[2]) * W.get(at[3], at[1]));
    private final Expected byW =
            new Expected(new int[] {N, C}, new int[] {D, C}, at -> delta(at[1], at[3]) * X.get(at[0], at[2]));

    @Test
    void theValueIsTheMethods() {
        assertEqual(Seed.batch(X, W), SeedBatch.value(X, W));
        assertEqual(Seed.batch(X, W), new SeedBatch().forward(X, W));
    }

    @Test
    void theJacobians() {
        SeedBatch.Jacobians jacobians = SeedBatch.jacobian(X, W);
        byX.assertIs(jacobians.X());
        byW.assertIs(jacobians.W());
    }

    @Test
    void largeJacobiansHoldJustTheOperands() {
        Matrix largeX = random.matrix(200, 300);
        Matrix largeW = random.matrix(300, 100);
        SeedBatch.Jacobians jacobians = SeedBatch.jacobian(largeX, largeW);
        assertHoldsJust(largeW, jacobians.X());
        assertHoldsJust(largeX, jacobians.W());
        assertEquals(largeW.get(250, 60), jacobians.X().get(150, 60, 150, 250));
        assertEquals(0.0, jacobians.X().get(150, 60, 151, 250));
        assertEquals(largeX.get(150, 250), jacobians.W().get(150, 60, 250, 60));
        assertEquals(0.0, jacobians.W().get(150, 60, 250, 61));
    }

    private static void assertHoldsJust(NumericArray operand, Jacobian jacobian) {
        assertEquals(1, jacobian.terms().size());
        assertEquals(1, jacobian.terms().get(0).factors().size());
        assertSame(
                operand.data(), jacobian.terms().get(0).factors().get(0).array().data());
        assertEquals(operand.length(), jacobian.storedNumbers());
    }

    @Test
    void theGradient() {
        Matrix u = random.matrix(N, C);
        SeedBatch.Gradient gradient = SeedBatch.gradient(X, W, u);
        assertEqual(Seed.batch(X, W), gradient.value());
        byX.assertGradient(u, gradient.X());
        byW.assertGradient(u, gradient.W());
    }

    @Test
    void theTangent() {
        Matrix dX = random.matrix(N, D);
        Matrix dW = random.matrix(D, C);
        SeedBatch.Tangent tangent = SeedBatch.tangent(X, W, dX, dW);
        assertEqual(Seed.batch(X, W), tangent.value());
        Vector expected = byX.along(dX).plus(byW.along(dW));
        assertEqual(Matrix.wrap(N, C, expected.data()), tangent.tangent());
    }
}
