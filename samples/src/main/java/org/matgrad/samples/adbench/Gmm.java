package org.matgrad.samples.adbench;

import static org.matgrad.MatrixMath.einsum;
import static org.matgrad.MatrixMath.exp;
import static org.matgrad.MatrixMath.logGamma;
import static org.matgrad.MatrixMath.logSumExp;
import static org.matgrad.MatrixMath.matrix;
import static org.matgrad.MatrixMath.rowLogSumExps;
import static org.matgrad.MatrixMath.rowSums;
import static org.matgrad.MatrixMath.square;
import static org.matgrad.MatrixMath.squaredNorm;
import static org.matgrad.MatrixMath.sum;
import static org.matgrad.MatrixMath.tensor;

import org.matgrad.Differentiable;
import org.matgrad.Matrix;
import org.matgrad.Shape;
import org.matgrad.Tensor;
import org.matgrad.Vector;

/** A mixture of K Gaussians in D dimensions: the logarithm of its posterior density, given N points. */
public final class Gmm {

    /** π as ADBench has it, so that its reference values are met. */
    private static final double PI = 3.14159265359;

    private Gmm() {}

    /**
     * What the objective is differentiated by.
     *
     * @param alphas the logarithms of the weights, but for a common summand
     * @param means the means, one a row
     * @param icf the inverse covariance factors, one a row: the logarithms of the diagonal, then what is below it, column
     *     by column
     */
    public record Mixture(
            @Shape("K") Vector alphas,
            @Shape("K, D") Matrix means,
            @Shape("K, D*(D+1)/2") Matrix icf) {}

    /**
     * The Wishart prior of the inverse covariances.
     *
     * @param gamma the scale
     * @param m the degrees of freedom beyond D + 1
     */
    public record Wishart(double gamma, int m) {}

    /** The objective. The sign of the prior is ADBench's. */
    @Differentiable(wrt = "mixture")
    public static double logPosterior(Mixture mixture, @Shape("N, D") Matrix points, Wishart wishart) {
        int n = points.rows();
        int d = points.columns();
        Matrix logDiagonals = mixture.icf().columns(0, d);
        Tensor factors = factors(mixture.icf(), d);
        Tensor whitened = einsum("kab,nkb->nka", factors, differences(points, mixture.means()));
        Vector logScales = mixture.alphas().plus(rowSums(logDiagonals));
        Matrix logDensities = matrix(
                n,
                mixture.alphas().size(),
                (i, k) -> logScales.get(k) - 0.5 * sum(d, a -> square(whitened.get(i, k, a))));
        return -0.5 * n * d * Math.log(2 * PI)
                + sum(rowLogSumExps(logDensities))
                - n * logSumExp(mixture.alphas())
                + logPrior(factors, logDiagonals, wishart);
    }

    /** The lower triangular matrices Q with Σ⁻¹ = QᵀQ, from what is stored of them. */
    private static Tensor factors(Matrix icf, int d) {
        return tensor(
                icf.rows(),
                d,
                d,
                (k, i, j) ->
                        i == j ? exp(icf.get(k, i)) : i > j ? icf.get(k, d + j * (2 * d - j - 1) / 2 + i - j - 1) : 0);
    }

    private static Tensor differences(Matrix points, Matrix means) {
        return tensor(points.rows(), means.rows(), points.columns(), (i, k, a) -> points.get(i, a) - means.get(k, a));
    }

    private static double logPrior(Tensor factors, Matrix logDiagonals, Wishart wishart) {
        int d = logDiagonals.columns();
        int freedom = d + wishart.m() + 1;
        double logNormalizer =
                freedom * d * (Math.log(wishart.gamma()) - 0.5 * Math.log(2)) - logMultivariateGamma(0.5 * freedom, d);
        return 0.5 * square(wishart.gamma()) * squaredNorm(factors)
                - wishart.m() * sum(logDiagonals)
                - logDiagonals.rows() * logNormalizer;
    }

    private static double logMultivariateGamma(double a, int d) {
        return 0.25 * d * (d - 1) * Math.log(PI) + sum(d, j -> logGamma(a - 0.5 * j));
    }
}
