package org.matgrad.processor.checks;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The gradient of every operation, used in another method: what that one computes is compared with what it computes as
 * plain Java, where the first one's companion runs, and its derivatives up to the third of the operation with
 * differences.
 */
class EveryGradientUsedTest {

    private static final List<Map<String, Integer>> SIZES =
            List.of(Map.of("i", 3, "j", 4, "k", 2), Map.of("i", 1, "j", 1, "k", 1), Map.of("i", 0, "j", 2, "k", 3));

    /** The third and fourth derivatives that these need are not known, as MG433 says. */
    private static final List<String> UNKNOWN = List.of("determinant", "digamma");

    private static GradientUsers used;

    @BeforeAll
    static void compile() {
        used = new GradientUsers(EveryMethodTest.methods().stream()
                .filter(EveryGradientUsedTest::isUsed)
                .toList());
    }

    private static boolean isUsed(MethodText method) {
        // A loop's gradient can't be used.
        return UNKNOWN.stream().noneMatch(method.body()::contains)
                && !method.body().contains("for (")
                && !method.name().startsWith("toThePower");
    }

    @TestFactory
    Stream<DynamicTest> derivativesAreRight() {
        return used.users().stream()
                .map(method -> DynamicTest.dynamicTest(method.name(), () -> {
                    for (Map<String, Integer> sizes : SIZES) {
                        long seed = (method.name() + new TreeMap<>(sizes)).hashCode();
                        used.check(method, sizes, seed, 0.2, 0.9);
                    }
                }));
    }
}
