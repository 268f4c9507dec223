package org.matgrad.processor.source;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.ExecutableElement;

/** Which parameters a method is differentiated with respect to. */
final class Wrt {

    private Wrt() {}

    /** The names as the annotation has them. */
    static List<String> written(ExecutableElement method) {
        return AnnotationTrees.texts(method, JavaTypes.DIFFERENTIABLE, "wrt");
    }

    /** The names of the parameters: all that can be chosen when the annotation chooses none of them. */
    static Set<String> active(ExecutableElement method) {
        return active(
                method,
                method.getParameters().stream()
                        .map(parameter -> parameter.getSimpleName().toString())
                        .toList());
    }

    /** The same of a method whose parameters have these names. */
    static Set<String> active(ExecutableElement method, List<String> names) {
        Set<String> real = IntStream.range(0, names.size())
                .filter(p ->
                        JavaTypes.kind(method.getParameters().get(p).asType()).isReal())
                .mapToObj(names::get)
                .collect(Collectors.toSet());
        Set<String> chosen = written(method).stream().filter(real::contains).collect(Collectors.toSet());
        return chosen.isEmpty() ? real : chosen;
    }
}
