package org.matgrad.processor.source;

import static org.matgrad.processor.source.ReadPrograms.assertProgram;

import org.junit.jupiter.api.Test;

/** Arrays and reductions that are formed from a formula of their indices. */
class LambdaReadingTest {
    @Test
    void indicesStandAroundWhatIsComputedInThem() {
        assertProgram("""
                @Differentiable
                static Matrix f(@Shape("N, D") Matrix X, @Shape("K, D") Matrix C) {
                    return matrix(X.rows(), C.rows(), (i, j) -> -norm(X.row(i).minus(C.row(j))));
                }
                """, """
                in X[N, D]
                in C[K, D]
                t1[D] = row(X, (i)) for i, j
                t2[D] = row(C, (j)) for i, j
                t3[D] = minus(t1, t2) for i, j
                t4[] = norm(t3) for i, j
                t5[] = unaryMinus(t4) for i, j
                t6[N, K] = ARRAY over [i, j] of t5
                out t6""");
    }

    @Test
    void lambdasNest() {
        assertProgram("""
                @Differentiable
                static double f(Vector x, int n) {
                    double a = sum(x);
                    return sum(n, i -> product(3, j -> max(2, k -> a * x.get(i + j) - k)));
                }
                """, """
                in x[size of x]
                a[] = sum(x)
                n must be 0 or more: the size of sum
                t1[] = get(x, (i + j)) for i, j, k
                t2[] = times(a, t1) for i, j, k
                t3[] = minus(t2, (k)) for i, j, k
                t4[] = MAX over [k] of t3 for i, j
                t5[] = PRODUCT over [j] of t4 for i
                t6[] = SUM over [i] of t5
                out t6""");
    }

    @Test
    void tensors() {
        assertProgram("""
                @Differentiable
                static Tensor f(@Shape("2, N, 4") Tensor T) {
                    Tensor U = tensor(4, 2, T.size(1), (i, j, k) -> T.get(j, k, i));
                    return tensor(2, 2, 2, 2, (a, b, c, d) -> min(3, i -> U.slice(a).get(b, i) * c) + d);
                }
                """, """
                in T[2, N, 4]
                t1[] = get(T, (j), (k), (i)) for i, j, k
                U[4, 2, N] = ARRAY over [i, j, k] of t1
                t2[2, N] = slice(U, (a)) for a, b, c, d, i
                t3[] = get(t2, (b), (i)) for a, b, c, d, i
                t4[] = times(t3, (c)) for a, b, c, d, i
                t5[] = MIN over [i] of t4 for a, b, c, d
                t6[] = plus(t5, (d)) for a, b, c, d
                t7[2, 2, 2, 2] = ARRAY over [a, b, c, d] of t6
                out t7""");
    }

    @Test
    void numbersMayGoUpToAnOuterIndex() {
        assertProgram("""
                @Differentiable
                static double f(@Shape("N, N") Matrix L, @Shape("N") Vector x, int[] from) {
                    return sum(x.size(), i -> sum(i + 1, j -> L.get(i, j) * x.get(j)))
                            + sum(2, i -> sum(from[i + 1] - from[i], k -> exp(x.get(from[i] + k))));
                }
                """, """
                in L[N, N]
                in x[N]
                t1[] = get(L, (i), (j)) for i, j
                t2[] = get(x, (j)) for i, j
                t3[] = times(t1, t2) for i, j
                t4[] = SUM over [j] of t3 for i
                t5[] = SUM over [i] of t4
                from[i + 1] - from[i] must be 0 or more: the size of sum for i
                t6[] = get(x, (from[i] + k)) for i, k
                t7[] = exp(t6) for i, k
                t8[] = SUM over [k] of t7 for i
                t9[] = SUM over [i] of t8
                t10[] = plus(t5, t9)
                out t10""");
    }

    @Test
    void arraysGoUpToTheLargestExtent() {
        assertProgram("""
                @Differentiable
                static double f(@Shape("N, N") Matrix L) {
                    return max(L.rows(), i -> min(L.rows() - i, j -> norm(L.row(i).plus(L.row(i + j)))));
                }
                """, """
                in L[N, N]
                t1[N] = row(L, (i)) for i, j where j < N - i
                t2[N] = row(L, (i + j)) for i, j where j < N - i
                t3[N] = plus(t1, t2) for i, j where j < N - i
                t4[] = norm(t3) for i, j where j < N - i
                t5[] = j < N - i ? t4 : Infinity for i, j
                t6[] = MIN over [j] of t5 for i
                t7[] = MAX over [i] of t6
                out t7""");
    }

    @Test
    void loopsInLambdasCarryAStateForEachIndex() {
        assertProgram("""
                @Differentiable
                static Vector f(Vector x, int n) {
                    return vector(x.size(), i -> {
                        double a = x.get(i);
                        int big = 0;
                        for (int t = 0; t < n; t++) {
                            a = a > 1 ? a / 2 : 3 * a;
                            if (a > 2) {
                                big++;
                            }
                        }
                        return a * big;
                    });
                }
                """, """
                in x[size of x]
                a[] = get(x, (i)) for i
                for t from 0 up to n
                  carries a2 = a
                  carries big = (0)
                  t1[] = div(a2, 2.0) for i where a2 > 1.0
                  t2[] = times(3.0, a2) for i where !(a2 > 1.0)
                  a3[] = a2 > 1.0 ? t1 : t2 for i
                  big2[] = a3 > 2.0 ? (big[i] + 1) : (big[i]) for i
                  next a2 = a3
                  next big = (big2[i])
                t3[] = times(a4, (big3[i])) for i
                t4[size of x] = ARRAY over [i] of t3
                out t4""");
    }
}
