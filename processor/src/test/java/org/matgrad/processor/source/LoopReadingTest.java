package org.matgrad.processor.source;

import static org.matgrad.processor.source.ReadPrograms.assertProgram;

import org.junit.jupiter.api.Test;

/** Counted loops, and what they carry from turn to turn. */
class LoopReadingTest {
    @Test
    void stateIsCarried() {
        assertProgram("""
                @Differentiable
                static double f(Vector x, int n) {
                    double s = 0;
                    for (int t = 0; t < n; t++) {
                        s += x.get(t) * t;
                    }
                    return s;
                }
                """, """
                in x[size of x]
                for t from 0 up to n
                  carries s = 0.0
                  t1[] = get(x, (t))
                  t2[] = times(t1, (t))
                  s2[] = plus(s, t2)
                  next s = s2
                out s3""");
    }

    @Test
    void headersOfManyForms() {
        assertProgram("""
                @Differentiable
                static double f(double s, int n) {
                    for (int a = n; a > 0; a--) s += a;
                    for (int b = 0; b <= n; b += 2) s += b;
                    for (int c = n; 1 <= c; c = c - n) s += c;
                    for (int d = 3; d != n; ++d) s += d;
                    for (int e = 0; n > e; e = (n + e)) s += e;
                    return s;
                }
                """, """
                in s[]
                for a from n down to 0
                  carries s2 = s
                  s3[] = plus(s2, (a))
                  next s2 = s3
                for b from 0 up to n + 1
                  carries s5 = s4
                  s6[] = plus(s5, (b))
                  next s5 = s6
                for c from n down to 0
                  carries s8 = s7
                  s9[] = plus(s8, (c))
                  next s8 = s9
                for d from 3 up to n
                  carries s11 = s10
                  s12[] = plus(s11, (d))
                  next s11 = s12
                for e from 0 up to n
                  carries s14 = s13
                  s15[] = plus(s14, (e))
                  next s14 = s15
                out s16""");
    }

    @Test
    void intsAndBooleansAreKeptAsNumbers() {
        assertProgram("""
                @Differentiable
                static double f(Vector x, int n) {
                    double s = 0;
                    int k = 1;
                    boolean odd = false;
                    for (int t = 0; t < n; t++) {
                        s += odd ? x.get(k % x.size()) : 1;
                        k = 3 * k + t;
                        odd = !odd && k > 2;
                    }
                    return odd ? s : s * k;
                }
                """, """
                in x[size of x]
                for t from 0 up to n
                  carries s = 0.0
                  carries k = (1)
                  carries odd = 0.0
                  if odd != 0.0
                    t1[] = get(x, (k%(size of x)))
                  else
                  t2 = t1 | 1.0
                  s2[] = plus(s, t2)
                  if (!(odd != 0.0) && 3*k + t > 2)
                  else
                  t3 = 1.0 | 0.0
                  next s = s2
                  next k = (3*k + t)
                  next odd = t3
                if odd2 != 0.0
                else
                  t4[] = times(s3, (k2))
                t5 = s3 | t4
                out t5""");
    }

    @Test
    void recordsAreCarriedByComponent() {
        assertProgram("""
                record Pair(Vector a, double b) {}

                @Differentiable
                static double f(Vector x, double s, int n) {
                    Pair p = new Pair(x, s);
                    for (int t = 0; t < n; t++) {
                        p = new Pair(p.a().times(p.b()), p.b() / 2);
                    }
                    return sum(p.a()) + p.b();
                }
                """, """
                in x[size of x]
                in s[]
                for t from 0 up to n
                  carries a = x
                  carries b = s
                  t1[size of x] = times(a, b)
                  t2[] = div(b, 2.0)
                  next a = t1
                  next b = t2
                t3[] = sum(a2)
                t4[] = plus(t3, b2)
                out t4""");
    }

    @Test
    void elementsOfIntArrays() {
        assertProgram("""
                @Differentiable
                static double f(Matrix E, int[] words, int[] counts) {
                    double s = 0;
                    for (int w : words) {
                        for (int c = 0; c < counts[w]; c++) {
                            s += norm(E.row(w));
                        }
                    }
                    return s / words.length;
                }
                """, """
                in E[rows of E, columns of E]
                for w from 0 up to words.length
                  carries s = 0.0
                  for c from 0 up to counts[words[w]]
                    carries s2 = s
                    t1[columns of E] = row(E, (words[w]))
                    t2[] = norm(t1)
                    s3[] = plus(s2, t2)
                    next s2 = s3
                  next s = s4
                t3[] = div(s5, (words.length))
                out t3""");
    }

    @Test
    void whatBelongsToATurnIsNotCarried() {
        assertProgram("""
                @Differentiable
                static double f(Vector x, int n) {
                    double last;
                    double s = 0;
                    for (int t = 0; t < n; t++) {
                        Vector y = x.times(t);
                        last = sum(y);
                        s += last;
                    }
                    return s;
                }
                """, """
                in x[size of x]
                for t from 0 up to n
                  carries s = 0.0
                  y[size of x] = times(x, (t))
                  last[] = sum(y)
                  s2[] = plus(s, last)
                  next s = s2
                out s3""");
    }

    @Test
    void sizesOfStatesAreFixed() {
        assertProgram("""
                @Differentiable
                static Vector f(@Shape("N") Vector x) {
                    Vector y = x;
                    for (int t = 0; t < y.size(); t++) {
                        y = y.plus(x);
                    }
                    return y;
                }
                """, """
                in x[N]
                for t from 0 up to N
                  carries y = x
                  y2[N] = plus(y, x)
                  next y = y2
                out y3""");
    }

    @Test
    void matrixPowers() {
        assertProgram("""
                @Differentiable
                static Matrix f(Matrix A, int n) {
                    return matrixPower(A, 3).plus(matrixPower(A, 1)).plus(matrixPower(A, 0)).plus(matrixPower(A, n));
                }
                """, """
                in A[rows of A, rows of A]
                t1[rows of A, rows of A] = times(A, A)
                t2[rows of A, rows of A] = times(t1, A)
                t3[rows of A, rows of A] = matrixPower(A)
                t4[rows of A, rows of A] = plus(t2, t3)
                t5[rows of A, rows of A] = matrixPower(A)
                t6[rows of A, rows of A] = plus(t4, t5)
                n must be 0 or more: the exponent of matrixPower
                if n > 0
                  for factors from 1 up to n
                    carries t7 = A
                    t8[rows of A, rows of A] = times(t7, A)
                    next t7 = t8
                else
                  t10[rows of A, rows of A] = matrixPower(A)
                t11 = t9 | t10
                t12[rows of A, rows of A] = plus(t6, t11)
                out t12""");
    }
}
