package org.matgrad.processor.checks;

import java.util.Arrays;
import java.util.List;

/** Right programs of all kinds, which mutations change. */
final class MutationSources {

    private MutationSources() {}

    static List<String> all() {
        return Arrays.stream(TEXT.split("(?m)^---$")).map(String::strip).toList();
    }

    private static final String TEXT = """
            @Differentiable static double program(@Shape("M, N") Matrix A, @Shape("N") Vector x, @Shape("M") Vector b) {
            Vector r = A.times(x).minus(b);
            double loss = 0.5 * r.dot(r);
            return loss / A.rows();
            }
            ---
            @Differentiable static Vector program(@Shape("K, M") Matrix V, @Shape("M, N") Matrix W, @Shape("N") Vector x, @Shape("M") Vector b) {
            Vector h = tanh(W.times(x).plus(b));
            Vector y = V.times(h);
            return softmax(y);
            }
            ---
            @Differentiable static double program(@Shape("N, K") Matrix X, @Shape("K, M") Matrix W, @Shape("M") Vector b, @Shape("N, M") Matrix T) {
            Matrix logits = X.times(W).plusRow(b);
            Matrix scores = logSoftmaxRows(logits);
            return -sum(T.hadamard(scores)) / X.rows();
            }
            ---
            @Differentiable static Matrix program(@Shape("N, M") Matrix A, @Shape("M, K") Matrix B, @Shape("N, K") Matrix C) {
            Matrix P = A.times(B);
            Matrix Q = C.transpose().times(A);
            return P.hadamard(C).plus(C).times(Q.times(Q.transpose()));
            }
            ---
            @Differentiable static Vector program(@Shape("N, N") Matrix W, @Shape("N") Vector x, int p) {
            Vector h = x;
            for (int t = 0; t < p; t++) {
            h = tanh(W.times(h).plus(x));
            }
            return h;
            }
            ---
            @Differentiable static double program(@Shape("N") Vector x, double s) {
            double y = 1.0;
            for (int t = x.size() - 1; t >= 0; t -= 2) {
            y = y * s + x.get(t);
            y += 0.1 * t;
            }
            return y;
            }
            ---
            @Differentiable static double program(@Shape("N, N") Matrix A, double s) {
            double y = s;
            for (int i = 0; i < A.rows(); i++) {
            for (int j = 0; j < i; j++) {
            y += sin(A.get(i, j)) * A.get(j, i);
            }
            y *= 0.5;
            }
            return y;
            }
            ---
            @Differentiable static Vector program(@Shape("N") Vector x, @Shape("3") Vector w) {
            int n = Math.max(0, x.size() - 2);
            Vector c = vector(n, i -> sum(3, j -> w.get(j) * x.get(i + j)));
            return sigmoid(c);
            }
            ---
            @Differentiable static Matrix program(@Shape("N") Vector x, @Shape("N*(N+1)/2") Vector v) {
            int n = x.size();
            Matrix L = matrix(n, n, (i, j) -> j <= i ? v.get(i * (i + 1) / 2 + j) : 0.0);
            return L.scaleRows(x).times(L.transpose());
            }
            ---
            @Differentiable static double program(@Shape("N, M") Matrix X, @Shape("M") Vector c, int[] idx) {
            Matrix rows = X.gatherRows(idx);
            double y = 0.0;
            for (int k : idx) {
            y += norm(X.row(k).minus(c));
            }
            return y + sum(rows);
            }
            ---
            @Differentiable static double program(@Shape("N, N") Matrix A, @Shape("N") Vector b) {
            Matrix S = A.times(A.transpose()).plus(identity(A.rows()).times(3.0));
            Matrix L = cholesky(S);
            Vector z = solveLower(L, b);
            return 0.5 * z.dot(z) + sum(log(L.diagonal()));
            }
            ---
            @Differentiable static Vector program(@Shape("N, N") Matrix A, @Shape("N") Vector b, @Shape("N") Vector c) {
            Matrix R = A.times(0.1).plus(identity(A.rows()).times(2.0));
            Vector x = solve(R, b);
            Vector y = inverse(R).times(c);
            return x.minus(y).times(determinant(R));
            }
            ---
            @Differentiable static double program(@Shape("N") Vector x, double a, boolean p) {
            double y = mean(x);
            if (p) {
            y = y * a;
            } else {
            y = y - a;
            y += x.size();
            }
            if (y > 0.5) {
            return y * y;
            }
            return y + a;
            }
            ---
            @Differentiable static Tensor program(@Shape("N, M, K") Tensor T, @Shape("K, M") Matrix A, double s) {
            Tensor U = einsum("ijk,kl->ijl", T, A);
            Tensor Y = exp(U.times(s));
            return Y.plus(1.0);
            }
            ---
            static double scaled(double x, int p) {
            double y = x;
            for (int t = 0; t < p; t++) {
            y = sin(y) + 0.1 * t;
            }
            return y;
            }
            @Differentiable static Vector program(@Shape("N") Vector x, double s) {
            Vector y = vector(x.size(), i -> scaled(x.get(i), 3));
            return y.times(scaled(s, 2));
            }
            ---
            @Differentiable static Matrix program(@Shape("N, M") Matrix X) {
            Vector mean = columnMeans(X);
            Matrix C = X.plusRow(mean.unaryMinus());
            Matrix S = C.transpose().times(C);
            return S.div(X.rows());
            }
            ---
            @Differentiable static Matrix program(@Shape("N, M") Matrix X, @Shape("K, M") Matrix C) {
            return matrix(X.rows(), C.rows(), (i, k) -> exp(-squaredNorm(X.row(i).minus(C.row(k)))));
            }
            ---
            @Differentiable static double program(@Shape("N") Vector x, @Shape("M") Vector y) {
            Vector z = concat(x, y.times(2.0), x);
            Vector part = z.slice(x.size(), x.size() + y.size());
            return part.dot(y) * sum(z);
            }
            ---
            @Differentiable static Matrix program(@Shape("N, M") Matrix A, @Shape("K, M") Matrix B) {
            Matrix S = stackRows(A, B);
            Matrix top = S.rows(0, A.rows());
            return top.times(S.transpose());
            }
            ---
            @Differentiable static double program(@Shape("N, M") Matrix A, @Shape("K, N") Matrix B) {
            Matrix P = A.kronecker(B);
            Vector f = P.flatten();
            return sum(square(f)) - sum(A) * sum(B);
            }
            ---
            @Differentiable static Vector program(@Shape("N, N") Matrix A, @Shape("N") Vector x) {
            Matrix P = matrixPower(A.times(0.3), 3);
            Matrix T = A.lower().plus(A.strictUpper().transpose());
            return P.times(x).plus(T.times(x));
            }
            ---
            @Differentiable static double program(@Shape("N") Vector x, @Shape("N") Vector w) {
            double m = max(x);
            double a = norm1(x.minus(w));
            double r = sum(relu(x.minus(0.6)));
            return m * a + r;
            }
            ---
            @Differentiable static Vector program(@Shape("N, N") Matrix A) {
            return vector(A.rows(), i -> sum(i + 1, j -> A.get(i, j) * A.get(j, i)));
            }
            ---
            @Differentiable static double program(@Shape("N") Vector x, double s) {
            int count = 0;
            double y = s;
            for (int t = 0; t < x.size(); t++) {
            if (t % 2 == 0) {
            count += 2;
            y = y * x.get(t);
            } else {
            y += 0.1 * count;
            }
            }
            return y * (count + 1);
            }
            ---
            record Pair(@Shape("N") Vector a, double b) {}
            @Differentiable static double program(@Shape("N") Vector x, double s) {
            Pair p = new Pair(x, s);
            for (int t = 0; t < 3; t++) {
            p = new Pair(p.a().times(p.b()), p.b() + 0.5);
            }
            return sum(p.a()) * p.b();
            }
            ---
            @Differentiable static Vector program(@Shape("N") Vector x) {
            Vector s = cumulativeSum(x);
            Vector d = vector(x.size(), i -> i > 0 ? s.get(i) - x.get(i - 1) : s.get(i));
            return d.hadamard(s).hadamardDiv(exp(x));
            }
            ---
            @Differentiable static double program(@Shape("N, M") Matrix A, @Shape("N") Vector u, @Shape("M") Vector v) {
            double q = einsum("i,ij,j->", u, A, v).toNumber();
            Matrix O = u.outer(v);
            return q - inner(A, O) / (1.0 + squaredNorm(u));
            }
            ---
            @Differentiable static Vector program(@Shape("N, M") Matrix A, @Shape("M") Vector x, int p) {
            Vector y = A.times(x);
            Vector z = p > 1 ? y.times(2.0) : sqrt(y);
            for (int i = 1; i <= p; i++) {
            z = z.plus(y.div(i));
            }
            return z;
            }
            ---
            @Differentiable static double program(@Shape("N") Vector a, double x) {
            double g = logGamma(1.0 + x) - digamma(2.0 + x);
            double e = sum(a.size(), i -> erf(a.get(i)) * pow(x, i));
            return g * e + atan2(x, 2.0) + hypot(x, g);
            }
            ---
            @Differentiable static Matrix program(@Shape("N, M") Matrix A, @Shape("N") Vector x) {
            Matrix B = A.transpose().scaleColumns(x);
            Matrix G = B.plusColumn(rowMaxs(B));
            return softmaxRows(G).columns(0, A.rows() / 2);
            }
            """;
}
