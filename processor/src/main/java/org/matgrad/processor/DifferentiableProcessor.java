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
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;
import org.matgrad.processor.calculus.Derivation;
import org.matgrad.processor.calculus.UnknownDerivative;
import org.matgrad.processor.component.Storage;
import org.matgrad.processor.emit.CompanionWriter;
import org.matgrad.processor.emit.SweepCode;
import org.matgrad.processor.matrix.Program;
import org.matgrad.processor.report.PageKind;
import org.matgrad.processor.report.Subject;
import org.matgrad.processor.source.Faults;
import org.matgrad.processor.source.LocalMethods;
import org.matgrad.processor.source.MethodReader;
import org.matgrad.processor.source.MethodSignature;
import org.matgrad.processor.source.OwnCompanions;
import org.matgrad.processor.source.Problem;
import org.matgrad.processor.source.Reading;
import org.matgrad.processor.source.TreesAccess;

/** Finds the annotated methods, runs the stages on each, and writes the companions. */
@AutoService(Processor.class)
@SupportedAnnotationTypes({"org.matgrad.*", "javax.annotation.processing.Generated"})
@SupportedOptions(DifferentiableProcessor.DERIVATION)
public final class DifferentiableProcessor extends AbstractProcessor {

    /** The option that asks for pages beside each companion: {@code -Amatgrad.derivation=html,md}. */
    static final String DERIVATION = "matgrad.derivation";

    private static final String DERIVATIVE_OF = "org.matgrad.DerivativeOf";

    private static final String GRADLE_ISOLATING = "org.gradle.annotation.processing.isolating";

    /** Methods that are still to be read, in an order that does not depend on the compiler's. */
    private final Set<AnnotatedMethod> waiting = new TreeSet<>();

    private Optional<Trees> trees = Optional.empty();
    private final OwnCompanions companions = new OwnCompanions();
    private MethodReader reader;
    private boolean refused;

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        trees = TreesAccess.find(environment);
        trees.ifPresent(found -> reader =
                new MethodReader(found, environment.getElementUtils(), environment.getTypeUtils(), companions));
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
        List<AnnotatedMethod> found = AnnotatedMethod.of(annotations, round);
        waiting.addAll(found);
        Elements elements = processingEnv.getElementUtils();
        found.forEach(method -> companions.add(method.element(elements), () -> method.element(elements)));
        trees.ifPresent(source -> {
            round.getRootElements().forEach(root -> LocalMethods.refuse(root, source));
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
        Derivation derivation;
        TypeSpec companion;
        try {
            derivation = Derivation.of(program, signature.order());
            companion = CompanionWriter.write(signature, derivation);
        } catch (Storage.UnboundedSize unbounded) {
            report(Problem.RAGGED_EXTENT, signature.method(), unbounded.size());
            writeStub(signature);
            return;
        } catch (UnknownDerivative unknown) {
            report(Problem.UNKNOWN_DERIVATIVE, signature.method(), unknown.what());
            writeStub(signature);
            return;
        } catch (RuntimeException | StackOverflowError | AssertionError fault) {
            report(Problem.INTERNAL_FAULT, signature.method(), Faults.describe(fault));
            writeStub(signature);
            return;
        }
        writeCompanion(companion, signature);
        for (PageKind kind : pages(signature)) {
            writePage(signature, derivation, companion, kind);
        }
    }

    /** The kinds of page that the option asks for. */
    private Set<PageKind> pages(MethodSignature signature) {
        Set<PageKind> pages = new LinkedHashSet<>();
        String asked = processingEnv.getOptions().get(DERIVATION);
        for (String option : asked == null ? new String[0] : asked.split(",", -1)) {
            Optional<PageKind> kind = PageKind.of(option.strip());
            kind.ifPresent(pages::add);
            if (kind.isEmpty() && !refused) {
                refused = true;
                report(Problem.UNKNOWN_OPTION, signature.method(), option.strip());
            }
        }
        return pages;
    }

    /** A page is a help to people: what goes wrong with it leaves the companion as it is. */
    private void writePage(MethodSignature signature, Derivation derivation, TypeSpec companion, PageKind kind) {
        try {
            String page = kind.write(derivation, () -> subject(signature, companion));
            new Output(processingEnv).derivation(signature, page, kind);
        } catch (IOException e) {
            warn(Problem.NO_PAGE, signature.method(), e.getMessage());
        } catch (RuntimeException | StackOverflowError | AssertionError fault) {
            warn(Problem.NO_PAGE, signature.method(), Faults.describe(fault));
        }
    }

    private Subject subject(MethodSignature signature, TypeSpec companion) {
        MethodReader.Excerpt source = reader.excerpt(signature.method());
        return new Subject(
                source.text(),
                source.line(),
                List.of(
                        new Subject.Sweep("The value:", SweepCode.ofValue(companion, signature.packageName())),
                        new Subject.Sweep("The gradient:", SweepCode.ofGradient(companion, signature.packageName()))));
    }

    private void writeStub(MethodSignature signature) {
        writeCompanion(CompanionWriter.stub(signature), signature);
    }

    private void writeCompanion(TypeSpec companion, MethodSignature signature) {
        try {
            new Output(processingEnv).companion(companion, signature);
        } catch (IOException e) {
            report(Problem.NOT_WRITTEN, signature.method(), signature.companionName(), e.getMessage());
        } catch (RuntimeException | StackOverflowError | AssertionError fault) {
            report(Problem.INTERNAL_FAULT, signature.method(), Faults.describe(fault));
        }
    }

    private void report(Problem problem, ExecutableElement method, Object... details) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, problem.text(details), method);
    }

    private void warn(Problem problem, ExecutableElement method, Object... details) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.WARNING, problem.text(details), method);
    }
}
