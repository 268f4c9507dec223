package org.matgrad.processor.component;

import java.util.List;
import org.matgrad.processor.matrix.Size;

/** The formula of one component. */
public sealed interface Expr {

    Expr ZERO = new Const(0);
    Expr ONE = new Const(1);

    record Const(double value) implements Expr {}

    /** An {@code int} quantity as a number. */
    record SizeOf(Size size) implements Expr {}

    /** The component of an array at these indices. */
    record Access(ArrayVar array, List<Index> indices) implements Expr {
        public Access {
            indices = List.copyOf(indices);
        }
    }

    record Unary(Function function, Expr argument) implements Expr {}

    record Binary(Operator operator, Expr left, Expr right) implements Expr {}

    /** A sum, product, maximum or minimum over indices. */
    record Reduce(Reduction reduction, List<Index> over, Expr body) implements Expr {
        public Reduce {
            over = List.copyOf(over);
        }
    }

    record Select(Condition condition, Expr then, Expr otherwise) implements Expr {}

    /** 1 where the two indices are equal, 0 elsewhere. */
    record Delta(Index left, Index right) implements Expr {}

    /** The same value, on which the result is known not to depend: it has no derivative. */
    record Held(Expr value) implements Expr {}
}
