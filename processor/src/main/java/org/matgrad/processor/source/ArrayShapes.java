package org.matgrad.processor.source;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import org.matgrad.processor.matrix.Shape;

/** What is known of an array's axes where it is declared, or from how it is used. */
final class ArrayShapes {

    private final Scope scope;
    private final DeclaredShapes shapes;

    ArrayShapes(Scope scope, DeclaredShapes shapes) {
        this.scope = scope;
        this.shapes = shapes;
    }

    /** What a component's annotations stand on, as the compiler hands them on. */
    static List<Element> of(RecordComponentElement component) {
        return List.of(component, component.getAccessor());
    }

    /** The shape that {@code @Shape} on the first of some elements that has one declares. */
    Optional<Shape> declared(List<? extends Element> elements, Kind kind, Place at) {
        return annotated(elements).flatMap(element -> shapes.read(element, at.tree(), kind));
    }

    private static Optional<? extends Element> annotated(List<? extends Element> elements) {
        return elements.stream()
                .filter(element -> JavaTypes.isAnnotated(element, JavaTypes.SHAPE))
                .findFirst();
    }

    /** The number of axes of an array; empty for a tensor whose neither declaration nor use tells it. */
    Optional<Integer> rank(List<? extends Element> elements, Kind kind) {
        if (kind instanceof Kind.Real real) {
            return Optional.of(real.rank());
        }
        return annotated(elements).flatMap(ArrayShapes::sizes).or(() -> elements.stream()
                .flatMap(element -> TensorRanks.of(element, scope.method(), scope.trees()).stream())
                .findFirst());
    }

    private static Optional<Integer> sizes(Element annotated) {
        return AnnotationTrees.value(annotated, JavaTypes.SHAPE, "value")
                .flatMap(value -> ShapeParser.parse(String.valueOf(value.getValue())))
                .map(Shape::rank);
    }
}
