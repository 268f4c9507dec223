package org.matgrad.processor;

import com.google.auto.service.AutoService;
import com.palantir.javapoet.TypeSpec;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.matgrad.processor.calculus.Derivation;
import org.matgrad.processor.component.Storage;
import org.matgrad.processor.emit.CompanionWriter;
import org.matgrad.processor.matrix.Program;
import org.matgrad.processor.report.TextDerivation;
import org.matgrad.processor.source.Faults;
import org.matgrad.processor.source.LocalMethods;
import org.matgrad.processor.source.MethodReader;
import org.matgrad.processor.source.MethodSignature;
import org.matgrad.processor.source.Problem;
import org.matgrad.processor.source.Reading;
import org.matgrad.processor.source.TreesAccess;

/** Finds the annotated methods, runs the stages on each, and writes the companions. */
@AutoService(Processor.class)
@SupportedAnnotationTypes({"org.matgrad.*", "javax.annotation.processing.Generated"})
@SupportedOptions(DifferentiableProcessor.DERIVATION)
public final class DifferentiableProcessor extends AbstractProcessor {

    /** The option that asks for a page beside each companion: {@code -Amatgrad.derivation=text}. */
    static final String DERIVATION = "matgrad.derivation";

    private static final String DERIVATIVE_OF = "org.matgrad.DerivativeOf";

    private static final String TEXT = "text";

    private static final String GRADLE_ISOLATING = "org.gradle.annotation.processing.isolating";

    /** Methods that are still to be read, in an order that does not depend on the compiler's. */
    private final Set<AnnotatedMethod> waiting = new TreeSet<>();

    private Optional<Trees> trees = Optional.empty();
    private MethodReader reader;
    private boolean refused;

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        trees = TreesAccess.find(environment);
        trees.ifPresent(
                found -> reader = new MethodReader(found, environment.getElementUtils(), environment.getTypeUtils()));
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public Set<String> getSupportedOptions() {
        Set<String> options = new TreeSet<>(super.getSupportedOptions());
        if (trees.isPresent()) {
            options.add(GRADLE_ISOLATING);
        }
        return options;
    }

    /** Claims Matgrad's annotations and those of companions, so that {@code -Xlint:processing} has nothing to say. */
    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        waiting.addAll(AnnotatedMethod.of(annotations, round));
        trees.ifPresent(found -> {
            round.getRootElements().forEach(root -> LocalMethods.refuse(root, found));
            reader.register(registrations(annotations, round));
        });
        for (AnnotatedMethod annotated : List.copyOf(waiting)) {
            ExecutableElement method = annotated.element(processingEnv.getElementUtils());
            if (trees.isEmpty()) {
                refuseOnce(method);
            } else if (!isDone(method, round.processingOver())) {
                continue;
            }
            waiting.remove(annotated);
        }
        return true;
    }

    private static Set<Element> registrations(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return annotations.stream()
                .filter(annotation -> annotation.getQualifiedName().contentEquals(DERIVATIVE_OF))
                .flatMap(annotation -> round.getElementsAnnotatedWith(annotation).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void refuseOnce(ExecutableElement method) {
        if (!refused) {
            refused = true;
            report(Problem.NO_TREES, method, processingEnv.getClass().getName() + " is not javac's environment");
        }
    }

    /** Reads a method and writes its companion; false when it has to wait for another round. */
    private boolean isDone(ExecutableElement method, boolean last) {
        try {
            Reading reading = reader.read(method, last);
            if (reading instanceof Reading.Complete complete) {
                write(complete.signature(), complete.program());
            } else if (reading instanceof Reading.Broken broken) {
                broken.signature().ifPresent(this::writeStub);
            }
            return !(reading instanceof Reading.Unresolved);
        } catch (RuntimeException | StackOverflowError | AssertionError fault) {
            report(Problem.INTERNAL_FAULT, method, Faults.describe(fault));
            return true;
        }
    }

    private void write(MethodSignature signature, Program program) {
        try {
            Derivation derivation = Derivation.of(program, signature.order());
            TypeSpec companion = CompanionWriter.write(signature, derivation);
            Output output = new Output(processingEnv);
            written(signature, () -> output.companion(companion, signature));
            if (wantsDerivation(signature)) {
                written(signature, () -> output.derivation(signature, TextDerivation.of(derivation)));
            }
        } catch (Storage.UnboundedSize unbounded) {
            report(Problem.RAGGED_EXTENT, signature.method(), unbounded.size());
            writeStub(signature);
        } catch (RuntimeException | StackOverflowError | AssertionError fault) {
            report(Problem.INTERNAL_FAULT, signature.method(), Faults.describe(fault));
            writeStub(signature);
        }
    }

    private boolean wantsDerivation(MethodSignature signature) {
        String kind = processingEnv.getOptions().get(DERIVATION);
        if (kind != null && !kind.equals(TEXT) && !refused) {
            refused = true;
            report(Problem.UNKNOWN_OPTION, signature.method(), kind);
        }
        return TEXT.equals(kind);
    }

    private void writeStub(MethodSignature signature) {
        written(signature, () -> new Output(processingEnv).companion(CompanionWriter.stub(signature), signature));
    }

    /** What the compiler may refuse to write. */
    private interface Writing {
        void run() throws IOException;
    }

    private void written(MethodSignature signature, Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            report(Problem.NOT_WRITTEN, signature.method(), signature.companionName(), e.getMessage());
        }
    }

    private void report(Problem problem, ExecutableElement method, Object... details) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, problem.text(details), method);
    }
}
