package org.matgrad.processor.source;

import com.sun.source.util.Trees;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.matgrad.Differentiable;
import org.matgrad.processor.matrix.Program;

/** Reads annotated methods and keeps what was read. */
@SupportedAnnotationTypes("org.matgrad.*")
final class ProgramPrinter extends AbstractProcessor {

    private final Map<String, MethodSignature> signatures = new TreeMap<>();
    private final Map<String, Program> programs = new TreeMap<>();

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        MethodReader reader = new MethodReader(
                Trees.instance(processingEnv),
                processingEnv.getElementUtils(),
                processingEnv.getTypeUtils(),
                new OwnCompanions());
        for (ExecutableElement method : ElementFilter.methodsIn(round.getElementsAnnotatedWith(Differentiable.class))) {
            String name = method.getSimpleName().toString();
            Reading reading = reader.read(method, true);
            if (reading instanceof Reading.Complete complete) {
                signatures.put(name, complete.signature());
                programs.put(name, complete.program());
            } else if (reading instanceof Reading.Broken broken) {
                broken.signature().ifPresent(signature -> signatures.put(name, signature));
            }
        }
        return true;
    }

    MethodSignature signature(String method) {
        return signatures.get(method);
    }

    Program program(String method) {
        return programs.get(method);
    }
}
