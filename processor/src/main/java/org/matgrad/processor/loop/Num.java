package org.matgrad.processor.loop;

import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Function;
import org.matgrad.processor.component.Operator;
import org.matgrad.processor.matrix.Relation;

/** A {@code double} in generated code. */
public sealed interface Num {

    record Const(double value) implements Num {}

    /** An {@code int} as a number. */
    record FromInt(IntExpr value) implements Num {}

    /** A local of a loop's body. */
    record Local(String name) implements Num {}

    /** A number of the program: an array of rank 0. */
    record Scalar(ArrayVar array) implements Num {}

    record Element(ArrayVar array, IntExpr offset) implements Num {}

    record Call(Function function, Num argument) implements Num {}

    record Op(Operator operator, Num left, Num right) implements Num {}

    record Choose(Test test, Num then, Num otherwise) implements Num {}

    /** What a choice asks. */
    sealed interface Test {
        record Known(boolean value) implements Test {}

        record Flag(String name) implements Test {}

        record Compare(Relation relation, Num left, Num right) implements Test {}

        record Ints(Relation relation, IntExpr left, IntExpr right) implements Test {}

        record Not(Test test) implements Test {}

        record And(Test left, Test right) implements Test {}

        record Or(Test left, Test right) implements Test {}
    }

    default Num plus(Num other) {
        return new Op(Operator.ADD, this, other);
    }
}
