package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.matgrad.Vector;

/** Where the method throws an exception for its arguments, so does the companion; where it does not, neither does that. */
class RefusedInputTest {

    private static InMemory compiled;

    @BeforeAll
    static void compile() {
        compiled = InMemory.compile(Map.of("demo/Refused.java", """
                package demo;
                import org.matgrad.*;
                import static org.matgrad.MatrixMath.*;
                final class Refused {
                    @Differentiable static double count(Vector x, int n) {
                        return sum(n, i -> x.get(i));
                    }
                    @Differentiable static double difference(Vector x, int n) {
                        return sum(n - 2, i -> x.get(i));
                    }
                    @Differentiable static Vector ragged(Vector x, int n) {
                        return vector(x.size(), i -> sum(i + n, j -> x.get(j)));
                    }
                    @Differentiable static Vector guarded(Vector x, int n) {
                        return vector(x.size(), i -> i + n > 0 ? sum(i + n - 1, j -> x.get(j)) : x.get(i));
                    }
                    @Differentiable static double branch(Vector x, int n) {
                        return n > 0 ? sum(n, i -> x.get(i)) : 2 * x.get(0);
                    }
                    @Differentiable static double unused(Vector x, int n) {
                        double first = x.get(n);
                        Vector rest = vector(2, i -> x.get(i + n));
                        return x.dot(x);
                    }
                    @Differentiable static double unusedFactor(Vector x, int n) {
                        Matrix unused = cholesky(identity(2).times(n));
                        return x.dot(x);
                    }
                    @Differentiable static double unusedPart(Vector x, int n) {
                        Vector unused = x.outer(zeros(0)).row(n);
                        return x.dot(x);
                    }
                    @Differentiable static double sameColumns(Vector x, int n) {
                        Matrix same = x.slice(0, 2).outer(ones(2));
                        return sum(matrix(2, 2, (i, j) -> same.get(1, n)));
                    }
                    @Differentiable static double factorOfNothing(Vector x, int n) {
                        Matrix none = zeros(n, x.size());
                        return sum(none.times(matrix(x.size(), 2, (i, j) -> x.get(x.size())))) + x.dot(x);
                    }
                    @Differentiable static Vector readOneWay(Vector x, int n) {
                        Vector shifted = vector(2, i -> x.get(i + n));
                        return vector(2, i -> i == 0 ? shifted.get(1) : 0.0);
                    }
                    @Differentiable static Vector computedOneWay(Vector x, int n) {
                        Vector shifted = vector(2, i -> 2 * x.get(i + n));
                        return vector(2, i -> i == 0 ? shifted.get(i) : 0.0);
                    }
                    @Differentiable static Vector localOneWay(Vector x, int n) {
                        return vector(2, i -> {
                            double shifted = 2 * x.get(i + n);
                            return i == 0 ? shifted : 0.0;
                        });
                    }
                    @Differentiable static Vector readInPart(Vector x, int n) {
                        Vector shifted = vector(2, i -> 2 * x.get(i + n));
                        return vector(1, i -> shifted.get(i));
                    }
                    @Differentiable static double readInTurns(Vector x, int n) {
                        Vector shifted = vector(2, i -> x.get(i - n));
                        double total = x.dot(x);
                        for (int t = 0; t < n; t++) {
                            total = total + sum(vector(2, i -> shifted.get(i)));
                        }
                        return total;
                    }
                    @Differentiable static double emptyTurns(Vector x, int n) {
                        double last = 1;
                        for (int t = n - 1; t >= 0; t--) {
                            int k = t;
                            last = product(k, j -> max(0, i -> sum(0, l -> 1.0)));
                        }
                        return last * x.dot(x);
                    }
                    @Differentiable static double emptyStretch(Vector x, int n) {
                        Matrix late = matrix(x.size(), 2, (i, j) -> i > 3 ? 1.0 : 0.0);
                        return sum(late) * n + x.dot(x) + sum(x.size() - 2, i -> square(x.get(i + 2) - x.get(i)));
                    }
                    @Differentiable static double divided(Vector x, int n) {
                        int half = 4 / n;
                        return x.dot(x) * half;
                    }
                }
                """));
    }

    private static Object run(String type, String name, Vector x, int n) throws Throwable {
        Method method = Arrays.stream(compiled.load(type).getDeclaredMethods())
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
        try {
            return method.invoke(null, x, n);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void same(String name, int n) throws Throwable {
        Vector x = Vector.of(0.5, -1, 2);
        String companion = "demo.Refused" + name.substring(0, 1).toUpperCase() + name.substring(1);
        Object value;
        try {
            value = run("demo.Refused", name, x, n);
        } catch (RuntimeException e) {
            assertThrows(RuntimeException.class, () -> run(companion, "value", x, n), name + " of " + n);
            return;
        }
        assertEquals(value, run(companion, "value", x, n), name + " of " + n);
    }

    @Test
    void theCompanionRefusesWhatTheMethodRefuses() throws Throwable {
        for (int n = -3; n <= 4; n++) {
            for (String name : new String[] {
                "count",
                "difference",
                "ragged",
                "guarded",
                "branch",
                "unused",
                "unusedFactor",
                "unusedPart",
                "sameColumns",
                "factorOfNothing",
                "readOneWay",
                "computedOneWay",
                "localOneWay",
                "readInPart",
                "readInTurns",
                "emptyTurns",
                "divided"
            }) {
                same(name, n);
            }
        }
    }

    @Test
    void whatNoTurnComputesIsNotRefused() throws ReflectiveOperationException {
        InMemory never = InMemory.compile(Map.of("demo/Never.java", """
                package demo;
                import org.matgrad.*;
                import static org.matgrad.MatrixMath.*;
                final class Never {
                    @Differentiable static double total(@Shape("N") Vector x, @Shape("K") Vector y) {
                        double total = sum(y);
                        for (int t = 0; t < x.size(); t++) {
                            total += x.get(t) * y.get(5) + x.get(t) * sum(solve(y.outer(y), y));
                        }
                        return total;
                    }
                }
                """));
        Method value = never.load("demo.NeverTotal").getMethod("value", Vector.class, Vector.class);
        value.setAccessible(true);
        assertEquals(3.0, value.invoke(null, Vector.of(), Vector.of(1, 2)));
        assertThrows(InvocationTargetException.class, () -> value.invoke(null, Vector.of(1), Vector.of(1, 2)));
    }

    @Test
    void aLengthThatDoesNotFitIsNamed() throws ReflectiveOperationException {
        InMemory gathered = InMemory.compile(Map.of("demo/Gathered.java", """
                package demo;
                import org.matgrad.*;
                import static org.matgrad.MatrixMath.*;
                final class Gathered {
                    @Differentiable static double distance(@Shape("N") Vector x, int[] places) {
                        Vector found = x.gather(places);
                        return squaredNorm(found.minus(x));
                    }
                }
                """));
        Method value = gathered.load("demo.GatheredDistance").getMethod("value", Vector.class, int[].class);
        value.setAccessible(true);
        Throwable refused = assertThrows(
                        InvocationTargetException.class, () -> value.invoke(null, Vector.of(1, 2), new int[] {0}))
                .getCause();
        assertEquals(
                "Gathered.distance: the size of found (minus: as the size of x) must be 2 (N), but is 1",
                refused.getMessage());
    }

    @Test
    void aNegativeSizeIsNamed() {
        Exception refused = assertThrows(
                IllegalArgumentException.class, () -> run("demo.RefusedDifference", "value", Vector.of(1), 1));
        assertEquals("Refused.difference: the size of sum must be 0 or more (n - 2), but is -1", refused.getMessage());
    }
}
