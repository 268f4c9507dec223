package org.matgrad.processor.matrix;

/** What an operation is applied to. */
public sealed interface Operand permits Operand.Literal, Operand.Count, Value {

    Shape shape();

    /** A number written in the program, or a compile-time constant. */
    record Literal(double value) implements Operand {
        @Override
        public Shape shape() {
            return Shape.SCALAR;
        }

        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    /** An {@code int} quantity used as a number. */
    record Count(Size size) implements Operand {
        @Override
        public Shape shape() {
            return Shape.SCALAR;
        }

        @Override
        public String toString() {
            return "(" + size + ")";
        }
    }
}
