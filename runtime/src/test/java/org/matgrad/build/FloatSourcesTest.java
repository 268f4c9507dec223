package org.matgrad.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FloatSourcesTest {

    private static String converted(String source) {
        return FloatSources.of(Map.of("Vector", "double[] data;", "Half", "double x", "FloatHalf", ""))
                .convert(source);
    }

    @Test
    void namesAndNumbersOfCode() {
        assertEquals("float[] x = FloatVector.zeros(3).data();", converted("double[] x = Vector.zeros(3).data();"));
        assertEquals("x * 0.5f + 1e-3f + 2 - 3L + 4.f", converted("x * 0.5 + 1e-3 + 2 - 3L + 4."));
        assertEquals(
                "Float.isNaN(x) ? Float.NaN : FloatHalf.of(x)", converted("Double.isNaN(x) ? Double.NaN : Half.of(x)"));
        assertEquals("a1.b2 + v1 + Vectors.x", converted("a1.b2 + v1 + Vectors.x"));
    }

    @Test
    void functionsThatGiveDoublesAreRounded() {
        assertEquals("(float) Math.exp(-x) * (float) Special.erf(y)", converted("Math.exp(-x) * Special.erf(y)"));
        assertEquals("2 * (float) Math.PI", converted("2 * Math.PI"));
        assertEquals("Math.max(x, Math.abs(y))", converted("Math.max(x, Math.abs(y))"));
    }

    @Test
    void commentsChangeInTheirTagsAlone() {
        assertEquals(
                "/** A Vector of {@code float}: {@link FloatVector#data}, 1.0. */ // double",
                converted("/** A Vector of {@code double}: {@link Vector#data}, 1.0. */ // double"));
        assertEquals("\"a float 1.0, Vector\"", converted("\"a double 1.0, Vector\""));
    }

    @Test
    void functionsOfDoublesAreThoseOfFloats() {
        assertEquals(
                "import java.util.Arrays;\n" + "FloatUnaryOperator f; f.applyAsFloat(1)",
                converted("import java.util.Arrays;\nimport java.util.function.DoubleUnaryOperator;\n"
                        + "DoubleUnaryOperator f; f.applyAsDouble(1)"));
    }

    @Test
    void markedPlaces() {
        assertEquals("a\nfloat c;\n", converted("a\n    // [double only]\n    double b;\n    // [end]\ndouble c;\n"));
        assertEquals(
                "double a = 1.0 * Math.exp(FloatVector.n);\n",
                converted("// [doubles stay]\ndouble a = 1.0 * Math.exp(Vector.n);\n// [end]\n"));
        assertThrows(IllegalArgumentException.class, () -> converted("// [double only]\nint a;\n"));
        assertThrows(IllegalArgumentException.class, () -> converted("// [end]\n"));
        assertThrows(
                IllegalArgumentException.class, () -> converted("// [doubles stay]\n// [double only]\n// [end]\n"));
    }

    @Test
    void classesHaveTwinsIfTheyComputeWithDoublesOrUseOnesThatDo() {
        Map<String, String> classes = Map.of(
                "A", "/** A double. */ class A {}",
                "B", "class B { double x; }",
                "C", "class C { B b; }",
                "D", "class D { C c; A a; }",
                "E", "class E { String s = \"double\"; }",
                "F", "class F { double x; }",
                "FloatF", "class FloatF { float x; }",
                "Special", "class Special { static double erf(double x); }");
        assertEquals(Set.of("B", "C", "D"), FloatSources.twins(classes));
    }

    @Test
    void someClassesThatUseOthers(@TempDir Path folder) throws IOException {
        Path used = Files.createDirectories(folder.resolve("used")).resolve("B.java");
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Files.writeString(used, "class B { double x; }\n");
        Files.writeString(sources.resolve("C.java"), "class C { B b; DoubleVector v; }\n");
        Files.writeString(sources.resolve("D.java"), "class D { C c; }\n");
        Path target = folder.resolve("target");
        String[] all = {
            sources.toString(), target.toString(), folder.resolve("used").toString()
        };
        FloatSources.main(all);
        assertTrue(Files.readString(target.resolve("FloatC.java"))
                .endsWith("class FloatC { FloatB b; FloatVector v; }\n"));
        assertTrue(Files.exists(target.resolve("FloatD.java")));
        assertFalse(Files.exists(target.resolve("FloatB.java")));
        FloatSources.main(new String[] {all[0], all[1], all[2], "D"});
        assertTrue(Files.readString(target.resolve("FloatD.java")).endsWith("class FloatD { FloatC c; }\n"));
        assertFalse(Files.exists(target.resolve("FloatC.java")));
    }

    @Test
    void filesAreWrittenOnceAndOldOnesGo(@TempDir Path folder) throws IOException {
        Path source = Files.createDirectories(folder.resolve("sources/p")).resolve("B.java");
        Path old = Files.createDirectories(folder.resolve("target/p")).resolve("FloatOld.java");
        Path twin = folder.resolve("target/p/FloatB.java");
        Files.writeString(source, "package p;\nclass B { double x; }\n");
        Files.writeString(old, "");
        String[] arguments = {
            folder.resolve("sources").toString(), folder.resolve("target").toString()
        };
        FloatSources.main(arguments);
        assertTrue(Files.readString(twin).endsWith("package p;\nclass FloatB { float x; }\n"));
        assertFalse(Files.exists(old));
        Files.setLastModifiedTime(twin, java.nio.file.attribute.FileTime.fromMillis(1000));
        FloatSources.main(arguments);
        assertEquals(1000, Files.getLastModifiedTime(twin).toMillis());
    }
}
