package org.matgrad.samples.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.matgrad.samples.seed.Expected.assertEqual;
import static org.matgrad.samples.seed.Expected.delta;

import org.junit.jupiter.api.Test;
import org.matgrad.Matrix;
import org.matgrad.Vector;

/** Section 5: y = V(Wx), with and without a name for Wx. */
class ChainTest {
    private static final int C = 3;
    private static final int M = 6;
    private static final int D = 4;

    private final RandomArrays random = new RandomArrays();
    private final Matrix V = random.matrix(C, M);
    private final Matrix W = random.matrix(M, D);
    private final Vector x = random.vector(D);

    private final Expected byX = new Expected(new int[] {C}, new int[] {D}, at -> product(at[0], at[1]));
    private final Expected byV =
            new Expected(new int[] {C}, new int[] {C, M}, at -> delta(at[0], at[1]) * intermediate(at[2]));
    private final Expected byW =
            new Expected(new int[] {C}, new int[] {M, D}, at -> V.get(at[0], at[1]) * x.get(at[2]));

    private double product(int i, int j) {
        double sum = 0;
        for (int k = 0; k < M; k++) {
            sum += V.get(i, k) * W.get(k, j);
        }
        return sum;
    }

    private double intermediate(int k) {
        double sum = 0;
        for (int j = 0; j < D; j++) {
            sum += W.get(k, j) * x.get(j);
        }
        return sum;
    }

    @Test
    void theValueIsTheMethods() {
        assertEqual(Seed.chain(V, W, x), SeedChain.value(V, W, x));
        assertEqual(Seed.chain(V, W, x), new SeedChain().forward(V, W, x));
        assertEqual(Seed.chain(V, W, x), SeedChainUnnamed.value(V, W, x));
    }

    @Test
    void theJacobians() {
        SeedChain.Jacobians jacobians = SeedChain.jacobian(V, W, x);
        byX.assertIs(jacobians.x());
        byV.assertIs(jacobians.V());
        byW.assertIs(jacobians.W());
        assertEquals(C * D, jacobians.x().storedNumbers());
        assertEquals(M, jacobians.V().storedNumbers());
        assertEquals(C * M + D, jacobians.W().storedNumbers());
    }

    @Test
    void theJacobiansWithoutAName() {
        SeedChainUnnamed.Jacobians jacobians = SeedChainUnnamed.jacobian(V, W, x);
        byX.assertIs(jacobians.x());
        byV.assertIs(jacobians.V());
        byW.assertIs(jacobians.W());
        SeedChain.Jacobians named = SeedChain.jacobian(V, W, x);
        assertEquals(named.x().toMatrix(), jacobians.x().toMatrix());
        assertEquals(named.V().toMatrix(), jacobians.V().toMatrix());
        assertEquals(named.W().toMatrix(), jacobians.W().toMatrix());
        assertEquals(named.x().storedNumbers(), jacobians.x().storedNumbers());
    }

    @Test
    void theGradient() {
        Vector u = random.vector(C);
        SeedChain.Gradient gradient = SeedChain.gradient(V, W, x, u);
        assertEqual(Seed.chain(V, W, x), gradient.value());
        byV.assertGradient(u, gradient.V());
        byW.assertGradient(u, gradient.W());
        byX.assertGradient(u, gradient.x());
        SeedChainUnnamed.Gradient unnamed = SeedChainUnnamed.gradient(V, W, x, u);
        assertEquals(gradient.V(), unnamed.V());
        assertEquals(gradient.W(), unnamed.W());
        assertEquals(gradient.x(), unnamed.x());
    }

    @Test
    void theTangent() {
        Matrix dV = random.matrix(C, M);
        Matrix dW = random.matrix(M, D);
        Vector dx = random.vector(D);
        SeedChain.Tangent tangent = SeedChain.tangent(V, W, x, dV, dW, dx);
        assertEqual(Seed.chain(V, W, x), tangent.value());
        assertEqual(byV.along(dV).plus(byW.along(dW)).plus(byX.along(dx)), tangent.tangent());
        assertEquals(
                tangent.tangent(), SeedChainUnnamed.tangent(V, W, x, dV, dW, dx).tangent());
    }
}
