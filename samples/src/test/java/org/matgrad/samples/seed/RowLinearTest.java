package org.matgrad.samples.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.matgrad.samples.seed.Expected.assertEqual;
import static org.matgrad.samples.seed.Expected.delta;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.matgrad.Jacobian;
import org.matgrad.Matrix;
import org.matgrad.Tensor;
import org.matgrad.Vector;

/** Sections 2 and 3: y = xW. */
class RowLinearTest {
    private static final int D = 7;
    private static final int C = 5;

    private final RandomArrays random = new RandomArrays();
    private final Vector x = random.vector(D);
    private final Matrix W = random.matrix(D, C);

    private final Expected byX = new Expected(new int[] {C}, new int[] {D}, at -> W.get(at[1], at[0]));
    private final Expected byW =
            new Expected(new int[] {C}, new int[] {D, C}, at -> delta(at[0], at[2]) * x.get(at[1]));

    @Test
    void theValueIsTheMethods() {
        assertEqual(Seed.rowLinear(x, W), SeedRowLinear.value(x, W));
        assertEqual(Seed.rowLinear(x, W), new SeedRowLinear().forward(x, W));
    }

    @Test
    void theJacobianByXIsWReadTheOtherWayRound() {
        Jacobian jacobian = SeedRowLinear.jacobian(x, W).x();
        byX.assertIs(jacobian);
        Jacobian.Factor factor = jacobian.terms().get(0).factors().get(0);
        assertSame(W.data(), factor.array().data());
        assertEquals(List.of(1, 0), factor.axes());
        assertEquals(D * C, jacobian.storedNumbers());
        assertEquals("∂y[i]/∂x[j] = W[j,i], [5] by [7]", jacobian.toString());
    }

    @Test
    void theJacobianByWIsXWithADelta() {
        Jacobian F = SeedRowLinear.jacobian(x, W).W();
        byW.assertIs(F);
        assertSame(x.data(), F.terms().get(0).factors().get(0).array().data());
        assertEquals(D, F.storedNumbers());
        Tensor G = F.compact();
        Tensor dense = F.toTensor();
        for (int i = 0; i < C; i++) {
            for (int j = 0; j < D; j++) {
                assertEquals(x.get(j), G.get(i, j));
                assertEquals(G.get(i, j), dense.get(i, j, i));
            }
        }
    }

    @Test
    void theGradient() {
        Vector u = random.vector(C);
        SeedRowLinear.Gradient gradient = SeedRowLinear.gradient(x, W, u);
        assertEqual(Seed.rowLinear(x, W), gradient.value());
        byX.assertGradient(u, gradient.x());
        byW.assertGradient(u, gradient.W());
    }

    @Test
    void theTangent() {
        Vector dx = random.vector(D);
        Matrix dW = random.matrix(D, C);
        SeedRowLinear.Tangent tangent = SeedRowLinear.tangent(x, W, dx, dW);
        assertEqual(Seed.rowLinear(x, W), tangent.value());
        assertEqual(byX.along(dx).plus(byW.along(dW)), tangent.tangent());
    }
}
