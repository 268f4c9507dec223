package org.matgrad.samples.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.matgrad.samples.seed.Expected.assertEqual;
import static org.matgrad.samples.seed.Expected.delta;

import org.junit.jupiter.api.Test;
import org.matgrad.Jacobian;
import org.matgrad.Matrix;
import org.matgrad.Tensor;
import org.matgrad.Vector;

/** Sections 1 and 3: y = Wx. */
class LinearTest {
    private static final int C = 5;
    private static final int D = 7;

    private final RandomArrays random = new RandomArrays();
    private final Matrix W = random.matrix(C, D);
    private final Vector x = random.vector(D);

    private final Expected byX = new Expected(new int[] {C}, new int[] {D}, at -> W.get(at[0], at[1]));
    private final Expected byW =
            new Expected(new int[] {C}, new int[] {C, D}, at -> delta(at[0], at[1]) * x.get(at[2]));

    @Test
    void theValueIsTheMethods() {
        assertEqual(Seed.linear(W, x), SeedLinear.value(W, x));
        assertEqual(Seed.linear(W, x), new SeedLinear().forward(W, x));
    }

    @Test
    void theJacobianByXIsW() {
        Jacobian jacobian = SeedLinear.jacobian(W, x).x();
        byX.assertIs(jacobian);
        assertSame(W.data(), jacobian.toMatrix().data());
        assertEquals(C * D, jacobian.storedNumbers());
        assertEquals("∂y[i]/∂x[j] = W[i,j], [5] by [7]", jacobian.toString());
    }

    @Test
    void theJacobianByWIsXWithADelta() {
        Jacobian jacobian = SeedLinear.jacobian(W, x).W();
        byW.assertIs(jacobian);
        assertSame(x.data(), jacobian.terms().get(0).factors().get(0).array().data());
        assertEquals(D, jacobian.storedNumbers());
        Tensor G = jacobian.compact();
        for (int i = 0; i < C; i++) {
            for (int k = 0; k < D; k++) {
                assertEquals(x.get(k), G.get(i, k));
            }
        }
    }

    @Test
    void theGradient() {
        Vector u = random.vector(C);
        SeedLinear.Gradient gradient = SeedLinear.gradient(W, x, u);
        assertEqual(Seed.linear(W, x), gradient.value());
        byW.assertGradient(u, gradient.W());
        byX.assertGradient(u, gradient.x());
    }

    @Test
    void theTangent() {
        Matrix dW = random.matrix(C, D);
        Vector dx = random.vector(D);
        SeedLinear.Tangent tangent = SeedLinear.tangent(W, x, dW, dx);
        assertEqual(Seed.linear(W, x), tangent.value());
        assertEqual(byW.along(dW).plus(byX.along(dx)), tangent.tangent());
    }
}
