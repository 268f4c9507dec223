package org.matgrad.processor.loop;

import org.matgrad.processor.matrix.Size;

/** An {@code int} in generated code: a loop variable, a size, an offset. */
public sealed interface IntExpr {

    record Num(int value) implements IntExpr {}

    record Var(String name) implements IntExpr {}

    record SizeOf(Size size) implements IntExpr {}

    record Sum(IntExpr left, IntExpr right) implements IntExpr {}

    record Product(IntExpr left, IntExpr right) implements IntExpr {}

    /** The largest multiple of the step up to a value. */
    record Floor(IntExpr value, int step) implements IntExpr {}

    static IntExpr of(int value) {
        return new Num(value);
    }

    static IntExpr of(Size size) {
        return size.constant().isPresent() ? new Num(size.constant().getAsInt()) : new SizeOf(size);
    }

    default IntExpr plus(IntExpr other) {
        if (this instanceof Num a && other instanceof Num b) {
            return new Num(a.value() + b.value());
        }
        if (other.isNumber(0)) {
            return this;
        }
        return isNumber(0) ? other : new Sum(this, other);
    }

    default IntExpr times(IntExpr other) {
        if (this instanceof Num a && other instanceof Num b) {
            return new Num(a.value() * b.value());
        }
        if (isNumber(0) || other.isNumber(0)) {
            return new Num(0);
        }
        if (other.isNumber(1)) {
            return this;
        }
        return isNumber(1) ? other : new Product(this, other);
    }

    default boolean isNumber(int value) {
        return this instanceof Num num && num.value() == value;
    }
}
