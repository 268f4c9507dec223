package org.matgrad.processor.source;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matgrad.processor.matrix.Invocation;

/** Calls of methods that have a companion, or a registered derivative. */
class OutsideReadingTest {

    private static final JavaFileObject LIBRARY = JavaFileObjects.forSourceString("lib.Library", """
            package lib;

            import static org.matgrad.MatrixMath.*;

            import org.matgrad.*;

            public final class Library {
                @Differentiable(wrt = "W")
                @Shape("C + k")
                public static Vector times(@Shape("C, D") Matrix W, @Shape("D") Vector x, int k) {
                    return concat(W.times(x), zeros(k));
                }

                @Differentiable
                public static double missing(double x) {
                    return x;
                }

                @Differentiable
                static double hidden(double x) {
                    return x;
                }

                public static Vector opaque(Vector x, boolean flag, int[] rows) {
                    return x;
                }

                public static double secret(double x) {
                    return x;
                }
            }
            """);

    private static final JavaFileObject COMPANION = JavaFileObjects.forSourceString("lib.LibraryTimes", """
            package lib;

            @org.matgrad.MatgradGenerated(parameters = {"W", "x", "k"})
            public final class LibraryTimes {}
            """);

    private static final JavaFileObject REGISTERED = JavaFileObjects.forSourceString("lib.Registered", """
            package lib;

            import org.matgrad.*;

            public final class Registered {
                public record Opaque(@Shape("n") Vector y, Matrix dx) {}

                record Secret(double y, double dx) {}

                @DerivativeOf(type = Library.class, method = "opaque")
                public static Opaque opaque(@Shape("n") Vector x, boolean flag, int[] rows) {
                    return null;
                }

                @DerivativeOf(type = Library.class, method = "secret")
                static Secret secret(double x) {
                    return null;
                }
            }
            """);

    @TempDir
    Path directory;

    private static JavaFileObject method(String body) {
        return Sources.source("Test", """
                import lib.*;

                final class Test {
                    @Differentiable(wrt = {"A", "s"})
                    static double f(Matrix A, Vector v, boolean flag, int[] rows, double s) {
                        return %s;
                    }
                }
                """.formatted(body));
    }

    private static String calls(Compilation compilation, ProgramPrinter printer) {
        assertThat(compilation).succeeded();
        return printer.program("f").parts().stream()
                .filter(Invocation.class::isInstance)
                .map(call -> call + " by " + ((Invocation) call).callee() + "\n")
                .collect(Collectors.joining());
    }

    private static final String BOTH = "sum(Library.times(A, v, 2)) + sum(Library.opaque(v, !flag, rows))";

    private static final String READ = """
            t1[rows of A + 2] = Library.times(A, v, (2)) by Companion[name=Library.times, companion=lib.LibraryTimes,\
             components=[W, , ], order=FIRST]
            t3[size of v] = Library.opaque(v, Flag[test=!(flag)], rows) by\
             Registered[name=Library.opaque, owner=lib.Library, method=opaque, derivativeOwner=lib.Registered,\
             derivative=opaque, record=lib.Registered.Opaque, value=y, components=[dx, , ]]
            """;

    @Test
    void sourcesOfTheSameCompilation() {
        ProgramPrinter printer = new ProgramPrinter();
        assertEquals(READ, calls(Sources.compile(printer, method(BOTH), LIBRARY, REGISTERED), printer));
    }

    @Test
    void classFiles() throws IOException {
        ProgramPrinter printer = new ProgramPrinter();
        assertEquals(READ, calls(compileWithLibrary(printer, method(BOTH)), printer));
    }

    @Test
    void companionsThatAreMissingOrHidden() throws IOException {
        Compilation missing = compileWithLibrary(new ProgramPrinter(), method("Library.missing(s)"));
        assertEquals(List.of("Test.java:12:23 MG404"), Sources.errors(missing));
        JavaFileObject derived = Sources.source("Test", """
                final class Test extends lib.Open {
                    @Differentiable
                    static double f(double s) {
                        return inherited(s);
                    }
                }
                """);
        JavaFileObject open = JavaFileObjects.forSourceString("lib.Open", """
                package lib;

                public class Open {
                    @org.matgrad.Differentiable
                    protected static double inherited(double x) {
                        return x;
                    }
                }
                """);
        Compilation hidden = Sources.compile(new ProgramPrinter(), derived, open);
        assertEquals(List.of("Test.java:10:16 MG405"), Sources.errors(hidden));
    }

    @Test
    void registrationsThatAreNotVisibleDoNotCount() throws IOException {
        Compilation secret = compileWithLibrary(new ProgramPrinter(), method("Library.secret(s)"));
        assertEquals(List.of("Test.java:12:23 MG305"), Sources.errors(secret));
    }

    @Test
    void librariesThatAreMissing() {
        List<File> withoutLibraries = classPath().stream()
                .filter(file ->
                        !file.getPath().contains("ejml") && !file.getPath().contains("numbers"))
                .toList();
        Compilation compilation = Compiler.javac()
                .withClasspath(withoutLibraries)
                .withProcessors(new ProgramPrinter())
                .compile(Sources.source("Test", """
                        final class Test {
                            @Differentiable
                            static double f(Matrix A, double s) {
                                return erf(s) + determinant(A) + sum(solveLower(A, ones(3)));
                            }
                        }
                        """));
        assertEquals(List.of("Test.java:10:16 MG418", "Test.java:10:25 MG418"), Sources.errors(compilation));
    }

    private static List<File> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .toList();
    }

    /** Compiles against class files of the library, which keep no names of parameters. */
    private Compilation compileWithLibrary(Processor processor, JavaFileObject source) throws IOException {
        Compilation library = Compiler.javac().withOptions("-proc:none").compile(LIBRARY, COMPANION, REGISTERED);
        for (JavaFileObject file : library.generatedFiles()) {
            Path target = directory.resolve(file.getName().replaceFirst("^/CLASS_OUTPUT/", ""));
            Files.createDirectories(target.getParent());
            Files.write(target, file.openInputStream().readAllBytes());
        }
        List<File> classPath = new ArrayList<>(classPath());
        classPath.add(directory.toFile());
        return Compiler.javac()
                .withClasspath(classPath)
                .withProcessors(processor)
                .compile(source);
    }
}
