package org.matgrad.processor.matrix;

import java.util.List;

/** Two ways, one of which is taken. */
public record Branch(Test condition, List<Part> then, List<Part> otherwise, List<Merged> merged, Origin origin)
        implements Part {

    /** A value that the way taken decides. */
    public record Merged(Value result, Operand then, Operand otherwise) {
        @Override
        public String toString() {
            return result + " = " + then + " | " + otherwise;
        }
    }

    public Branch {
        then = List.copyOf(then);
        otherwise = List.copyOf(otherwise);
        merged = List.copyOf(merged);
    }
}
