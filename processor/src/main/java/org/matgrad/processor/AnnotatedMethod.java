package org.matgrad.processor;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * An annotated method by its class and its place there: elements don't outlive a round.
 *
 * @param className the qualified name of the class
 * @param index the method's number among the class's members
 */
record AnnotatedMethod(String className, int index) implements Comparable<AnnotatedMethod> {

    private static final String DIFFERENTIABLE = "org.matgrad.Differentiable";

    static List<AnnotatedMethod> of(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return annotations.stream()
                .filter(annotation -> annotation.getQualifiedName().contentEquals(DIFFERENTIABLE))
                .flatMap(annotation -> ElementFilter.methodsIn(round.getElementsAnnotatedWith(annotation)).stream())
                .map(AnnotatedMethod::of)
                .toList();
    }

    private static AnnotatedMethod of(ExecutableElement method) {
        TypeElement type = (TypeElement) method.getEnclosingElement();
        return new AnnotatedMethod(
                type.getQualifiedName().toString(), type.getEnclosedElements().indexOf(method));
    }

    ExecutableElement element(Elements elements) {
        return (ExecutableElement)
                elements.getTypeElement(className).getEnclosedElements().get(index);
    }

    @Override
    public int compareTo(AnnotatedMethod other) {
        return Comparator.comparing(AnnotatedMethod::className)
                .thenComparingInt(AnnotatedMethod::index)
                .compare(this, other);
    }
}
