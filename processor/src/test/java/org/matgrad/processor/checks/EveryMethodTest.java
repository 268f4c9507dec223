package org.matgrad.processor.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.matgrad.processor.matrix.Operations;

/**
 * Every operation as a user writes it, in every derivative form: with sizes declared as symbols, as numbers and not at
 * all, and at sizes from 0 up that are no multiples of any unrolling.
 */
class EveryMethodTest {

    static final Map<String, Integer> NUMBERS = Map.of("i", 3, "j", 4, "k", 2);
    private static final Map<String, Integer> LARGER_NUMBERS = Map.of("i", 9, "j", 13, "k", 6);

    private static final List<Map<String, Integer>> SIZES = List.of(
            Map.of("i", 3, "j", 5, "k", 2),
            Map.of("i", 1, "j", 1, "k", 1),
            Map.of("i", 0, "j", 3, "k", 0),
            Map.of("i", 4, "j", 0, "k", 5),
            Map.of("i", 17, "j", 10, "k", 23));

    private static final String ELEMENTWISE =
            "exp expm1 log log1p sqrt cbrt square abs sign sin cos tan asin acos atan sinh cosh tanh sigmoid softplus"
                    + " relu reciprocal erf erfc logGamma digamma";
    private static final String BINARY = "pow atan2 hypot min max";
    private static final String REDUCTIONS = "sum mean product max min norm norm1 normInf squaredNorm logSumExp";
    private static final String BY_ROW = "rowSums columnSums rowMeans columnMeans rowMaxs columnMaxs rowLogSumExps";

