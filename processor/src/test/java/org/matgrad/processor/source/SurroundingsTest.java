package org.matgrad.processor.source;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.jetbrains.jps.javac.APIWrappers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matgrad.processor.DifferentiableProcessor;

/** Build tools that put their own things around the compiler's, and surroundings that fail. */
class SurroundingsTest {

    private static final String ISOLATING = "org.gradle.annotation.processing.isolating";

    private static final JavaFileObject TWO_METHODS = Sources.source("Two", """
            final class Two {
                @Differentiable
                static double first(Vector x) {
                    return x.dot(x);
                }

                @Differentiable
                static double second(Vector x) {
                    return x.dot(x);
                }
            }
            """);

    @Test
    void aKindOfPageThatThereIsNotIsOneError() {
        Compilation compilation = Compiler.javac()
                .withOptions("-Xlint:all", "-Amatgrad.derivation=pdf")
                .withProcessors(new DifferentiableProcessor())
                .compile(TWO_METHODS);
        assertEquals(List.of("Two.java:9:19 MG904"), Sources.errors(compilation));
    }

    /** The compiler's own error has no place here on some JDKs. */
    @Test
    void aCallThatDoesNotApplyIsReportedAtItsPlace() {
        List<String> errors = Sources.errors(Sources.compile(Sources.source("Calls", """
                final class Calls {
                    @Differentiable
                    static Vector member(Matrix W, Vector x) {
                        return W.hadamard(x).plus(x);
                    }

                    @Differentiable
                    static Matrix own(Matrix W, Vector x) {
                        return member(x, x).outer(x);
                    }

                    @Differentiable
                    static Vector lambda(Vector w, Vector x) {
                        return vector(2, i -> sum(j -> w.get(j) * x.get(i + j), 3));
                    }
                }
                """)));
        assertTrue(errors.contains("Calls.java:10:17 MG227"), errors::toString);
        assertTrue(errors.contains("Calls.java:15:16 MG227"), errors::toString);
        assertTrue(errors.contains("Calls.java:20:31 MG227"), errors::toString);
        assertFalse(errors.stream().anyMatch(error -> error.endsWith("MG217")), errors::toString);
    }

    @Test
    void derivationsAreWrittenBesideTheClasses() {
        Compilation compilation = Compiler.javac()
                .withOptions("-Xlint:all", "-Amatgrad.derivation=text")
                .withProcessors(new DifferentiableProcessor())
                .compile(TWO_METHODS);
        assertThat(compilation)
                .generatedFile(StandardLocation.CLASS_OUTPUT, "test", "TwoFirst.derivation.txt")
                .contentsAsUtf8String()
                .contains("  y = Σi x[i]·x[i]\n");
    }

    @Test
    void kindsOfPagesAreSeparatedByCommas() {
        Compilation compilation = Compiler.javac()
                .withOptions("-Xlint:all", "-Amatgrad.derivation=html, md")
                .withProcessors(new DifferentiableProcessor())
                .compile(TWO_METHODS);
        assertThat(compilation).succeededWithoutWarnings();
        for (String file : List.of("TwoFirst.derivation.html", "TwoSecond.derivation.md")) {
            assertThat(compilation).generatedFile(StandardLocation.CLASS_OUTPUT, "test", file);
        }
    }

    /** The disk may be full, or Matgrad at fault: neither is a reason to go without the companion. */
    @ParameterizedTest
    @ValueSource(classes = {IOException.class, IllegalStateException.class})
    void whatIsWrongWithAPageIsAWarning(Class<? extends Exception> fault) throws ReflectiveOperationException {
        Exception failure = fault.getConstructor(String.class).newInstance("no page today");
        Surrounded processor = new Surrounded(real -> new Delegating(real) {
            @Override
            public Filer getFiler() {
                return wrapped(Filer.class, super.getFiler(), StandardLocation.CLASS_OUTPUT.toString(), failure);
            }
        });
        Compilation compilation = Compiler.javac()
                .withOptions("-Xlint:all", "-Amatgrad.derivation=html")
                .withProcessors(processor)
                .compile(TWO_METHODS);
        assertThat(compilation).succeeded();
        assertThat(compilation).hadWarningCount(2);
        assertThat(compilation).hadWarningContaining("[MG905]");
        assertThat(compilation).hadWarningContaining("no page today");
        assertThat(compilation).generatedSourceFile("test.TwoFirst");
    }

