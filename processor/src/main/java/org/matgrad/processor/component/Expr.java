package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/** The formula of one component. */
public sealed interface Expr {

    Expr ZERO = new Const(0);
    Expr ONE = new Const(1);

    record Const(double value) implements Expr {}

    /** An {@code int} quantity as a number. */
    record SizeOf(Size size) implements Expr {}

    /** The component of an array at these subscripts. */
    record Access(ArrayVar array, List<Size> at) implements Expr {
        public Access {
            at = List.copyOf(at);
        }

        /** The component at these indices. */
        public static Access of(ArrayVar array, List<Index> indices) {
            return new Access(array, indices.stream().map(Index::value).toList());
        }

        /** Whether every subscript is an index and nothing else. */
        public boolean isPlain() {
            return Exprs.isPlain(at);
        }

        /** The subscripts of a plain access, with null where one is not an index. */
        public List<Index> indices() {
            List<Index> indices = new ArrayList<>();
            at.forEach(subscript -> indices.add(subscript.index()));
            return Collections.unmodifiableList(indices);
        }

        /** Whether each turn of all these loops reads another component. */
        public boolean isOnceEachTurn(List<Index> loops) {
            return isPlain() && at.size() == loops.size() && new HashSet<>(indices()).size() == loops.size();
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

    /** 1 where the two subscripts are equal, 0 elsewhere. */
    record Delta(Size left, Size right) implements Expr {}

    /** The same value, on which the result is known not to depend: it has no derivative. */
    record Held(Expr value) implements Expr {}
}