    private static final String OTHERS = """
            Vector timesVector | A[i,j] x[j] | A.times(x)
            Vector rowTimes | x[i] A[i,j] | x.times(A)
            Matrix timesMatrix | A[i,k] B[k,j] | A.times(B)
            Matrix transposedLeft | A[k,i] B[k,j] | A.transpose().times(B)
            Matrix transposedRight | A[i,k] B[j,k] | A.times(B.transpose())
            Matrix transposedBoth | A[k,i] B[j,k] | A.transpose().times(B.transpose())
            Matrix gram | A[i,j] | A.transpose().times(A)
            Vector scaledVector | x[i] s[] | x.times(s)
            Matrix scaledMatrix | A[i,j] s[] | A.times(s)
            double dot | x[i] y[i] | x.dot(y)
            Matrix outer | x[i] y[j] | x.outer(y)
            Vector hadamard | x[i] y[i] | x.hadamard(y)
            Matrix hadamardMatrix | A[i,j] B[i,j] | A.hadamard(B)
            Vector divided | x[i] s[] | x.div(s)
            Matrix dividedMatrix | A[i,j] s[] | A.div(s)
            Vector hadamardDivided | x[i] y[i] | x.hadamardDiv(y)
            Matrix hadamardDividedMatrix | A[i,j] B[i,j] | A.hadamardDiv(B)
            Matrix transposed | A[i,j] | A.transpose()
            double traced | A[i,i] | trace(A)
            Matrix diagonal | x[i] | diagonalMatrix(x)
            Matrix steepBesideDiagonal | x[i] | cbrt(diagonalMatrix(x))
            Matrix steepBesideProducts | x[i] y[i] | sqrt(diagonalMatrix(x.hadamard(y))).times(y.outer(y))
            Vector quotientsThatTie | x[i] s[] | x.times(max(3, n -> sum(x) * s / 7))
            Vector meansThatTie | x[i] s[] | x.times(max(3, n -> mean(ones(5 + x.size()).times(s))))
            double steepOutsideBand | A[i,i] | sum(sqrt(matrix(A.rows(), A.rows(), (r, c) -> r <= c ? A.get(r, c) : 0.0)).scaleRows(A.diagonal()))
            double raggedProducts | x[i] s[] | sum(matrix(3, x.size(), (r, c) -> x.get(c) + product(r + 1, k -> sin(k <= r ? s : 0.5))))
            double raggedExponentials | x[i] s[] | sum(matrix(3, x.size(), (r, c) -> x.get(c) * sum(r + 2, k -> exp(s * (k - r)))))
            double innerProduct | A[i,j] B[i,j] | inner(A, B)
            Vector plusVector | x[i] y[i] | x.plus(y)
            Matrix plusMatrix | A[i,j] B[i,j] | A.plus(B)
            Vector plusNumber | x[i] s[] | x.plus(s)
            Matrix plusNumberMatrix | A[i,j] s[] | A.plus(s)
            Vector minusVector | x[i] y[i] | x.minus(y)
            Matrix minusMatrix | A[i,j] B[i,j] | A.minus(B)
            Vector minusNumber | x[i] s[] | x.minus(s)
            Matrix minusNumberMatrix | A[i,j] s[] | A.minus(s)
            Vector negated | x[i] | x.unaryMinus()
            Matrix negatedMatrix | A[i,j] | A.unaryMinus()
            Matrix addedRow | A[i,j] x[j] | A.plusRow(x)
            Matrix addedColumn | A[i,j] x[i] | A.plusColumn(x)
            Matrix scaledRows | A[i,j] x[i] | A.scaleRows(x)
            Matrix scaledColumns | A[i,j] x[j] | A.scaleColumns(x)
            Vector softened | x[i] | softmax(x)
            Vector logSoftened | x[i] | logSoftmax(x)
            Matrix softenedRows | A[i,j] | softmaxRows(A)
            Matrix logSoftenedRows | A[i,j] | logSoftmaxRows(A)
            double clamped | s[] | clamp(s, 0.3, 0.7)
            Vector clampedVector | x[i] | clamp(x, 0.3, 0.7)
            Matrix clampedMatrix | A[i,j] | clamp(A, 0.3, 0.7)
            double arithmetic | a[] b[] | (a + b) * (a - b) / (1 + a) - -b + +a
            double signumOfMath | a[] | a * Math.signum(a)
            double sizesAsNumbers | A[i,j] x[j] | sum(A) * A.rows() - sum(x) / (1 + x.size()) + A.columns() / 2
            double halves | x[i] s[] | s * (x.size() / 2) - s / (1 + x.size() / 2) + (x.size() % 3) * s / (1 + x.size()) - (x.size() - 7) * s
            double intsFirst | x[i] s[] | x.size() * s - -x.size() + (double) x.size() / 4 * s + s * x.size() * x.size()
            Vector fixedRows | A[i,3] x[3] | A.times(x)
            Vector fixedColumns | x[i] A[i,3] | x.times(A)
            Matrix parameterItself | A[i,j] | A
            Vector constantResult | x[i] s[] | x.times(0.0)
            Matrix shared | A[i,j] | Matrix B = exp(A); Matrix C = B.hadamard(B).plus(A); return C.hadamard(B).minus(C);
            Vector network | V[k,i] W[i,j] x[j] b[i] | Vector h = tanh(W.times(x).plus(b)); return V.times(h);
            Vector chainOfThree | A[i,k] B[k,j] C[j,i] x[i] | return A.times(B.times(C.times(x)));
            Matrix quadratic | X[i,j] | Matrix G = X.times(X.transpose()); return G.times(X).minus(X);
            double leastSquares | A[i,j] x[j] b[i] | Vector r = A.times(x).minus(b); return 0.5 * r.dot(r);
            double logistic | X[i,j] w[j] b[] y[i] | Vector z = X.times(w).plus(b); return (sum(softplus(z)) - y.dot(z)) / X.rows();
            Vector residual | W[i,i] x[i] | Vector h = x.plus(tanh(W.times(x))); Vector g = h.plus(tanh(W.times(h))); return g.plus(tanh(W.times(g)));
            double variance | x[i] | double m = mean(x); return squaredNorm(x.minus(m)) / x.size();
            Matrix normalised | A[i,j] | return A.scaleRows(reciprocal(rowSums(A)));
            Vector manyUses | x[i] | Vector a = sin(x); Vector b = a.plus(x); Vector c = b.plus(a); Vector d = c.plus(b); Vector e = d.plus(c); Vector f = e.plus(d); return f.hadamard(e).plus(d.hadamard(c)).plus(a.hadamard(f));
            Matrix repeated | A[i,j] B[k,i] | A.kronecker(B)
            Matrix unit | A[i,i] s[] | A.plus(identity(A.rows()).times(s))
            Matrix filled | A[i,j] s[] | A.plus(ones(A.rows(), A.columns()).times(s)).minus(zeros(A.rows(), A.columns()))
            Vector filledVector | x[i] s[] | x.plus(ones(x.size()).times(s)).minus(zeros(x.size()))
            double component | x[i] s[] | s + (x.size() > 0 ? x.get(x.size() - 1) * x.get(0) : sum(x))
            double entry | A[i,j] s[] | s * (A.rows() > 1 && A.columns() > 0 ? A.get(1, A.columns() - 1) : 2.0)
            Vector firstRow | A[i,j] x[j] | A.rows() > 0 ? A.row(A.rows() / 2).plus(x) : x
            Vector lastColumn | A[i,j] x[i] | A.columns() > 0 ? A.column(A.columns() - 1).hadamard(x) : x
            Vector sliced | x[i] | x.slice(x.size() / 3, x.size() - x.size() / 4)
            Matrix someRows | A[i,j] | A.rows(A.rows() / 2, A.rows()).times(2.0)
            Matrix someColumns | A[i,j] | A.columns(0, A.columns() / 2)
            Vector onDiagonal | A[i,i] | A.diagonal().hadamard(A.diagonal())
            Matrix triangles | A[i,j] | A.lower().minus(A.strictLower()).plus(A.upper().times(3.0)).hadamard(A.strictUpper())
            Matrix reshaped | A[i,j] | A.flatten().reshape(A.columns(), A.rows())
            Vector gathered | x[i] p[3] w[] | x.size() > 2 ? x.gather(ORDER).hadamard(p).times(w) : p.times(w)
            Matrix gatheredRows | A[i,j] | A.rows() > 2 ? A.gatherRows(ORDER) : zeros(ORDER.length, A.columns())
            double byOrder | x[i] s[] | double y = s; if (x.size() > 2) { for (int t : ORDER) { y = y * x.get(t) + t; } } return y;
            Vector embedded | A[i,j] | A.rows() > 2 ? vector(A.columns(), a -> sum(ORDER.length, b -> A.get(ORDER[b], a))) : zeros(A.columns())
            Vector flattened | A[i,j] B[i,j] | A.hadamard(B).flatten()
            Vector joined | x[i] y[j] z[k] | concat(x, y.times(2.0), z, x)
            Matrix stackedRows | A[i,j] B[k,j] | stackRows(A, B.times(2.0), A)
            Matrix stackedColumns | A[i,j] B[i,k] | stackColumns(B, A, exp(B))
            Vector ofNumbers | a[] b[] x[i] | concat(Vector.of(a, b * 2, a * b), x)
            Matrix ofEntries | a[] b[] | Matrix.of(2, 3, a, 1.0, b, a * b, 0.0, -b)
            Vector accumulated | x[i] | cumulativeSum(x.hadamard(x))
            Matrix cubed | A[i,i] | matrixPower(A, 3)
            Matrix toThePower | A[i,i] x[j] | matrixPower(A, x.size() / 4)
            Matrix einsteinProduct | A[i,k] B[k,j] | einsum("ab,bc->ac", A, B).toMatrix()
            double einsteinTrace | A[i,i] B[i,i] | einsum("ij,ji->", A, B).toNumber()
            Vector einsteinDiagonal | A[i,i] x[i] | einsum("ii,i->i", A, x).toVector()
            Tensor einsteinOuter | x[i] A[j,k] | einsum("i,jk->ikj", x, A)
            Vector solved | A[i,i] b[i] | solve(A.plus(identity(A.rows()).times(9.0)), b)
            Matrix solvedMatrix | A[i,i] B[i,j] | solve(A.plus(identity(A.rows()).times(9.0)), B)
            Matrix inverted | A[i,i] | inverse(A.plus(identity(A.rows()).times(9.0)))
            double determined | A[i,i] | determinant(A.times(0.1).plus(identity(A.rows())))
            double logDetermined | A[i,i] | logDeterminant(A.plus(identity(A.rows()).times(9.0)))
            Matrix factored | A[i,i] | cholesky(A.plus(identity(A.rows()).times(20.0)))
            Vector lowerSolved | A[i,i] b[i] | solveLower(A.plus(identity(A.rows()).times(9.0)), b)
            Matrix lowerSolvedMatrix | A[i,i] B[i,j] | solveLower(A.plus(identity(A.rows()).times(9.0)), B)
            Vector upperSolved | A[i,i] b[i] | solveUpper(A.plus(identity(A.rows()).times(9.0)), b)
            Matrix upperSolvedMatrix | A[i,i] B[i,j] | solveUpper(A.plus(identity(A.rows()).times(9.0)), B)
            Tensor batchOfProducts | T[k,i,j] U[i,k,j] | einsum("kab,nkb->nka", T, U)
            Tensor batchTimesMatrix | T[k,i,j] X[i,j] | einsum("kab,nb->nka", T, X)
            Tensor diagonalOfParts | T[i,i,k] B[i,i] | einsum("akc,bk->abc", tensor(T.size(0), T.size(0), T.size(2), (a, k, c) -> T.get(k, k, c)), B)
            Tensor turnedProducts | T[j,i,k] U[k,j,i] | einsum("bak,kbc->akc", T, U)
            double partsOfMatrices | A[i,k] B[k,j] | A.rows() > 2 && B.columns() > 1 ? sum(sin(A.rows(1, A.rows()).times(B.columns(1, B.columns())))) : sum(A.times(B))
            Tensor productsInLoops | T[k,i,i] U[j,k,i] | Tensor h = U; for (int t = 0; t < 3; t++) { h = tanh(einsum("kab,nkb->nka", T, h)).plus(U); } return h;
            Vector softNetwork | V[i,j] W[j,i] x[i] b[j] | Vector h = tanh(W.times(x).plus(b)); return softmax(V.times(h));
            double loopsInRaggedSums | s[] x[i] | double h = 1.0; for (int t = x.size() - 1; t > 0; t -= 2) { int u = t; h += sum(u, a -> { double v = s; for (int n = 0; n < 2; n++) { v = sin(v) * 0.9 + 0.1 * n; } return v; }); } return h;
            Vector guardedHalves | x[i] s[] | return matrix(x.size(), x.size(), (a, b) -> sum(x.size(), c -> (b > 0 ? x.get(b - 1) : s))).times(x).plus(x);
            double raggedDiagonal | A[i,i] | return sum(matrix(A.rows(), 3, (a, b) -> sum(a, c -> A.get(a, a))));
            double remainderOfSize | A[i,j] | return sum(matrix(A.rows(), A.columns(), (a, b) -> A.get(a, a % A.columns())));
            Vector raggedOfNumber | s[] x[i] | return x.plus(sum(cos(vector(2, a -> sum(a, b -> s)))));
            Vector nestedChoice | A[i,i] x[i] | return x.minus(einsum("ii,i->i", x.size() > 1 ? (x.size() > 3 ? A : exp(A)) : A, x).toVector());
            Vector oddSize | x[i] s[] | return vector(x.size(), a -> x.size() % 2 == 1 ? s : 1.0);
            Tensor tensorArithmetic | T[i,j,k] U[i,j,k] s[] | exp(T.times(s)).plus(U.hadamard(T)).minus(U.div(2.0)).plus(1.5)
            double tensorReductions | T[i,j,k] U[i,j,k] | inner(T, U) + logSumExp(T) * norm(T) + sum(U) - squaredNorm(T.minus(U))
            Matrix tensorSlice | T[i,j,k] A[j,k] | T.size(0) > 1 ? T.slice(1).toMatrix().hadamard(A) : A
            double tensorEntry | T[i,j,2,k] s[] | s + (T.size(0) > 0 && T.size(1) > 1 && T.size(3) > 0 ? T.get(0, 1, 1, T.size(3) - 1) * s : 0.0)
            Vector tensorFlattened | T[i,j,k] | T.flatten().times(2.0)
            Tensor contracted | T[i,j,k] A[k,j] | einsum("ijk,kl->ijl", T, A)
            Vector component1 | x[i] | vector(x.size(), a -> x.get(a) * x.get(x.size() - 1 - a))
            Vector convolved | x[i] w[3] | vector(x.size() < 3 ? 0 : x.size() - 2, a -> sum(3, b -> w.get(b) * x.get(a + b)))
            Matrix outerByComponents | x[i] y[j] | matrix(x.size(), y.size(), (a, b) -> x.get(a) * sin(y.get(b)))
            Tensor tensorByComponents | x[i] A[j,k] | tensor(x.size(), A.rows(), A.columns(), (a, b, c) -> x.get(a) * A.get(b, c))
            Tensor rankFour | x[i] A[j,k] | tensor(2, x.size(), A.rows(), A.columns(), (z, a, b, c) -> x.get(a) * A.get(b, c) * (z + 1))
            Matrix triangular | A[i,i] x[i] | matrix(x.size(), x.size(), (a, b) -> b <= a ? A.get(a, b) * x.get(b) : 0.0)
            Matrix unpacked | x[i] | int n = x.size() > 5 ? 3 : 0; Vector v = x.slice(0, n * (n + 1) / 2); return matrix(n, n, (a, b) -> b <= a ? v.get(a * (a + 1) / 2 + b) : 0.0);
            Vector raggedSums | A[i,i] | vector(A.rows(), a -> sum(a + 1, b -> A.get(a, b) * A.get(b, a)))
            Vector ragged2 | A[i,i] x[i] | vector(A.rows(), a -> sum(x.size() - a, b -> exp(A.get(a, b + a) * x.get(b))))
            Vector distances | X[i,j] c[j] | vector(X.rows(), a -> norm(X.row(a).minus(c)))
            Matrix affinities | X[i,j] | matrix(X.rows(), X.rows(), (a, b) -> exp(-squaredNorm(X.row(a).minus(X.row(b)))))
            double products | A[i,j] | sum(A.rows(), a -> product(A.columns(), b -> A.get(a, b)))
            double extrema | A[i,j] s[] | s + (A.rows() > 0 && A.columns() > 0 ? max(A.rows(), a -> min(A.columns(), b -> A.get(a, b))) : 0.0)
            Vector guarded | x[i] | vector(x.size(), a -> a > 0 ? log(x.get(a)) * x.get(a - 1) : a < 0 ? 5.0 : sqrt(x.get(a)))
            Matrix batchOfSoftmax | A[i,j] x[j] | matrix(A.rows(), A.columns(), (a, b) -> softmax(A.row(a).hadamard(x)).get(b))
            Vector batchOfSolves | A[i,i] x[j] | vector(x.size(), a -> determinant(A.times(0.1 * x.get(a)).plus(identity(A.rows()))))
            double horner | x[i] s[] | double y = 0; for (int t = 0; t < x.size(); t++) { y = y * s + x.get(t); } return y;
            Vector recurrence | W[i,i] x[i] s[] | Vector h = x; for (int t = 0; t < 3; t++) { h = tanh(W.times(h).plus(x)).times(s); } return h;
            double backwards | x[i] s[] | double y = 1; for (int t = x.size() - 1; t >= 0; t -= 2) { y += y * x.get(t) * s; } return y;
            double steps | x[i] | double y = 0; for (int t = 1; t <= x.size() - 1; t += 3) { y += x.get(t) * x.get(t - 1) / t; } return y;
            double nested | A[i,j] s[] | double y = s; for (int a = 0; a < A.rows(); a++) { double z = y; for (int b = a; b < A.columns(); b++) { z = sin(z) + A.get(a, b); } y = y * 0.5 + z; } return y;
            double slices | x[i] | double y = 0; for (int t = 0; t < x.size(); t++) { Vector part = x.slice(0, t + 1); y += norm(part) * product(part); } return y;
            double growing | x[i] s[] | double y = s; int n = 0; for (int t = 0; t < x.size(); t++) { Vector part = exp(x.slice(0, n)); y += norm(part.hadamard(part)) * sum(part); n += 1; } return y;
            double raggedUpdate | A[i,j] | double y = 1; for (int t = 0; t < A.rows(); t++) { int n = t; y -= product(n, a -> { double s = min(rowSums(A)); for (int b = 0; b < 2; b++) { s = sin(s) * 0.9 + 0.1 * b; } return s; }); } return y;
            double swapped | x[i] a[] b[] | double u = a; double v = b; for (int t = 0; t < x.size(); t++) { double w = u; u = v * x.get(t); v = w + u * 0.5; } return u * v + v;
            double counted | x[i] s[] | int n = 0; double y = s; for (int t = 0; t < x.size(); t++) { if (x.get(t) > 0.55) { n += 2; y = y * x.get(t); } else { y += 0.1 * n; } } return y * (n + 1);
            double filter | x[i] s[] | double y = s; boolean last = false; for (int t = 0; t < x.size(); t++) { boolean now = x.get(t) > 0.5; if (now && !last) { y *= 1 + x.get(t); } last = now; } return y;
            Matrix power | A[i,i] x[j] | Matrix P = identity(A.rows()); for (int t = 0; t < x.size() % 4; t++) { P = P.times(A).plus(A); } return P;
            double newton | s[] t[] | double y = 1 + t; for (int a = 0; a < 6; a++) { y = 0.5 * (y + (s + 1) / y); } return y;
            double batchLoop | W[i,j] X[k,j] | double r = 0; for (int n = 0; n < X.rows(); n++) { Vector h = tanh(W.times(X.row(n))); r += sum(h.hadamard(h)) * (n + 1); } return r;
            Matrix gramLoop | X[k,i] w[k] s[] | Matrix S = identity(X.columns()).times(s); for (int n = X.rows() - 1; n >= 0; n--) { S = X.row(n).outer(X.row(n)).times(w.get(n)).plus(S); } return S.times(S);
            double loopOfLoops | X[k,i] x[i] s[] | double r = s; for (int n = 0; n < X.rows(); n++) { double e = 1; for (int j = 0; j < x.size(); j++) { e -= sin(X.get(n, j) * x.get(j)) - s; } r -= e * e; } return r;
            double loopOfSolves | A[i,i] X[k,i] | Matrix L = A.times(A.transpose()).plus(identity(A.rows())); Vector v = zeros(A.rows()); double r = 0; for (int n = 0; n < X.rows(); n++) { Vector z = solve(L.times(1.0 + n), X.row(n)); r += z.dot(z); v = v.plus(z.times(n)); } return r + sum(square(v));
            double shiftedLoop | x[i] s[] | double r = s; for (int t = 1; t < x.size(); t++) { double d = x.get(t) - x.get(t - 1) * s; r += d * d; } return r;
            double twoSums | x[i] s[] | double r = 0; double q = s; for (int t = 0; t < x.size(); t++) { double e = exp(x.get(t) * s); q = q + e; r = e * s + r - x.get(t); } return r / q;
            double sumThatIsRead | x[i] s[] | double r = 0; double q = s; for (int t = 0; t < x.size(); t++) { q = q + x.get(t); r += q * q; } return r;
            double fewTurns | A[i,i] x[i] | double r = 0; for (int t = 0; t < 3; t++) { r += sum(sin(A.times(x).times(t))); } return r;
            double askedTwice | x[i] s[] | Vector y = exp(x); if (x.size() > 2) { return sum(y) * s; } Vector z = square(y); double r = 0; if (x.size() > 2) { r = s; } else { r = sum(z) * s; } return r + s;
            double crossed | A[i,3] B[i,3] s[] | double r = s; for (int n = 0; n < A.rows(); n++) { Vector a = A.row(n); Vector b = B.row(n); Vector c = Vector.of(a.get(1) * b.get(2) - a.get(2) * b.get(1), a.get(2) * b.get(0) - a.get(0) * b.get(2), a.get(0) * b.get(1) - a.get(1) * b.get(0)); r += norm(c.plus(a.times(s))) / (1 + c.get(0) * c.get(0)); } return r;
            Vector gates | x[i] y[i] s[] | Vector a = sigmoid(x.times(s)); Vector b = sigmoid(y); Vector c = sigmoid(a.minus(y)); Vector d = sigmoid(x); return a.hadamard(b).plus(tanh(c)).hadamard(d).plus(tanh(y));
            Vector gatesInLoop | A[3,i] x[i] s[] | Vector h = x; Vector cell = x.times(s); for (int t = 0; t < 3; t++) { Vector keep = sigmoid(h.hadamard(A.row(0))); Vector in = sigmoid(A.row(t).minus(h)); Vector out = sigmoid(x.times(s).plus(h)); cell = cell.hadamard(keep).plus(in.hadamard(tanh(h.plus(A.row(1))))); h = out.hadamard(tanh(cell)); } return h.plus(cell);
            Matrix projected | A[i,3] B[3,3] | Matrix P = tanh(A.times(B)); return matrix(A.rows(), 2, (n, k) -> P.get(n, k) / (2 + P.get(n, 2)));
            Vector smallMaxima | A[i,3] | Matrix P = square(A); return vector(A.rows(), n -> max(3, k -> P.get(n, k) * P.get(n, 0) + 9 * k) + min(3, k -> sin(P.get(n, k)) + 9 * k) + product(3, k -> P.get(n, k)));
            Matrix smallDeterminants | T[i,2,2] | Tensor U = T.hadamard(T).plus(0.5); return matrix(T.size(0), 2, (n, k) -> U.get(n, 0, 0) * U.get(n, 1, 1) - U.get(n, 0, 1) * U.get(n, 1, k));
            Tensor smallRotations | A[i,2] s[] | Matrix P = A.times(s); Tensor R = tensor(A.rows(), 2, 2, (n, k, l) -> k == l ? cos(P.get(n, 0)) : k > l ? sin(P.get(n, 1)) : -sin(P.get(n, 0))); return tensor(A.rows(), 2, 2, (n, k, l) -> R.get(n, k, 0) * R.get(n, 0, l) + R.get(n, k, 1) * R.get(n, 1, l));
            Matrix keptBlocks | A[i,3] x[i] | Matrix P = exp(A); Matrix Q = matrix(A.rows(), 3, (n, k) -> P.get(n, 2 - k) * x.get(n) + P.get(n, 0)); return Q.hadamard(P).plusColumn(Q.column(1));
            double endlessInNoTurn | x[i] s[] | double r = s; for (int t = 0; t < x.size(); t++) { r += s * min(x); } return r;
            double early | x[i] s[] | if (x.size() == 0) { return s; } double m = mean(x); if (m > 0.5) { return m * s; } return m - s;
            Vector chosen | x[i] s[] | Vector y = x; if (s > 0.5) { y = y.times(s); } else if (s > 0.3) { y = exp(y); } else { y = y.plus(s); } return y.hadamard(x);
            Vector stateOfVectors | A[i,i] x[i] | Vector u = x; Vector v = A.times(x); for (int t = 0; t < 4; t++) { Vector w = u.plus(v.times(0.3)); v = u; u = sin(w); } return u.minus(v);
            double factorInLoop | A[i,i] b[i] | double y = 0; Vector z = b; for (int t = 0; t < 3; t++) { z = solve(A.plus(identity(A.rows()).times(9.0 + t)), z.plus(b)); y += sum(z) * t; } return y + logDeterminant(A.plus(identity(A.rows()).times(9.0)));
            Matrix traceAndOuter | A[i,i] x[i] | return x.outer(x).times(trace(A)).plus(A).minus(diagonalMatrix(x));
            """;

