package org.matgrad.processor.source;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The values of annotations, and where they are written. */
final class AnnotationTrees {

    private AnnotationTrees() {}

    /** The value that is written for an annotation's attribute. */
    static Optional<AnnotationValue> value(Element annotated, String annotation, String attribute) {
        for (AnnotationMirror mirror : annotated.getAnnotationMirrors()) {
            if (JavaTypes.is(mirror.getAnnotationType(), annotation)) {
                return mirror.getElementValues().entrySet().stream()
                        .filter(entry -> entry.getKey().getSimpleName().contentEquals(attribute))
                        .<AnnotationValue>map(Map.Entry::getValue)
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    /** The texts that are written for an annotation's attribute. */
    static List<String> texts(Element annotated, String annotation, String attribute) {
        return value(annotated, annotation, attribute)
                .filter(value -> value.getValue() instanceof List<?>)
                .map(value -> ((List<?>) value.getValue())
                        .stream()
                                .map(text -> String.valueOf(((AnnotationValue) text).getValue()))
                                .toList())
                .orElse(List.of());
    }

    /** The tree of an attribute's value, or as much of the annotation as there is. */
    static Optional<Tree> tree(
            Trees trees, TreePath annotated, ModifiersTree modifiers, String name, String attribute) {
        TreePath path = new TreePath(annotated, modifiers);
        for (AnnotationTree annotation : modifiers.getAnnotations()) {
            TreePath type = new TreePath(new TreePath(path, annotation), annotation.getAnnotationType());
            if (trees.getElement(type) instanceof TypeElement element
                    && element.getQualifiedName().contentEquals(name)) {
                return Optional.of(annotation.getArguments().stream()
                        .<Tree>map(argument -> value(argument, attribute))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(annotation));
            }
        }
        return Optional.empty();
    }

    private static ExpressionTree value(ExpressionTree argument, String attribute) {
        if (argument instanceof AssignmentTree assignment) {
            return assignment.getVariable().toString().equals(attribute) ? assignment.getExpression() : null;
        }
        return attribute.equals("value") ? argument : null;
    }

    /** The tree of one of an array's elements; a single element may stand without braces. */
    static Tree element(Tree array, int index) {
        return array instanceof NewArrayTree elements
                        && index < elements.getInitializers().size()
                ? elements.getInitializers().get(index)
                : array;
    }
}
