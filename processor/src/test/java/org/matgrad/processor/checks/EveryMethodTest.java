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

    private static final Map<String, Integer> NUMBERS = Map.of("i", 3, "j", 4, "k", 2);
    private static final Map<String, Integer> LARGER_NUMBERS = Map.of("i", 9, "j", 13, "k", 6);

    private static final List<Map<String, Integer>> SIZES = List.of(
            Map.of("i", 3, "j", 5, "k", 2),
            Map.of("i", 1, "j", 1, "k", 1),
            Map.of("i", 0, "j", 3, "k", 0),
            Map.of("i", 4, "j", 0, "k", 5),
            Map.of("i", 17, "j", 10, "k", 23));

    private static final String ELEMENTWISE =
            "exp expm1 log log1p sqrt cbrt square abs sign sin cos tan asin acos atan sinh cosh tanh sigmoid softplus"
                    + " relu reciprocal";
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
            Matrix identity | A[i,j] | A
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
            Matrix traceAndOuter | A[i,i] x[i] | return x.outer(x).times(trace(A)).plus(A).minus(diagonalMatrix(x));
            """;

    private static final List<MethodText> METHODS = new ArrayList<>();
    private static MethodClass symbols;
    private static MethodClass inferred;
    private static MethodClass constants;
    private static MethodClass larger;
    private static InMemory compiled;

    private static List<MethodText> methods() {
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
                        check(symbols, method, sizes);
                        check(inferred, method, sizes);
                    }
                    check(constants, method, NUMBERS);
                    check(larger, method, LARGER_NUMBERS);
                }));
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
