package org.matgrad.processor.source;

import java.util.Optional;
import javax.lang.model.element.VariableElement;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.matrix.Test;

/** Reads compile-time constants. */
final class Constants {

    private Constants() {}

    /** The value of a field that the compiler knows; empty for other fields, and for types that are not supported. */
    static Optional<Quantity> value(VariableElement field) {
        Kind kind = JavaTypes.kind(field.asType());
        Object value = field.getConstantValue();
        if (kind instanceof Kind.Real && value instanceof Number number) {
            return Optional.of(new Quantity.Real(new Operand.Literal(number.doubleValue())));
        }
        if (kind instanceof Kind.Int && value instanceof Integer number) {
            return Optional.of(new Quantity.Int(Size.of(number)));
        }
        return kind instanceof Kind.Bool && value instanceof Boolean bool
                ? Optional.of(new Quantity.Bool(new Test.Known(bool)))
                : Optional.empty();
    }
}
