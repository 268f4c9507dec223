package org.matgrad.processor.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.matgrad.processor.source.ReadPrograms.assertProgram;
import static org.matgrad.processor.source.ReadPrograms.read;

import org.junit.jupiter.api.Test;
import org.matgrad.processor.matrix.Program;
import org.matgrad.processor.matrix.Step;

/** Methods of the language, and the programs that they are. */
class ReadingTest {

    @Test
    void matrixTimesVector() {
        assertProgram("""
                @Differentiable
                static Vector f(@Shape("C, D") Matrix W, @Shape("D") Vector x) {
                    return W.times(x);
                }
                """, """
                in W[C, D]
                in x[D]
                t1[C] = times(W, x)
                out t1""");
    }

    @Test
    void undeclaredSizesComeFromUse() {
        assertProgram("""
                @Differentiable
                static Vector f(Matrix V, Matrix W, @Shape("D") Vector x) {
                    Vector m = W.times(x);
                    Vector y = V.times(m);
                    return y;
                }
                """, """
                in V[rows of V, rows of W]
                in W[rows of W, D]
                in x[D]
                m[rows of W] = times(W, x)
                y[rows of V] = times(V, m)
                out y""");
    }

    @Test
    void meanCrossEntropy() {
        assertProgram("""
                @Differentiable(wrt = {"W", "b"})
                static double f(@Shape("D, C") Matrix W, @Shape("C") Vector b,
                        @Shape("N, D") Matrix X, @Shape("N, C") Matrix T) {
                    Matrix logits = X.times(W).plusRow(b);
                    return -sum(T.hadamard(logSoftmaxRows(logits))) / X.rows();
                }
                """, """
                in W[D, C]
                in b[C]
                in X[N, D]
                in T[N, C]
                t1[N, C] = times(X, W)
                logits[N, C] = plusRow(t1, b)
                t2[N, C] = logSoftmaxRows(logits)
                t3[N, C] = hadamard(T, t2)
                t4[] = sum(t3)
                t5[] = unaryMinus(t4)
                t6[] = div(t5, (N))
                out t6""");
    }

    @Test
    void integersDivideAsJavaDoes() {
        assertProgram("""
                @Differentiable
                static double f(Vector x, double s, int n) {
                    int half = n / 2;
                    int odd = n % 2;
                    double a = half * s;
                    double b = 7 / 2 + odd;
                    return a * 1 / 2 + s * (1 / 2) + b * (n - n + 3) + (double) n / 2 * s;
                }
                """, """
                in x[size of x]
                in s[]
                a[] = times((n/2), s)
                t1[] = times(a, 1.0)
                t2[] = div(t1, 2.0)
                t3[] = times(s, 0.0)
                t4[] = plus(t2, t3)
                t5[] = times((n%2 + 3), 3.0)
                t6[] = plus(t4, t5)
                t7[] = div((n), 2.0)
                t8[] = times(t7, s)
                t9[] = plus(t6, t8)
                out t9""");
    }

    @Test
    void constantsAreNumbers() {
        assertProgram("""
                static final double RATE = 0.5;
                static final int COUNT = 3;
                interface Inherited { double SHIFT = 2; }
                static final class Other implements Inherited {}

                @Differentiable
                static double f(double s) {
                    final double k = 2 * Math.PI;
                    var t = s * k + Other.SHIFT;
                    return -RATE * t / COUNT - +s;
                }
                """, """
                in s[]
                t1[] = times(s, 6.283185307179586)
                t[] = plus(t1, 2.0)
                t2[] = times(-0.5, t)
                t3[] = div(t2, 3.0)
                t4[] = minus(t3, s)
                out t4""");
    }

