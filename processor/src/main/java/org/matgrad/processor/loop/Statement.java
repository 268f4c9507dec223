package org.matgrad.processor.loop;

import java.util.List;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Reduction;

/** The small language that the loop stage writes: Java's loops over {@code double[]}, and nothing more. */
public sealed interface Statement {

    /** A counted loop upwards. With a step of s, a turn uses s values of the variable: the condition leaves room for them. */
    record For(String variable, IntExpr from, IntExpr limit, int step, List<Statement> body) implements Statement {
        public For {
            body = List.copyOf(body);
        }
    }

    record Declare(String local, Num value) implements Statement {}

    record SetLocal(String local, Num value) implements Statement {}

    record SetScalar(ArrayVar array, Num value) implements Statement {}

    record Store(ArrayVar array, IntExpr offset, Num value) implements Statement {}

    /** Sets all components. */
    record Fill(ArrayVar array, double value) implements Statement {}

    /** Keeps the larger or smaller of a local and a value, NaN winning. */
    record Keep(String local, Reduction reduction, String candidate) implements Statement {}

    /** A matrix product by the shared kernel. */
    record Product(
            ArrayVar target,
            Writing writing,
            ArrayVar left,
            Layout leftLayout,
            ArrayVar right,
            Layout rightLayout,
            IntExpr rows,
            IntExpr columns,
            IntExpr inner)
            implements Statement {}

    /** Whether a component is set or added to. */
    enum Writing {
        SET,
        UPDATE
    }

    /** How a product reads an operand. */
    enum Layout {
        PLAIN,
        TRANSPOSED
    }
}