    private static final List<MethodText> METHODS = new ArrayList<>();
    private static MethodClass symbols;
    private static MethodClass inferred;
    private static MethodClass constants;
    private static MethodClass larger;
    private static InMemory compiled;

    static List<MethodText> methods() {
        List<String> lines = new ArrayList<>();
        for (String name : ELEMENTWISE.split(" ")) {
            lines.add("double " + name + "Number | s[] | " + name + "(s)");
            lines.add("Vector " + name + "Vector | x[i] | " + name + "(x)");
            lines.add("Matrix " + name + "Matrix | A[i,j] | " + name + "(A)");
        }
        for (String name : BINARY.split(" ")) {
            lines.add("double " + name + "Number | s[] t[] | " + name + "(s, t)");
            lines.add("Vector " + name + "Vector | x[i] y[i] | " + name + "(x, y)");
            lines.add("Matrix " + name + "Matrix | A[i,j] B[i,j] | " + name + "(A, B)");
            lines.add("Vector " + name + "VectorNumber | x[i] s[] | " + name + "(x, s)");
            lines.add("Matrix " + name + "MatrixNumber | A[i,j] s[] | " + name + "(A, s)");
        }
        for (String name : REDUCTIONS.split(" ")) {
            lines.add("double " + name + "OfVector | x[i] | " + name + "(x)");
            lines.add("double " + name + "OfMatrix | A[i,j] | " + name + "(A)");
        }
        for (String name : BY_ROW.split(" ")) {
            lines.add("Vector " + name + "Of | A[i,j] | " + name + "(A)");
        }
        OTHERS.lines().filter(line -> !line.isBlank()).forEach(lines::add);
        return lines.stream().map(MethodText::parse).toList();
    }

