package org.matgrad.processor.matrix;

/** What the method takes or reads: a differentiable parameter, an {@code int} parameter, or a constant's value. */
public sealed interface Parameter {

    String name();

    /** A {@code double}, {@code Vector} or {@code Matrix} parameter; differentiated when {@code active}. */
    record Real(Value value, boolean active) implements Parameter {
        @Override
        public String name() {
            return value.name();
        }
    }

    /** An {@code int} parameter: it is the size symbol of its name. */
    record Int(String name) implements Parameter {}
}
