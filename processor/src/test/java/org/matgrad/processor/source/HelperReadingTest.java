package org.matgrad.processor.source;

import static org.matgrad.processor.source.ReadPrograms.assertProgram;

import org.junit.jupiter.api.Test;

/** Methods of the same class, expanded where they are called. */
class HelperReadingTest {
    @Test
    void eachCallHasSizesOfItsOwn() {
        assertProgram("""
                static double quadratic(@Shape("K, K") Matrix A, @Shape("K") Vector v) {
                    @Shape("K") Vector w = A.times(v);
                    return w.dot(v);
                }

                @Differentiable
                static double f(@Shape("M, N") Matrix A, @Shape("M") Vector x, @Shape("N") Vector y) {
                    return quadratic(A.times(A.transpose()), x) + quadratic(A.transpose().times(A), y);
                }
                """, """
                in A[M, N]
                in x[M]
                in y[N]
                t1[N, M] = transpose(A)
                t2[M, M] = times(A, t1)
                w[M] = times(t2, x)
                t3[] = dot(w, x)
                t4[N, M] = transpose(A)
                t5[N, N] = times(t4, A)
                w2[N] = times(t5, y)
                t6[] = dot(w2, y)
                t7[] = plus(t3, t6)
                out t7""");
    }

    @Test
    void valuesOfAllKinds() {
        assertProgram("""
                record Line(double slope, double shift) {
                }

                static Line steeper(Line line, int times, boolean flat) {
                    return flat ? line : new Line(line.slope() * times, line.shift());
                }

                static int half(int n) {
                    n /= 2;
                    return n;
                }

                @Differentiable
                static double f(double s, int n) {
                    Line line = steeper(steeper(new Line(s, 1), half(n), false), n, true);
                    return line.slope() * s + line.shift();
                }
                """, """
                in s[]
                t1[] = times(s, (n/2))
                t2[] = times(t1, s)
                t3[] = plus(t2, 1.0)
                out t3""");
    }

    @Test
    void helpersInLambdas() {
        assertProgram("""
                private static double kernel(Vector a, Vector b, double width) {
                    double d = norm(a.minus(b));
                    if (d > 3 * width) {
                        return 0;
                    }
                    return exp(-d / width);
                }

                @Differentiable
                static Matrix f(Matrix X, double width) {
                    return matrix(X.rows(), X.rows(), (i, j) -> kernel(X.row(i), X.row(j), width));
                }
                """, """
                in X[rows of X, columns of X]
                in width[]
                t1[columns of X] = row(X, (i)) for i, j
                t2[columns of X] = row(X, (j)) for i, j
                t3[columns of X] = minus(t1, t2) for i, j
                d[] = norm(t3) for i, j
                t4[] = times(3.0, width) for i, j
                t5[] = unaryMinus(d) for i, j where !(d > t4)
                t6[] = div(t5, width) for i, j where !(d > t4)
                t7[] = exp(t6) for i, j where !(d > t4)
                t8[] = d > t4 ? 0.0 : t7 for i, j
                t9[rows of X, rows of X] = ARRAY over [i, j] of t8
                out t9""");
    }

    @Test
    void operationsOfManyOperands() {
        assertProgram("""
                static final String TRACE = "ii" + "->";

                @Differentiable
                static double f(@Shape("N") Vector x, @Shape("N, N") Matrix A, int[] at) {
                    Vector v = concat(x, Vector.of(1, x.get(at[0])), x.gather(at));
                    Matrix B = stackRows(stackColumns(A, A), zeros(2, 2 * x.size()));
                    return sum(v) + sum(B) + einsum(TRACE, A).toNumber() + sum(Matrix.of(1, 2, x.get(0), 3))
                            + sum(x.reshape(Math.max(at.length, 1), 2)) + sum(x.slice(at[1], at[1] + 2));
                }
                """, """
                in x[N]
                in A[N, N]
                t1[] = get(x, (at[0]))
                t2[2] = of(1.0, t1)
                t3[at.length] = gather(x, at)
                v[N + at.length + 2] = concat(x, t2, t3)
                t4[N, 2*N] = stackColumns(A, A)
                t5[2, 2*N] = zeros((2), (2*N))
                B[N + 2, 2*N] = stackRows(t4, t5)
                t6[] = sum(v)
                t7[] = sum(B)
                t8[] = plus(t6, t7)
                t9[] = einsum(A)
                t10[] = toNumber(t9)
                t11[] = plus(t8, t10)
                t12[] = get(x, (0))
                t13[1, 2] = of(t12, 3.0)
                t14[] = sum(t13)
                t15[] = plus(t11, t14)
                2*max(at.length, 1) must be N: what reshape needs the size of x to be
                t16[max(at.length, 1), 2] = reshape(x, (max(at.length, 1)), (2))
                t17[] = sum(t16)
                t18[] = plus(t15, t17)
                t19[2] = slice(x, (at[1]), (at[1] + 2))
                t20[] = sum(t19)
                t21[] = plus(t18, t20)
                out t21""");
    }
}
