package org.matgrad.processor.matrix;

/** What an operation is applied to. */
public sealed interface Operand permits Operand.Literal, Operand.Count, Operand.Ints, Operand.Flag, Value {

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

    /** An {@code int} quantity, used as a number or as what an operation asks for. */
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

    /** An {@code int[]}. */
    record Ints(String name) implements Operand {
        @Override
        public Shape shape() {
            return Shape.of(Size.of(new Atom.Length(name)));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A {@code boolean} that a method outside is called with. */
    record Flag(Test test) implements Operand {
        @Override
        public Shape shape() {
            return Shape.SCALAR;
        }
    }
}
