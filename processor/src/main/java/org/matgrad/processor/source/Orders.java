package org.matgrad.processor.source;

import javax.lang.model.element.ExecutableElement;
import org.matgrad.processor.matrix.Order;

/** How far methods are differentiated. */
final class Orders {

    private Orders() {}

    /** The number as the annotation has it, or what it is where that says nothing. */
    static int written(ExecutableElement method) {
        return AnnotationTrees.value(method, JavaTypes.DIFFERENTIABLE, "order")
                .filter(value -> value.getValue() instanceof Integer)
                .map(value -> (Integer) value.getValue())
                .orElse(1);
    }

    static Order of(ExecutableElement method) {
        return written(method) == 2 ? Order.SECOND : Order.FIRST;
    }
}
