package org.matgrad.processor.source;

import java.util.LinkedHashMap;
import java.util.Map;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.matrix.Test;

/** What an expression stands for. */
sealed interface Quantity {

    /** What stands for a wrong expression, so that it is reported once and not wherever its value goes. */
    Quantity POISON = new Poison();

    record Real(Operand operand) implements Quantity {}

    record Int(Size size) implements Quantity {}

    record Ints(Operand.Ints array) implements Quantity {}

    record Bool(Test test) implements Quantity {}

    /** A record's components by their names, in order. */
    record Composite(Map<String, Quantity> components) implements Quantity {
        public Composite {
            components = new LinkedHashMap<>(components);
        }
    }

    record Poison() implements Quantity {}

    /** This quantity where a {@code double} is wanted: an {@code int} is promoted. */
    default Quantity promoted() {
        if (!(this instanceof Int integer)) {
            return this;
        }
        return new Real(
                integer.size().constant().isPresent()
                        ? new Operand.Literal(integer.size().constant().getAsInt())
                        : new Operand.Count(integer.size()));
    }

    /** This quantity where the kind is wanted; poison when it does not fit. */
    default Quantity as(Kind kind) {
        if (kind instanceof Kind.Real real) {
            boolean fits =
                    promoted() instanceof Real value && value.operand().shape().rank() == real.rank();
            return fits ? promoted() : POISON;
        }
        boolean fits = kind instanceof Kind.Tensor && this instanceof Real
                || kind instanceof Kind.Int && this instanceof Int
                || kind instanceof Kind.Ints && this instanceof Ints
                || kind instanceof Kind.Bool && this instanceof Bool
                || kind instanceof Kind.Record && this instanceof Composite;
        return fits ? this : POISON;
    }
}
