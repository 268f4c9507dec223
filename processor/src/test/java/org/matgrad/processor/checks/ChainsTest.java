package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.matgrad.Hessian;
import org.matgrad.Vector;

/** Hessians of chains, whose components meet their neighbours, against products; with what only looks like a chain. */
class ChainsTest {

    /** After each method how many bands the block of x with itself has; 0 where it has other terms. */
    private static final String METHODS = """
            double neighbours | x[i] | sum(x.size() - 1, a -> sin(x.get(a) * x.get(a + 1))) | 2
            double threeInARow | x[i] | sum(x.size() - 2, a -> exp(x.get(a) * x.get(a + 1)) * x.get(a + 2)) | 3
            double everySecond | x[i] | sum(x.size() - 2, a -> cos(x.get(a) * x.get(a + 2))) | 2
            double differences | x[i] | Vector d = vector(x.size() - 1, a -> x.get(a + 1) - x.get(a)); return sum(exp(d.hadamard(d))); | 2
            double secondDifferences | x[i] | Vector d = x.slice(1, x.size()).minus(x.slice(0, x.size() - 1)); Vector e = d.slice(1, d.size()).minus(d.slice(0, d.size() - 1)); return sum(sin(e)); | 3
            double withDiagonal | x[i] y[i] | sum(exp(x)) + sum(x.size() - 1, a -> x.get(a) * x.get(a + 1) * y.get(a)) | 2
            double shiftedStart | x[i] | sum(x.size() - 2, a -> x.get(a + 1) * x.get(a + 2) * x.get(a + 2)) | 2
            double reversed | x[i] | sum(x.size() - 1, a -> exp(x.get(a) * x.get(x.size() - 1 - a))) | 0
            double strided | x[i] | sum(x.size() / 2, a -> exp(x.get(2 * a) * x.get(a))) | 0
            double closed | x[i] | sum(x.size(), a -> exp(x.get(a) * x.get((a + 1) % x.size()))) | 0
            double withSum | x[i] | square(sum(x.size() - 1, a -> x.get(a) * x.get(a + 1))) | 0
            double windows | x[i] | sum(x.size() - 2, a -> exp(sum(3, b -> x.get(a + b)))) | 0
            double withNumber | x[i] s[] | sum(x.size() - 1, a -> s * x.get(a) * x.get(a + 1)) | 1
            """;

    private static final List<MethodText> TEXTS = METHODS.lines()
            .map(line -> MethodText.parse(line.substring(0, line.lastIndexOf('|'))))
            .toList();

    private static final MethodClass CHAINS = new MethodClass("Chains", TEXTS);

    private static InMemory compiled;

    @BeforeAll
    static void compile() {
        compiled = InMemory.compile(Map.of(CHAINS.file(), CHAINS.secondOrder(MethodText.Declared.SYMBOLS, Map.of())));
    }

    @TestFactory
    Stream<DynamicTest> hessiansAreRight() {
        return TEXTS.stream()
                .map(text -> DynamicTest.dynamicTest(text.name(), () -> {
                    for (int size = 2; size <= 6; size++) {
                        Map<String, Integer> sizes = new TreeMap<>(Map.of("i", size));
                        CHAINS.check(compiled, text, sizes, text.name().hashCode() + size, 0.2, 0.9);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> chainsHaveBands() {
        return METHODS.lines().map(line -> {
            MethodText text = MethodText.parse(line.substring(0, line.lastIndexOf('|')));
            int bands =
                    Integer.parseInt(line.substring(line.lastIndexOf('|') + 1).strip());
            return DynamicTest.dynamicTest(
                    text.name(),
                    () -> assertEquals(
                            bands, hessian(text).block("x", "x").bands().size()));
        });
    }

    private static Hessian hessian(MethodText text) throws ReflectiveOperationException {
        String name = Character.toUpperCase(text.name().charAt(0)) + text.name().substring(1);
        Object[] arguments = text.shapes().stream()
                .map(shape -> shape.isEmpty() ? (Object) 0.5 : Vector.of(0.3, 0.7, 0.2, 0.5, 0.4))
                .toArray();
        Method hessian = Arrays.stream(compiled.load("demo.Chains" + name).getDeclaredMethods())
                .filter(method -> method.getName().equals("hessian") && method.getParameterCount() > 0)
                .findFirst()
                .orElseThrow();
        hessian.setAccessible(true);
        return (Hessian) hessian.invoke(null, arguments);
    }
}
