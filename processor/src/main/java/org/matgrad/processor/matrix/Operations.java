package org.matgrad.processor.matrix;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The operations of the language, each by its component formula and nothing else: value, shapes and every derivative
 * follow from the line. {@code held(e)} marks what the result does not depend on (the shift of a stable exponential
 * sum), which therefore has no derivative; {@code count(I)} is the number of components.
 */
public final class Operations {

    private static final String TABLE = """
            plus(a[I], b[I]): [I] = a[I] + b[I]
            plus(a[I], s): [I] = a[I] + s
            minus(a[I], b[I]): [I] = a[I] - b[I]
            minus(a[I], s): [I] = a[I] - s
            unaryMinus(a[I]): [I] = -a[I]
            plusRow(A[i,j], x[j]): [i,j] = A[i,j] + x[j]
            plusColumn(A[i,j], x[i]): [i,j] = A[i,j] + x[i]
            scaleRows(A[i,j], x[i]): [i,j] = x[i] * A[i,j]
            scaleColumns(A[i,j], x[j]): [i,j] = A[i,j] * x[j]

            times(a[I], s): [I] = a[I] * s
            times(A[i,k], B[k,j]): [i,j] = sum(k) A[i,k] * B[k,j]
            times(A[i,j], x[j]): [i] = sum(j) A[i,j] * x[j]
            times(x[i], A[i,j]): [j] = sum(i) x[i] * A[i,j]
            div(a[I], s): [I] = a[I] / s
            dot(x[i], y[i]): = sum(i) x[i] * y[i]
            inner(a[I], b[I]): = sum(I) a[I] * b[I]
            outer(x[i], y[j]): [i,j] = x[i] * y[j]
            hadamard(a[I], b[I]): [I] = a[I] * b[I]
            hadamardDiv(a[I], b[I]): [I] = a[I] / b[I]
            transpose(A[j,i]): [i,j] = A[j,i]
            trace(A[i,i]): = sum(i) A[i,i]
            diagonalMatrix(x[i]): [i, j: count(i)] = delta(i, j) * x[i]
            kronecker(A[m,n], B[p,q]): [i: count(m) * count(p), j: count(n) * count(q)] = A[i / count(p), j / count(q)] * B[i % count(p), j % count(q)]

            identity(int n): [i: n, j: n] = delta(i, j)
            zeros(int n): [i: n] = 0
            zeros(int m, int n): [i: m, j: n] = 0
            ones(int n): [i: n] = 1
            ones(int m, int n): [i: m, j: n] = 1

            get(x[n], int i): = x[i]
            get(A[m,n], int i, int j): = A[i, j]
            row(A[m,j], int i): [j] = A[i, j]
            column(A[i,n], int j): [i] = A[i, j]
            slice(x[n], int from, int to): [k: to - from] = x[from + k]
            rows(A[m,j], int from, int to): [i: to - from, j] = A[from + i, j]
            columns(A[i,n], int from, int to): [i, j: to - from] = A[i, from + j]
            diagonal(A[i,i]): [i] = A[i, i]
            lower(A[i,j]): [i,j] = j <= i ? A[i, j] : 0
            strictLower(A[i,j]): [i,j] = j < i ? A[i, j] : 0
            upper(A[i,j]): [i,j] = j >= i ? A[i, j] : 0
            strictUpper(A[i,j]): [i,j] = j > i ? A[i, j] : 0
            gather(x[n], int[] indices): [k: length(indices)] = x[indices[k]]
            gatherRows(A[m,j], int[] indices): [k: length(indices), j] = A[indices[k], j]
            reshape(x[m * n], int m, int n): [i: m, j: n] = x[i * n + j]
            flatten(A[i,j]): [k: count(i) * count(j)] = A[k / count(j), k % count(j)]
            toVector(x[i]): [i] = x[i]
            toMatrix(A[i,j]): [i,j] = A[i,j]
            toNumber(a): = a

            exp(a[I]): [I] = exp(a[I])
            expm1(a[I]): [I] = expm1(a[I])
            log(a[I]): [I] = log(a[I])
            log1p(a[I]): [I] = log1p(a[I])
            sqrt(a[I]): [I] = sqrt(a[I])
            cbrt(a[I]): [I] = cbrt(a[I])
            square(a[I]): [I] = square(a[I])
            pow(a[I], b[I]): [I] = pow(a[I], b[I])
            pow(a[I], p): [I] = pow(a[I], p)
            abs(a[I]): [I] = abs(a[I])
            sign(a[I]): [I] = sign(a[I])
            signum(a): = sign(a)
            sin(a[I]): [I] = sin(a[I])
            cos(a[I]): [I] = cos(a[I])
            tan(a[I]): [I] = tan(a[I])
            asin(a[I]): [I] = asin(a[I])
            acos(a[I]): [I] = acos(a[I])
            atan(a[I]): [I] = atan(a[I])
            atan2(a[I], b[I]): [I] = atan2(a[I], b[I])
            atan2(a[I], x): [I] = atan2(a[I], x)
            sinh(a[I]): [I] = sinh(a[I])
            cosh(a[I]): [I] = cosh(a[I])
            tanh(a[I]): [I] = tanh(a[I])
            sigmoid(a[I]): [I] = sigmoid(a[I])
            softplus(a[I]): [I] = softplus(a[I])
            relu(a[I]): [I] = relu(a[I])
            reciprocal(a[I]): [I] = reciprocal(a[I])
            hypot(a[I], b[I]): [I] = hypot(a[I], b[I])
            hypot(a[I], y): [I] = hypot(a[I], y)
            min(a[I], b[I]): [I] = min(a[I], b[I])
            min(a[I], s): [I] = min(a[I], s)
            max(a[I], b[I]): [I] = max(a[I], b[I])
            max(a[I], s): [I] = max(a[I], s)
            clamp(a[I], lo, hi): [I] = min(max(a[I], lo), hi)

            sum(a[I]): = sum(I) a[I]
            mean(a[I]): s = sum(I) a[I]; = s / count(I)
            product(a[I]): = product(I) a[I]
            max(a[I]): = max(I) a[I]
            min(a[I]): = min(I) a[I]
            squaredNorm(a[I]): = sum(I) square(a[I])
            norm1(a[I]): = sum(I) abs(a[I])
            normInf(a[I]): m = max(I) abs(a[I]); = m > 0 ? m : (m < 0 ? 0 : m)
            norm(a[I]): p = sum(I) square(a[I]); m = max(I) abs(a[I]); t = held(m > 0 ? (m < infinity ? (1 / m < infinity ? m : 1e17 * m) : 1) : 1); s = held(p > 1e-30 ? (p < 1e30 ? 1 : t) : t); r = held(p > 1e-30 ? (p < 1e30 ? 1 : 1 / t) : 1 / t); q = sum(I) square(a[I] * r); = q == 0 ? 0 : s * sqrt(q)
            logSumExp(a[I]): m = max(I) a[I]; s = held(abs(m) < infinity ? m : 0); e[I] = exp(a[I] - s); z = sum(I) e[I]; = s + log(z)
            softmax(x[i]): m = max(i) x[i]; s = held(abs(m) < infinity ? m : 0); e[i] = exp(x[i] - s); z = sum(i) e[i]; [i] = e[i] / z
            logSoftmax(x[i]): m = max(i) x[i]; s = held(abs(m) < infinity ? m : 0); e[i] = exp(x[i] - s); z = sum(i) e[i]; l = log(z); [i] = (x[i] - s) - l

            erf(a[I]): [I] = erf(a[I])
            erfc(a[I]): [I] = erfc(a[I])
            logGamma(a[I]): [I] = logGamma(a[I])
            digamma(a[I]): [I] = digamma(a[I])

            cumulativeSum(x[i]): [i] = CUMULATIVE_SUM(x)
            solve(A[i,i], b[i]): f[k: count(i) * count(i) + count(i)] = FACTOR(A); [i] = SOLVE(A, f, b)
            solve(A[i,i], B[i,j]): f[k: count(i) * count(i) + count(i)] = FACTOR(A); [i,j] = SOLVE(A, f, B)
            inverse(A[i,i]): f[k: count(i) * count(i) + count(i)] = FACTOR(A); e[i, j: count(i)] = delta(i, j); [i, j: count(i)] = SOLVE(A, f, e)
            determinant(A[i,i]): f[k: count(i) * count(i) + count(i)] = FACTOR(A); = DETERMINANT(A, f)
            logDeterminant(A[i,i]): f[k: count(i) * count(i) + count(i)] = FACTOR(A); = LOG_DETERMINANT(A, f)
            cholesky(A[i,i]): [i, j: count(i)] = CHOLESKY(A)
            solveLower(L[i,i], b[i]): [i] = SOLVE_LOWER(L, b)
            solveLower(L[i,i], B[i,j]): [i,j] = SOLVE_LOWER(L, B)
            solveUpper(U[i,i], b[i]): [i] = SOLVE_UPPER(U, b)
            solveUpper(U[i,i], B[i,j]): [i,j] = SOLVE_UPPER(U, B)

            rowSums(A[i,j]): [i] = sum(j) A[i,j]
            columnSums(A[i,j]): [j] = sum(i) A[i,j]
            rowMeans(A[i,j]): s[i] = sum(j) A[i,j]; [i] = s[i] / count(j)
            columnMeans(A[i,j]): s[j] = sum(i) A[i,j]; [j] = s[j] / count(i)
            rowMaxs(A[i,j]): [i] = max(j) A[i,j]
            columnMaxs(A[i,j]): [j] = max(i) A[i,j]
            rowLogSumExps(A[i,j]): m[i] = max(j) A[i,j]; s[i] = held(abs(m[i]) < infinity ? m[i] : 0); e[i,j] = exp(A[i,j] - s[i]); z[i] = sum(j) e[i,j]; [i] = s[i] + log(z[i])
            softmaxRows(A[i,j]): m[i] = max(j) A[i,j]; s[i] = held(abs(m[i]) < infinity ? m[i] : 0); e[i,j] = exp(A[i,j] - s[i]); z[i] = sum(j) e[i,j]; [i,j] = e[i,j] / z[i]
            logSoftmaxRows(A[i,j]): m[i] = max(j) A[i,j]; s[i] = held(abs(m[i]) < infinity ? m[i] : 0); e[i,j] = exp(A[i,j] - s[i]); z[i] = sum(j) e[i,j]; l[i] = log(z[i]); [i,j] = (A[i,j] - s[i]) - l[i]
            """;

    private static final Map<String, List<Operation>> BY_NAME = read();

    private Operations() {}

    private static Map<String, List<Operation>> read() {
        Map<String, List<Operation>> byName = new TreeMap<>();
        TABLE.lines()
                .filter(line -> !line.isBlank())
                .map(Operation::parse)
                .forEach(operation -> byName.merge(
                        operation.name(), List.of(operation), (before, more) -> java.util.stream.Stream.concat(
                                        before.stream(), more.stream())
                                .toList()));
        return byName;
    }

    /** The operation of this name for operands of these kinds. */
    public static Optional<Operation> find(String name, List<Operation.Kind> kinds) {
        return BY_NAME.getOrDefault(name, List.of()).stream()
                .filter(operation -> operation.accepts(kinds))
                .findFirst();
    }

    /** The operation of this name for numbers and arrays of these ranks. */
    public static Optional<Operation> ofRanks(String name, List<Integer> ranks) {
        return find(
                name,
                ranks.stream().<Operation.Kind>map(Operation.Kind.Real::new).toList());
    }

    /** All names, in order. */
    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** All operations, by name. */
    public static List<Operation> all() {
        return BY_NAME.values().stream().flatMap(List::stream).toList();
    }
}
