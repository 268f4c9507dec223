package org.matgrad.processor.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
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

    private static final List<MethodText> USERS = new ArrayList<>();
    private static MethodClass owner;
    private static InMemory compiled;

    @BeforeAll
    static void compile() {
        List<MethodText> all = new ArrayList<>();
        for (MethodText method : EveryMethodTest.methods()) {
            if (isUsed(method)) {
                all.add(new MethodText(
                        "double", method.name() + "Number", method.parameters(), method.shapes(), number(method)));
                USERS.add(new MethodText(
                        "double", method.name() + "Used", method.parameters(), method.shapes(), user(method)));
            }
        }
        StringBuilder helpers = new StringBuilder();
        for (MethodText method : EveryMethodTest.methods()) {
            if (isUsed(method)) {
                helpers.append(method.source(MethodText.Declared.SYMBOLS, Map.of(), method.name())
                        .replace("@Differentiable ", ""));
            }
        }
        owner = new MethodClass("Used", USERS);
        List<MethodText> both = new ArrayList<>(all);
        both.addAll(USERS);
        String source = new MethodClass("Used", both).source(MethodText.Declared.SYMBOLS, Map.of());
        for (MethodText user : USERS) {
            source = source.replace(
                    "@Differentiable static double " + user.name() + "(",
                    "@Differentiable(order = 2) static double " + user.name() + "(");
        }
        String end = source.substring(0, source.lastIndexOf('}'));
        compiled = InMemory.compile(Map.of(owner.file(), end + helpers + "}\n"));
    }

    private static boolean isUsed(MethodText method) {
        // A loop's gradient can't be used.
        return UNKNOWN.stream().noneMatch(method.body()::contains)
                && !method.body().contains("for (")
                && !method.name().startsWith("toThePower");
    }

    /** A number that varies with every component of the method's value, none like another. */
    private static String number(MethodText method) {
        String call = method.name() + "(" + String.join(", ", method.parameters()) + ")";
        return method.result().equals("double")
                ? "double own$ = " + call + "; return own$ * own$ + own$;"
                : method.result() + " own$ = " + call + "; return sum(square(own$)) + sum(own$);";
    }

    /** A number that varies with every component of that one's gradients. */
    private static String user(MethodText method) {
        String companion = "Used" + Character.toUpperCase(method.name().charAt(0))
                + method.name().substring(1) + "Number";
        StringJoiner sum = new StringJoiner(" + ");
        for (int p = 0; p < method.parameters().size(); p++) {
            String parameter = method.parameters().get(p);
            String gradient = "gradient$." + parameter + "()";
            sum.add(
                    method.shapes().get(p).isBlank()
                            ? gradient + " * (1 + " + parameter + ")"
                            : "sum(" + gradient + ") + sum(" + gradient + ".hadamard(" + parameter + "))");
        }
        return companion + ".Gradient gradient$ = " + companion + ".gradient(" + String.join(", ", method.parameters())
                + "); return " + sum + ";";
    }

    @TestFactory
    Stream<DynamicTest> derivativesAreRight() {
        return USERS.stream()
                .map(method -> DynamicTest.dynamicTest(method.name(), () -> {
                    for (Map<String, Integer> sizes : SIZES) {
                        long seed = (method.name() + new TreeMap<>(sizes)).hashCode();
                        owner.check(compiled, method, new HashMap<>(sizes), seed, 0.2, 0.9);
                    }
                }));
    }
}
