package org.matgrad.processor.source;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.matgrad.processor.matrix.Callee;

/**
 * A derivative that is registered, as it should be.
 *
 * @param derivative the method with the annotation
 * @param target the method whose derivative it is
 * @param record what {@code derivative} returns
 */
record Registration(ExecutableElement derivative, ExecutableElement target, TypeElement record) {

    /** The record's component for the value. */
    RecordComponentElement value() {
        return record.getRecordComponents().get(0);
    }

    Callee callee() {
        List<String> components = new ArrayList<>();
        int next = 1;
        for (VariableElement parameter : target.getParameters()) {
            boolean isReal = JavaTypes.simpleKind(parameter.asType()).isReal();
            components.add(
                    isReal
                            ? record.getRecordComponents()
                                    .get(next++)
                                    .getSimpleName()
                                    .toString()
                            : "");
        }
        return new Callee.Registered(
                Companions.displayName(target),
                owner(target),
                target.getSimpleName().toString(),
                owner(derivative),
                derivative.getSimpleName().toString(),
                record.getQualifiedName().toString(),
                value().getSimpleName().toString(),
                components);
    }

    private static String owner(ExecutableElement method) {
        return ((TypeElement) method.getEnclosingElement()).getQualifiedName().toString();
    }
}
