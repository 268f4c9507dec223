package org.matgrad.processor.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.matgrad.Matrix;
import org.matgrad.MatrixMath;
import org.matgrad.Tensor;
import org.matgrad.Vector;
import org.matgrad.processor.matrix.Operation;
import org.matgrad.processor.matrix.Operations;
import org.matgrad.processor.matrix.Variadic;

/**
 * The language reference and the README say what is so: their examples compile, and the tables are those of the
 * processor. {@code -Dmatgrad.docs=refresh} writes the tables anew.
 */
class LanguageReferenceTest {

    private static final Path REFERENCE = Path.of("../docs/language.md");
    private static final Path README = Path.of("../README.md");

    /** Methods of {@link Math} that the language level does not have. */
    private static final Set<String> LATER_THAN_17 = Set.of("clamp");

    private static final String HEAD = "| written as | operands, and components of the result |\n| --- | --- |\n";

    @Test
    void tableHasEveryOperation() {
        String table = "\n" + HEAD
                + Operations.all().stream().map(LanguageReferenceTest::row).collect(Collectors.joining()) + "\n";
        assertEquals(table, Page.read(REFERENCE).refreshed("operations", table).part("operations"));
    }

    @Test
    void tableHasEveryOperationOfAnyNumberOfOperands() {
        String table = "\n" + HEAD
                + row("concat(x, y, ...)", Variadic.concat(2))
                + row("stackRows(A, B, ...)", Variadic.stackRows(2))
                + row("stackColumns(A, B, ...)", Variadic.stackColumns(2))
                + row("Vector.of(a, b, ...)", Variadic.vectorOf(2))
                + row("Matrix.of(2, 1, a, b)", Variadic.matrixOf(2, 1))
                + row("T.get(i, j, k)", Variadic.get(3))
                + row("T.slice(i)", Variadic.slice(3))
                + row("T.flatten()", Variadic.flatten(3))
                + row("einsum(\"ij,jk->ik\", A, B)", Variadic.einsum(List.of("ij", "jk"), "ik"))
                + row("matrixPower(A, 0)", Variadic.matrixPowerZero())
                + row("matrixPower(A, 1)", Variadic.matrixPowerOne())
                + "\n";
        assertEquals(table, Page.read(REFERENCE).refreshed("variadic", table).part("variadic"));
    }

    @TestFactory
    Stream<DynamicTest> examplesOfTheReferenceCompile() {
        return examples(Page.read(REFERENCE).java());
    }

    /** Those of the first table are parts of a sample, and of what is generated for it. */
    @TestFactory
    Stream<DynamicTest> examplesOfTheReadmeCompile() {
        String text = Page.read(README).text();
        return examples(new Page(README, text.substring(text.indexOf("</table>"))).java());
    }

    @Test
    void linksLeadSomewhere() {
        for (Path page : List.of(REFERENCE, README)) {
            Pattern.compile("\\]\\(([^)#:]+)\\)")
                    .matcher(Page.read(page).text())
                    .results()
                    .forEach(link -> assertTrue(
                            Files.exists(page.resolveSibling(link.group(1))), page + " links to " + link.group(1)));
        }
    }

    /** One test for each block, with the block of statements that follows and uses it. */
    private static Stream<DynamicTest> examples(List<Page.Block> blocks) {
        List<DynamicTest> tests = new ArrayList<>();
        for (int at = 0; at < blocks.size(); at++) {
            String code = blocks.get(at).code();
            if (blocks.get(at).mark().isEmpty()) {
                boolean isUsed =
                        at + 1 < blocks.size() && blocks.get(at + 1).mark().equals("use");
                String use = isUsed ? blocks.get(at + 1).code() : "";
                tests.add(DynamicTest.dynamicTest(
                        code.lines().limit(3).collect(Collectors.joining(" ")),
                        () -> Examples.assertClean(Examples.compile(code, use))));
            }
        }
        assertTrue(!tests.isEmpty());
        return tests.stream();
    }

    private static String row(Operation operation) {
        List<String> names =
                operation.parameters().stream().map(Operation.Parameter::name).toList();
        String receiver = names.isEmpty() ? "" : names.get(0);
        List<String> rest = names.subList(Math.min(1, names.size()), names.size());
        List<String> forms = new ArrayList<>();
        if (isMethod(MatrixMath.class, operation.name(), names.size())) {
            forms.add(operation.name() + "(" + String.join(", ", names) + ")");
        }
        if (!names.isEmpty()
                && Stream.of(Vector.class, Matrix.class, Tensor.class)
                        .anyMatch(type -> isMethod(type, operation.name(), rest.size()))) {
            forms.add(receiver + "." + operation.name() + "(" + String.join(", ", rest) + ")");
        }
        if (isMethod(Math.class, operation.name(), names.size()) && !LATER_THAN_17.contains(operation.name())) {
            forms.add("Math." + operation.name() + "(" + String.join(", ", names) + ")");
        }
        assertTrue(!forms.isEmpty(), operation + " can't be called");
        return row(String.join("`, `", forms), operation);
    }

    private static boolean isMethod(Class<?> type, String name, int parameters) {
        return Arrays.stream(type.getMethods())
                .filter(method ->
                        Modifier.isStatic(method.getModifiers()) == (type == MatrixMath.class || type == Math.class))
                .anyMatch(method -> method.getName().equals(name) && method.getParameterCount() == parameters);
    }

    private static String row(String written, Operation operation) {
        String operands = operation.parameters().stream()
                .map(LanguageReferenceTest::operand)
                .collect(Collectors.joining(", "));
        return "| `" + written + "` | `" + (operands.isEmpty() ? "" : operands + ": ") + operation.formula() + "` |\n";
    }

    private static String operand(Operation.Parameter parameter) {
        if (parameter instanceof Operation.Parameter.Indexed indexed) {
            return indexed.name()
                    + (indexed.indices().isEmpty() ? "" : "[" + String.join(",", indexed.indices()) + "]");
        }
        return (parameter instanceof Operation.Parameter.Int ? "int " : "int[] ") + parameter.name();
    }
}
