package org.matgrad.processor.source;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.testing.compile.Compilation;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matgrad.processor.DifferentiableProcessor;

/** Whole compilations: what one method's errors do to the rest, and what comes in later rounds. */
class CompilationTest {

    private static final JavaFileObject GOOD = Sources.source("Good", """
            final class Good {
                @Differentiable
                static double loss(@Shape("N") Vector x) {
                    return x.dot(x);
                }

                static Vector use(Vector x) {
                    return GoodLoss.gradient(x).x();
                }
            }
            """);

    private static final JavaFileObject USER = Sources.source("User", """
            final class User {
                BrokenLoss workspace;
                BrokenLoss.Gradient gradient;

                static double use(Vector x, Vector y) {
                    return BrokenLoss.gradient(x, y).value();
                }
            }
            """);

    private static JavaFileObject broken(String statement) {
        return Sources.source("Broken", """
                final class Broken {
                    @Differentiable
                    static double loss(@Shape("N") Vector x, @Shape("M") Vector y) {
                        return %s;
                    }

                    static double use(Vector x, Vector y) {
                        return BrokenLoss.gradient(x, y).value();
                    }
                }
                """.formatted(statement));
    }

    @Test
    void goodMethodsHaveCompanionsWithoutWarnings() {
        assertThat(Sources.compile(GOOD)).succeededWithoutWarnings();
    }

    @Test
    void aWrongMethodDoesNotMakeItsUsersWrong() {
        assertEquals(
                List.of("Broken.java:10:17 MG101"), Sources.errors(Sources.compile(broken("x.dot(y)"), USER, GOOD)));
    }

    @Test
    void theCompilersErrorsAreLeftToTheCompiler() {
        assertEquals(
                List.of("Broken.java:10:22 compiler.err.cant.resolve.location"),
                Sources.errors(Sources.compile(broken("x.dot(z)"), USER, GOOD)));
        assertEquals(
                List.of("Broken.java:10:19 compiler.err.operator.cant.be.applied.1"),
                Sources.errors(Sources.compile(broken("-1 * x"), USER, GOOD)));
        assertEquals(
                List.of("Broken.java:10:16 compiler.err.prob.found.req"),
                Sources.errors(Sources.compile(broken("x"), USER, GOOD)));
    }

    @Test
    void errorsElsewhereAreReportedOnce() {
        JavaFileObject elsewhere = Sources.source("Elsewhere", """
                final class Elsewhere {
                    @Differentiable
                    static double loss(double s) {
                        return s;
                    }

                    static int wrong() {
                        return "text";
                    }
                }
                """);
        Compilation compilation = Sources.compile(elsewhere);
        assertEquals(1, compilation.errors().size());
        assertEquals(List.of("Elsewhere.java:14:16 compiler.err.prob.found.req"), Sources.errors(compilation));
    }

    @Test
    void syntaxErrorsAreLeftToTheCompiler() {
        JavaFileObject unfinished = broken("x.dot(y");
        Compilation compilation = Sources.compile(unfinished, GOOD);
        assertEquals(1, compilation.errors().size());
        assertThat(compilation)
                .hadErrorContaining("expected")
                .inFile(unfinished)
                .onLine(10);
    }

    @Test
    void allErrorsOfACompilationComeAtOnce() {
        JavaFileObject other = Sources.source("Other", """
                final class Other {
                    @Differentiable(wrt = "y")
                    static double first(@Shape("N + ") Vector x) {
                        double a = Math.random();
                        return a + x.get(0);
                    }

                    @Differentiable
                    static double second(@Shape("2") Vector x, @Shape("3") Vector y) {
                        Vector z = x.plus(y);
                        Vector again = z.plus(x).plus(y);
                        return z.dot(y) + y.dot(x) + again.dot(y);
                    }
                }
                """);
        assertEquals(
                List.of(
                        "Broken.java:10:17 MG101",
                        "Other.java:10:24 MG305",
                        "Other.java:16:21 MG101",
                        "Other.java:18:28 MG101",
                        "Other.java:8:27 MG203",
                        "Other.java:9:32 MG103"),
                Sources.errors(Sources.compile(broken("x.dot(y)"), other, USER)));
    }

    @Test
    void waitsForWhatOtherProcessorsWrite() {
        assertWaits("s * Late.SCALE");
    }

    @Test
    void waitsForWhatHelpersNeed() {
        assertWaits("helped(s)");
    }

    private static void assertWaits(String result) {
        JavaFileObject waiting = Sources.source("Waiting", """
                final class Waiting {
                    @Differentiable
                    static double loss(double s) {
                        return %s;
                    }

                    static double helped(double s) {
                        return twice(s * Late.SCALE);
                    }

                    static double twice(double s) {
                        return 2 * s;
                    }

                    static double use(double s) {
                        return WaitingLoss.gradient(s).value();
                    }
                }
                """.formatted(result));
        Compilation compilation = javac().withOptions("-Xlint:all,-processing")
                .withProcessors(new LateWriter(), new DifferentiableProcessor())
                .compile(waiting);
        assertThat(compilation).succeededWithoutWarnings();
    }

    /** Writes a class in the first round. */
    @SupportedAnnotationTypes("*")
    private static final class LateWriter extends AbstractProcessor {
        private boolean written;

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!written) {
                written = true;
                try (Writer writer =
                        processingEnv.getFiler().createSourceFile("test.Late").openWriter()) {
                    writer.write("package test; final class Late { static final double SCALE = 3; }");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }

    @Test
    void whatNeverComesIsReportedByTheCompiler() {
        List<String> errors = Sources.errors(Sources.compile(broken("x.dot(x) * Late.SCALE"), GOOD));
        assertEquals(List.of("Broken.java:10:27 compiler.err.cant.resolve.location"), errors.subList(0, 1));
    }

    @Test
    void anEarlierBuildsCompanionIsNoClash(@TempDir Path earlier) throws IOException {
        JavaFileObject source = Sources.source("Again", """
                final class Again {
                    @Differentiable
                    static double loss(Vector x) {
                        return x.dot(x);
                    }
                }

                final class User {
                    static Vector use(Vector x) {
                        return AgainLoss.gradient(x).x();
                    }
                }
                """);
        for (JavaFileObject file : Sources.compile(source).generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                Path target = earlier.resolve(file.getName().replaceFirst("^/?CLASS_OUTPUT/", ""));
                Files.createDirectories(target.getParent());
                try (InputStream content = file.openInputStream()) {
                    Files.copy(content, target);
                }
            }
        }
        assertTrue(Files.exists(earlier.resolve("test/AgainLoss.class")));
        Stream<File> path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new);
        Compilation again = javac().withClasspath(
                        Stream.concat(Stream.of(earlier.toFile()), path).collect(ImmutableList.toImmutableList()))
                .withProcessors(new DifferentiableProcessor())
                .compile(source);
        assertThat(again).succeededWithoutWarnings();
    }
}
