package org.matgrad.processor.loop;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Changes the numbers in statements that compute numbers; those on whole arrays stay as they are. */
final class Statements {

    private Statements() {}

    /** Visits the numbers that a statement computes itself. */
    static void forEachNumber(Statement statement, Consumer<Num> visitor) {
        if (statement instanceof Statement.When when) {
            Numbers.mapNumbers(when.test(), value -> {
                visitor.accept(value);
                return value;
            });
        } else if (statement instanceof Statement.Declare declare) {
            visitor.accept(declare.value());
        } else if (statement instanceof Statement.SetLocal set) {
            visitor.accept(set.value());
        } else if (statement instanceof Statement.SetScalar set) {
            visitor.accept(set.value());
        } else if (statement instanceof Statement.Store store) {
            visitor.accept(store.value());
        }
    }

    static Statement map(Statement statement, UnaryOperator<Num> numbers, UnaryOperator<List<Statement>> bodies) {
        if (statement instanceof Statement.For loop) {
            return new Statement.For(
                    loop.variable(), loop.from(), loop.limit(), loop.step(), bodies.apply(loop.body()));
        }
        if (statement instanceof Statement.When when) {
            return new Statement.When(Numbers.mapNumbers(when.test(), numbers), bodies.apply(when.body()));
        }
        if (statement instanceof Statement.Declare declare) {
            return new Statement.Declare(declare.local(), numbers.apply(declare.value()));
        }
        if (statement instanceof Statement.SetLocal set) {
            return new Statement.SetLocal(set.local(), numbers.apply(set.value()));
        }
        if (statement instanceof Statement.SetScalar set) {
            return new Statement.SetScalar(set.array(), numbers.apply(set.value()));
        }
        return statement instanceof Statement.Store store
                ? new Statement.Store(store.array(), store.offset(), numbers.apply(store.value()))
                : statement;
    }
}
