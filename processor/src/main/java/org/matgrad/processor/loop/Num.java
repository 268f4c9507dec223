package org.matgrad.processor.loop;

import java.util.List;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Condition;
import org.matgrad.processor.component.Function;
import org.matgrad.processor.component.Operator;

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
        record Compare(Condition.Relation relation, Num left, Num right) implements Test {}

        record SamePlace(List<IntExpr> left, List<IntExpr> right) implements Test {}
    }

    default Num plus(Num other) {
        return new Op(Operator.ADD, this, other);
    }
}
