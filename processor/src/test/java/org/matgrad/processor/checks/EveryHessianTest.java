package org.matgrad.processor.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operation and statement of the language to second order, in generated code. */
class EveryHessianTest {

    private static final List<Map<String, Integer>> SIZES =
            List.of(Map.of("i", 3, "j", 4, "k", 2), Map.of("i", 1, "j", 1, "k", 1), Map.of("i", 0, "j", 2, "k", 3));

    private static final List<MethodText> METHODS = new ArrayList<>();
    private static MethodClass symbols;
    private static MethodClass constants;
    private static InMemory compiled;

    @BeforeAll
    static void compile() {
        METHODS.addAll(EveryMethodTest.methods());
        symbols = new MethodClass("Symbols", METHODS);
        constants = new MethodClass("Constants", METHODS);
        compiled = InMemory.compile(Map.of(
                symbols.file(),
                symbols.secondOrder(MethodText.Declared.SYMBOLS, EveryMethodTest.NUMBERS),
                constants.file(),
                constants.secondOrder(MethodText.Declared.NUMBERS, EveryMethodTest.NUMBERS)));
    }

    @TestFactory
    Stream<DynamicTest> hessianTimesIsRight() {
        return METHODS.stream()
                .map(method -> DynamicTest.dynamicTest(method.name(), () -> {
                    for (Map<String, Integer> sizes : SIZES) {
                        check(symbols, method, sizes);
                    }
                    check(constants, method, EveryMethodTest.NUMBERS);
                }));
    }

    private static void check(MethodClass owner, MethodText text, Map<String, Integer> sizes) {
        long seed = (owner.name() + text.name() + new TreeMap<>(sizes)).hashCode();
        owner.check(compiled, text, sizes, seed, 0.2, 0.9);
    }
}