    @Test
    void withoutTreesThereIsOneError() {
        Surrounded processor = new Surrounded(SurroundingsTest::nameless);
        Compilation compilation = Sources.compile(processor, TWO_METHODS);
        assertEquals(List.of("Two.java:9:19 MG901"), Sources.errors(compilation));
        assertFalse(processor.inner.getSupportedOptions().contains(ISOLATING));
    }

    /** Has no way back to the environment that it is made of. */
    private static ProcessingEnvironment nameless(ProcessingEnvironment real) {
        return wrapped(ProcessingEnvironment.class, real, null, null);
    }

    @Test
    void findsTreesBehindGradle() {
        Surrounded processor = new Surrounded(real -> new Delegating(new Delegating(real)));
        assertThat(Sources.compile(processor, TWO_METHODS)).succeededWithoutWarnings();
        assertTrue(processor.inner.getSupportedOptions().contains(ISOLATING));
    }

    @Test
    void findsTreesBehindIntelliJ() {
        Surrounded processor = new Surrounded(APIWrappers::wrap);
        assertThat(Sources.compile(processor, TWO_METHODS)).succeededWithoutWarnings();
    }

    @Test
    void faultsOfMatgradAreReportedAtTheMethod() {
        Surrounded processor = new Surrounded(real -> new Delegating(real) {
            @Override
            public Elements getElementUtils() {
                return wrapped(
                        Elements.class, super.getElementUtils(), "test.TwoFirst", new IllegalStateException("a fault"));
            }
        });
        JavaFileObject userOfTheOther = Sources.source("User", "final class User { TwoSecond second; }");
        Compilation compilation = Sources.compile(processor, TWO_METHODS, userOfTheOther);
        assertEquals(List.of("Two.java:9:19 MG902"), Sources.errors(compilation));
        assertThat(compilation).hadErrorContaining("java.lang.IllegalStateException: a fault at ");
    }

    @Test
    void saysWhatCouldNotBeWritten() {
        Surrounded processor = new Surrounded(real -> new Delegating(real) {
            @Override
            public Filer getFiler() {
                return wrapped(Filer.class, super.getFiler(), "test.TwoFirst", new IOException("disk full"));
            }
        });
        Compilation compilation = Sources.compile(processor, TWO_METHODS);
        assertEquals(List.of("Two.java:9:19 MG903"), Sources.errors(compilation));
        assertThat(compilation).hadErrorContaining("disk full");
    }

    /** The object, but for calls that have this one among their arguments: they fail. */
    private static <T> T wrapped(Class<T> type, T object, String failing, Exception failure) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (failing != null
                            && arguments != null
                            && Arrays.stream(arguments).map(String::valueOf).anyMatch(failing::equals)) {
                        throw failure;
                    }
                    try {
                        return method.invoke(object, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** The processor in other surroundings. */
    @SupportedAnnotationTypes({"org.matgrad.*", "javax.annotation.processing.Generated"})
    private static final class Surrounded extends AbstractProcessor {
        final DifferentiableProcessor inner = new DifferentiableProcessor();
        private final UnaryOperator<ProcessingEnvironment> surroundings;

        Surrounded(UnaryOperator<ProcessingEnvironment> surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            inner.init(surroundings.apply(environment));
        }

        @Override
        public Set<String> getSupportedOptions() {
            return Set.of("matgrad.derivation");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return inner.process(annotations, round);
        }
    }
}
