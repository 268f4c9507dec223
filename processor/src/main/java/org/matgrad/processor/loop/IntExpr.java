package org.matgrad.processor.loop;

import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Size;

/** An {@code int} in generated code: a loop variable, a size, an offset. */
public sealed interface IntExpr {

    record Num(int value) implements IntExpr {}

    record Var(String name) implements IntExpr {}

    /** A size in which only names that hold throughout occur. */
    record SizeOf(Size size) implements IntExpr {}

    record Sum(IntExpr left, IntExpr right) implements IntExpr {}

    record Product(IntExpr left, IntExpr right) implements IntExpr {}

    record Quotient(IntExpr left, IntExpr right) implements IntExpr {}

    record Remainder(IntExpr left, IntExpr right) implements IntExpr {}

    record Extremum(Atom.Extremum.Kind kind, IntExpr left, IntExpr right) implements IntExpr {}

    /** An element of an {@code int[]}. */
    record Element(String array, IntExpr at) implements IntExpr {}

    /** A number that holds an int. */
    record Truncated(org.matgrad.processor.loop.Num number) implements IntExpr {}

    /** A subscript that is looked at before it is used: below 0 or beyond the size, it is an error. */
    record Checked(IntExpr value, IntExpr size) implements IntExpr {}

    /** Where the present turn's value of a recorded array begins. */
    record Base(ArrayVar array) implements IntExpr {}

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
        if (this instanceof Sum sum && sum.right() instanceof Num a && other instanceof Num b) {
            return sum.left().plus(new Num(a.value() + b.value()));
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
        // A number is multiplied out, so that offsets that differ by a number are seen to do so.
        if (this instanceof Sum sum && sum.right() instanceof Num && other instanceof Num) {
            return sum.left().times(other).plus(sum.right().times(other));
        }
        if (this instanceof Product product && product.right() instanceof Num && other instanceof Num) {
            return product.left().times(product.right().times(other));
        }
        return isNumber(1) ? other : new Product(this, other);
    }

    default boolean isNumber(int value) {
        return this instanceof Num num && num.value() == value;
    }
}
