package org.matgrad.kernel;

/**
 * Functions of many numbers at once, in place: y[i] = f(y[i]) for n numbers from y[at] on. Each result is within 1 ulp of
 * the exact value; special values (NaN, infinities, zeros and their signs) are those of {@link Math}'s function of the
 * same name, or of {@link org.matgrad.MatrixMath}'s. Callers have checked that the numbers lie within the array. An
 * instance is used by one thread at a time.
 */
public interface ElementwiseKernels {

    /** From which lengths of runs on these are worth while. */
    ShortestRuns shortestRuns();

    /** The exponential. */
    void exp(double[] y, int at, int n);

    /** exp(x) - 1, without loss of digits near 0. */
    void expm1(double[] y, int at, int n);

    /** The natural logarithm. */
    void log(double[] y, int at, int n);

    /** log(1 + x), without loss of digits near 0. */
    void log1p(double[] y, int at, int n);

    /** The sine. */
    void sin(double[] y, int at, int n);

    /** The cosine. */
    void cos(double[] y, int at, int n);

    /** The hyperbolic tangent. */
    void tanh(double[] y, int at, int n);

    /** 1/(1 + exp(-x)). */
    void sigmoid(double[] y, int at, int n);

    /** log(1 + exp(x)). */
    void softplus(double[] y, int at, int n);
}
