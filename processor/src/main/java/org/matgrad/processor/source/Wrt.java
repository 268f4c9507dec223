package org.matgrad.processor.source;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/** Which parameters a method is differentiated with respect to. */
final class Wrt {

    private Wrt() {}

    /** The names as the annotation has them. */
    static List<String> written(ExecutableElement method) {
        return AnnotationTrees.value(method, JavaTypes.DIFFERENTIABLE, "wrt")
                .filter(value -> value.getValue() instanceof List<?>)
                .map(value -> ((List<?>) value.getValue())
                        .stream()
                                .map(name -> ((AnnotationValue) name).getValue().toString())
                                .toList())
                .orElse(List.of());
    }

    /** The names of the parameters: all that can be chosen when the annotation chooses none of them. */
    static Set<String> active(ExecutableElement method) {
        Set<String> real = method.getParameters().stream()
                .filter(parameter -> JavaTypes.kind(parameter.asType()).isReal())
                .map(Wrt::name)
                .collect(Collectors.toSet());
        Set<String> chosen = written(method).stream().filter(real::contains).collect(Collectors.toSet());
        return chosen.isEmpty() ? real : chosen;
    }

    private static String name(VariableElement parameter) {
        return parameter.getSimpleName().toString();
    }
}