    @BeforeAll
    static void compile() {
        METHODS.addAll(methods());
        symbols = new MethodClass("Symbols", METHODS);
        inferred = new MethodClass("Inferred", METHODS);
        constants = new MethodClass("Constants", METHODS);
        larger = new MethodClass("Larger", METHODS);
        compiled = InMemory.compile(Map.of(
                symbols.file(), symbols.source(MethodText.Declared.SYMBOLS, NUMBERS),
                inferred.file(), inferred.source(MethodText.Declared.NOT_AT_ALL, NUMBERS),
                constants.file(), constants.source(MethodText.Declared.NUMBERS, NUMBERS),
                larger.file(), larger.source(MethodText.Declared.NUMBERS, LARGER_NUMBERS)));
    }

    @TestFactory
    Stream<DynamicTest> everyFormAgrees() {
        return METHODS.stream()
                .map(method -> DynamicTest.dynamicTest(method.name(), () -> {
                    for (Map<String, Integer> sizes : SIZES) {
                        if (isLarge(method, sizes)) {
                            continue;
                        }
                        check(symbols, method, sizes);
                        check(inferred, method, sizes);
                    }
                    check(constants, method, NUMBERS);
                    if (!isLarge(method, LARGER_NUMBERS)) {
                        check(larger, method, LARGER_NUMBERS);
                    }
                }));
    }

    /** Jacobians of large results by sweeps take their time. */
    static boolean isLarge(MethodText method, Map<String, Integer> sizes) {
        boolean tensors = method.result().equals("Tensor")
                || method.body().contains("kronecker")
                || method.shapes().stream().anyMatch(shape -> shape.split(",").length > 2);
        return tensors && sizes.values().stream().anyMatch(size -> size > 9);
    }

    private static void check(MethodClass owner, MethodText text, Map<String, Integer> sizes) {
        long seed = (owner.name() + text.name() + new TreeMap<>(sizes)).hashCode();
        owner.check(compiled, text, sizes, seed, 0.2, 0.9);
    }

    @TestFactory
    Stream<DynamicTest> noOperationIsLeftOut() {
        String all = METHODS.stream().map(MethodText::body).reduce("", (a, b) -> a + " " + b);
        return new TreeSet<>(Operations.names())
                .stream()
                        .map(name -> DynamicTest.dynamicTest(name, () -> {
                            boolean operator = List.of("plus", "minus", "div", "unaryMinus")
                                    .contains(name);
                            if (!operator && !all.matches("(?s).*\\b" + name + "\\(.*")) {
                                throw new AssertionError(name + " is checked by no method");
                            }
                        }));
    }
}
