package org.matgrad.processor.source;

import static org.matgrad.processor.source.ReadPrograms.assertProgram;

import org.junit.jupiter.api.Test;

/** Conditions, and what the ways that they choose leave behind. */
class BranchReadingTest {
    @Test
    void variablesAreMerged() {
        assertProgram("""
                @Differentiable
                static double f(Vector x, double s) {
                    double a;
                    double b = s;
                    if (s > 0) {
                        a = sum(x);
                        b *= 2;
                    } else {
                        a = s;
                    }
                    return a + b;
                }
                """, """
                in x[size of x]
                in s[]
                if s > 0.0
                  a[] = sum(x)
                  b[] = times(s, 2.0)
                else
                b2 = b | s
                a2 = a | s
                t1[] = plus(a2, b2)
                out t1""");
    }

    @Test
    void returnsInWays() {
        assertProgram("""
                @Differentiable
                static double f(double s, int n) {
                    if (n == 0) {
                        return 1;
                    }
                    double a = exp(s);
                    {
                        if (a < 2 && n > 1) return a;
                        else if (n > 3) return 2 * a;
                    }
                    double b = a + n;
                    return b;
                }
                """, """
                in s[]
                if n == 0
                else
                  a[] = exp(s)
                  if (a < 2.0 && n > 1)
                  else
                    if n > 3
                      t1[] = times(2.0, a)
                    else
                      b[] = plus(a, (n))
                    t2 = t1 | b
                  t3 = a | t2
                t4 = 1.0 | t3
                out t4""");
    }

    @Test
    void whatIsKnownIsTaken() {
        assertProgram("""
                static final boolean DEBUG = false;

                @Differentiable
                static double f(Vector x) {
                    if (DEBUG) {
                        return x.dot(x);
                    }
                    double a = 2 > 1.5 ? sum(x) : mean(x);
                    return Vector.of(1, 2).size() == 2 || a > 0 ? a : 0;
                }
                """, """
                in x[size of x]
                t1[] = sum(x)
                t2[2] = of(1.0, 2.0)
                out t1""");
    }

    @Test
    void theRightOperandIsAskedForOnlyWhenItCounts() {
        assertProgram("""
                @Differentiable
                static double f(Vector x, int n) {
                    return n >= x.size() || x.get(n) > 0 ? 1 : 2;
                }
                """, """
                in x[size of x]
                if n >= size of x
                else
                  t1[] = get(x, (n))
                  if t1 > 0.0
                  else
                  t3 = 1.0 | 0.0
                t2 = 1.0 | t3
                if t2 != 0.0
                else
                t4 = (1) | (2)
                out (t4)""");
    }

    @Test
    void intsBooleansAndArraysAreChosen() {
        assertProgram("""
                @Differentiable
                static double f(@Shape("N") Vector x, @Shape("N") Vector y, boolean flag, int n) {
                    int k = flag ? n : n / 2;
                    boolean large = flag == k > 3;
                    large |= n < 0;
                    large ^= flag;
                    Vector z = !large ? x : y;
                    return z.get(k);
                }
                """, """
                in x[N]
                in y[N]
                if flag
                else
                k = (n) | (n/2)
                if !((((!(((flag && k <= 3) || (!(flag) && k > 3))) || n < 0) && !(flag)) || (!((!(((flag && k <= 3) || (!(flag) && k > 3))) || n < 0)) && flag)))
                else
                z = x | y
                t1[] = get(z, (k))
                out t1""");
    }

    @Test
    void withinLambdasComponentsAreChosen() {
        assertProgram("""
                @Differentiable
                static Vector f(Vector x, Vector y) {
                    return vector(x.size(), i -> {
                        int k = i > 2 ? i : 0;
                        if (i > 0 && x.get(i - 1) > y.get(k)) {
                            return exp(x.get(i - 1));
                        }
                        return 1;
                    });
                }
                """, """
                in x[size of x]
                in y[size of y]
                k[] = i > 2 ? (i) : (0) for i
                t1[] = get(x, (i - 1)) for i where i > 0
                t2[] = get(y, (k[i])) for i where i > 0
                t3[] = get(x, (i - 1)) for i where (i > 0 && t1 > t2)
                t4[] = exp(t3) for i where (i > 0 && t1 > t2)
                t5[] = (i > 0 && t1 > t2) ? t4 : 1.0 for i
                t6[size of x] = ARRAY over [i] of t5
                out t6""");
    }
}