    @Test
    void otherConstantsAreReadAtRunTime() {
        Program program = read("""
                static final Vector MEAN = Vector.of(1, 2, 3);
                static final double SEED = Math.random();

                @Differentiable
                static double f(@Shape("N") Vector x) {
                    return x.minus(MEAN).dot(MEAN) * SEED;
                }
                """);
        assertEquals("""
                Test.f
                  in x[N]
                  t1[N] = minus(x, MEAN)
                  t2[] = dot(t1, MEAN)
                  t3[] = times(t2, SEED)
                  out t3
                """, program.toString());
        assertEquals("Test.MEAN", program.captured().get(0).access());
        assertEquals("Test.SEED", program.captured().get(1).access());
    }

    @Test
    void functionsOfMathAndOfMatrixMath() {
        assertProgram("""
                @Differentiable
                static double f(double s, Vector x) {
                    double a = Math.max(Math.exp(s), 1);
                    return a + MatrixMath.pow(s, 2) + sum(max(x, 0)) + max(x) + Math.signum(s) + clamp(s, -1, 1);
                }
                """, """
                in s[]
                in x[size of x]
                t1[] = exp(s)
                a[] = max(t1, 1.0)
                t2[] = pow(s, 2.0)
                t3[] = plus(a, t2)
                t4[size of x] = max(x, 0.0)
                t5[] = sum(t4)
                t6[] = plus(t3, t5)
                t7[] = max(x)
                t8[] = plus(t6, t7)
                t9[] = signum(s)
                t10[] = plus(t8, t9)
                t11[] = clamp(s, -1.0, 1.0)
                t12[] = plus(t10, t11)
                out t12""");
    }

    @Test
    void anotherNameIsNoOperation() {
        assertProgram("""
                @Differentiable
                static Matrix f(@Shape("M, N") Matrix W) {
                    Matrix V = (W);
                    @Shape("M, N") Matrix U = V;
                    ;
                    return U;
                }
                """, """
                in W[M, N]
                out W""");
    }

    @Test
    void declaredLocalsTellSizes() {
        assertProgram("""
                @Differentiable
                @Shape("M")
                static Vector f(Matrix A, @Shape("N") Vector x, int M) {
                    @Shape("M") Vector y = A.times(x);
                    return y;
                }
                """, """
                in A[M, N]
                in x[N]
                y[M] = times(A, x)
                out y""");
    }

    @Test
    void sizesAreNumbers() {
        assertProgram("""
                @Differentiable
                static double f(Matrix A, @Shape("K, 2*K+1") Matrix B, Vector x) {
                    int n = A.transpose().rows() * B.columns();
                    return sum(A.plusRow(x)) / n + x.size();
                }
                """, """
                in A[rows of A, size of x]
                in B[K, 2*K + 1]
                in x[size of x]
                t1[size of x, rows of A] = transpose(A)
                t2[rows of A, size of x] = plusRow(A, x)
                t3[] = sum(t2)
                t4[] = div(t3, (2*K*size of x + size of x))
                t5[] = plus(t4, (size of x))
                out t5""");
    }

    @Test
    void numbersAreFoldedAsJavaFoldsThem() {
        assertProgram("""
                @Differentiable
                static double f(double s) {
                    double third = 1.0 / 3;
                    return s * (third - 2 * -third) + (double) (5 - 7);
                }
                """, """
                in s[]
                t1[] = times(s, 1.0)
                t2[] = plus(t1, -2.0)
                out t2""");
    }

    @Test
    void sizeNamesAreKeptFromLocals() {
        assertProgram("""
                @Differentiable
                static double f(@Shape("N") Vector x) {
                    double N = sum(x);
                    return N * N;
                }
                """, """
                in x[N]
                N2[] = sum(x)
                t1[] = times(N2, N2)
                out t1""");
    }

    @Test
    void anOperationComesFromTheLineOfItsName() {
        Program program = read("""
                @Differentiable
                static double f(Matrix A, Vector x) {
                    return sum(A
                            .times(x)
                            .times(2))
                            + 1;
                }
                """);
        assertEquals(
                "[11 .times(x), 12 .times(2)), 10 return sum(A, 13 + 1;]",
                program.parts().stream()
                        .map(Step.class::cast)
                        .map(step -> step.origin().line() + " " + step.origin().text())
                        .toList()
                        .toString());
    }
}
