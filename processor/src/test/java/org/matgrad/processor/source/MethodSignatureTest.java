package org.matgrad.processor.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MethodSignatureTest {

    private static MethodSignature signature(String source) {
        ProgramPrinter printer = new ProgramPrinter();
        Sources.compile(printer, Sources.source("Outer", source));
        return printer.signature("loss");
    }

    @Test
    void namesAndKinds() {
        MethodSignature signature = signature("""
                public final class Outer {
                    @Differentiable(wrt = {"X", "x"})
                    public static double loss(Matrix X, Vector x, double s, int n) {
                        return s * n;
                    }
                }
                """);
        assertEquals("test", signature.packageName());
        assertEquals("OuterLoss", signature.companionName());
        assertEquals("Outer", signature.className());
        assertEquals("loss", signature.methodName());
        assertEquals(9, signature.line());
        assertEquals(new Kind.Real(0), signature.result());
        assertTrue(signature.isPublic());
        assertEquals(
                "[X Real[rank=2] true, x Real[rank=1] true, s Real[rank=0] false, n Int[] false]",
                signature.parameters().stream()
                        .map(parameter -> parameter.name() + " " + parameter.kind() + " " + parameter.active())
                        .toList()
                        .toString());
    }

    @Test
    void nestedClassesJoinTheirNames() {
        MethodSignature signature = signature("""
                public final class Outer {
                    static final class Inner {
                        @Differentiable
                        public static double loss(double s) {
                            return s;
                        }
                    }
                }
                """);
        assertEquals("OuterInnerLoss", signature.companionName());
        assertEquals("Outer.Inner", signature.className());
        assertFalse(signature.isPublic());
    }

    @Test
    void theAnnotationNamesTheCompanion() {
        String source = """
                final class Outer {
                    static final String NAME = "Chosen";

                    @Differentiable(name = NAME)
                    private static double loss(double s) {
                        return s;
                    }
                }
                """;
        assertEquals("Chosen", signature(source).companionName());
    }

    @Test
    void aWrongMethodHasASignature() {
        MethodSignature signature = signature("""
                final class Outer {
                    @Differentiable(wrt = "y")
                    static double loss(Vector x, Tensor t, String text) {
                        while (true) {}
                    }
                }
                """);
        assertEquals(
                "[x Real[rank=1] true, t Tensor[] true, text Other[] false]",
                signature.parameters().stream()
                        .map(parameter -> parameter.name() + " " + parameter.kind() + " " + parameter.active())
                        .toList()
                        .toString());
    }
}
