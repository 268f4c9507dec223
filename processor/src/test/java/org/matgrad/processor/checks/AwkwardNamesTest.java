package org.matgrad.processor.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Methods whose names for things are those that a companion would choose for its own. */
class AwkwardNamesTest {

    private static final List<MethodText> METHODS = Stream.of(
                    "Vector fields | products[N,N] evaluated[N] differentiated[N] | return products.times(evaluated).hadamard(differentiated);",
                    "double records | value[N] tangent[N] gradient[N] | return value.dot(tangent) * sum(gradient);",
                    "Vector result | builder[N,N] workspace[N] | Vector argument = tanh(builder.times(workspace)); return argument;",
                    "double loops | i[N,M] j[M] k[N] sum[] | Vector max = i.times(j); double sumA = max.dot(k); return sumA * sum + max(max);",
                    "Vector sizes | M[N] C[N] | Vector N = M.hadamard(C); Vector D = N.plus(M); return exp(D.minus(N));",
                    "Matrix bars | y[N,M] yBar[N,M] YBar[N,M] YDot[] | return y.hadamard(yBar).plus(YBar).times(YDot);",
                    "Matrix temporaries | t1[N,M] t2[M,N] | Matrix t3 = t1.times(t2); Matrix m = softmaxRows(t3); return m.times(t3);",
                    "Vector x | x[N] X[N] xDot[N] xBar[N] | return x.hadamard(X).plus(xDot.hadamard(xBar));",
                    "double $dollar | $a[N] _b[N] | Vector c$ = $a.plus(_b); return squaredNorm(c$);",
                    "double candidates | candidate[N] constant[N] odd[] | return max(candidate) * odd + min(constant);")
            .map(MethodText::parse)
            .toList();

    private static final Map<String, Integer> SIZES = Map.of("N", 5, "M", 3);

    @TestFactory
    List<DynamicTest> namesDoNotClash() {
        MethodClass awkward = new MethodClass("Awkward", METHODS);
        InMemory compiled =
                InMemory.compile(Map.of(awkward.file(), awkward.source(MethodText.Declared.SYMBOLS, SIZES)));
        List<DynamicTest> tests = new ArrayList<>();
        for (MethodText method : METHODS) {
            tests.add(DynamicTest.dynamicTest(
                    method.name(),
                    () -> awkward.check(compiled, method, SIZES, method.name().hashCode(), 0.2, 0.9)));
        }
        return tests;
    }
}
