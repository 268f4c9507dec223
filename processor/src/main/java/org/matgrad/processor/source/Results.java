package org.matgrad.processor.source;

import com.sun.source.tree.MethodTree;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import org.matgrad.processor.matrix.Operand;

/** Takes apart what a method returns. */
final class Results {

    private final Scope scope;
    private final DeclaredShapes shapes;
    private final MethodSignature signature;

    Results(Scope scope, DeclaredShapes shapes, MethodSignature signature) {
        this.scope = scope;
        this.shapes = shapes;
        this.signature = signature;
    }

    /** The value, or the components of a record in order; none where something was wrong. */
    List<Operand> read(Quantity value, Place at) {
        if (value instanceof Quantity.Real real) {
            return List.of(real.operand());
        }
        if (!(value instanceof Quantity.Composite composite)) {
            return List.of();
        }
        List<Operand> results = new ArrayList<>();
        TypeElement record = (TypeElement) ((DeclaredType) signature.resultType()).asElement();
        for (RecordComponentElement component : record.getRecordComponents()) {
            Quantity quantity =
                    composite.components().get(component.getSimpleName().toString());
            if (quantity instanceof Quantity.Real real) {
                check(component, real, at);
                results.add(real.operand());
            }
        }
        return results;
    }

    private void check(RecordComponentElement component, Quantity.Real value, Place at) {
        String what = "The component " + component.getSimpleName() + " of the result";
        Kind kind = JavaTypes.simpleKind(component.asType());
        Place type = at.to(((MethodTree) at.tree()).getReturnType());
        shapes.check(value, new ArrayShapes(scope, shapes).declared(ArrayShapes.of(component), kind, type), what, type);
    }
}
