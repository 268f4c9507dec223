package org.matgrad.processor.checks;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
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
        StringBuilder text = new StringBuilder("package demo;\nimport org.matgrad.*;\n")
                .append("import static org.matgrad.MatrixMath.*;\nfinal class Awkward {\n");
        METHODS.forEach(method -> text.append(method.source(MethodText.Declared.SYMBOLS, SIZES, method.name())));
        InMemory compiled =
                InMemory.compile(Map.of("demo/Awkward.java", text.append("}\n").toString()));
        List<DynamicTest> tests = new ArrayList<>();
        for (MethodText method : METHODS) {
            tests.add(DynamicTest.dynamicTest(method.name(), () -> check(compiled, method)));
        }
        return tests;
    }

    private static void check(InMemory compiled, MethodText text) {
        Method method = Arrays.stream(compiled.load("demo.Awkward").getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(text.name()))
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
        boolean[] active = new boolean[text.parameters().size()];
        Arrays.fill(active, true);
        String companion = "demo.Awkward" + Character.toUpperCase(text.name().charAt(0))
                + text.name().substring(1);
        DerivativeChecks.check(
                method,
                compiled.load(companion),
                DerivativeChecks.shapes(text.shapes(), SIZES),
                active,
                text.name().hashCode(),
                0.2,
                0.9);
    }
}
