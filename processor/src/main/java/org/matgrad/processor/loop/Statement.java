package org.matgrad.processor.loop;

import java.util.List;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Function;
import org.matgrad.processor.component.Kernel;
import org.matgrad.processor.component.Reduction;
import org.matgrad.processor.matrix.Origin;

/** The small language that the loop stage writes: Java's loops over {@code double[]}, and nothing more. */
public sealed interface Statement {

    /** A counted loop upwards. With a step of s, a turn uses s values of the variable: the condition leaves room for them. */
    record For(String variable, IntExpr from, IntExpr limit, int step, List<Statement> body) implements Statement {
        public For {
            body = List.copyOf(body);
        }
    }

    /** Statements under a condition. */
    record When(Num.Test test, List<Statement> body) implements Statement {
        public When {
            body = List.copyOf(body);
        }
    }

    record Declare(String local, Num value) implements Statement {}

    record SetLocal(String local, Num value) implements Statement {}

    record SetScalar(ArrayVar array, Num value) implements Statement {}

    record Store(ArrayVar array, IntExpr offset, Num value) implements Statement {}

    /** Sets so many components from an offset on. */
    record Fill(ArrayVar array, IntExpr from, IntExpr length, double value) implements Statement {}

    /** Replaces so many components of each run by a function's values. No run is a part of another one. */
    record Apply(Function function, List<Run> runs, IntExpr length) implements Statement {
        public Apply {
            runs = List.copyOf(runs);
        }
    }

    /** An array from an offset on. */
    record Run(ArrayVar array, IntExpr from) {}

    /** Copies so many components. */
    record Copy(ArrayVar target, IntExpr to, ArrayVar source, IntExpr from, IntExpr length) implements Statement {}

    /** Keeps the larger or smaller of a local and a value, NaN winning. */
    record Keep(String local, Reduction reduction, String candidate) implements Statement {}

    /** A matrix product by the shared kernel. */
    record Product(
            Region target,
            Writing writing,
            Region left,
            Layout leftLayout,
            Region right,
            Layout rightLayout,
            IntExpr rows,
            IntExpr columns,
            IntExpr inner)
            implements Statement {}

    /**
     * A product of matrices that lie in larger arrays. The rows of the target are contiguous.
     *
     * @param targetRow the distance between rows of the target; so are the others, in the kernel's order
     */
    record PartProduct(
            Region target,
            Writing writing,
            IntExpr targetRow,
            Region left,
            IntExpr leftRow,
            IntExpr leftInner,
            Region right,
            IntExpr rightInner,
            IntExpr rightColumn,
            IntExpr rows,
            IntExpr columns,
            IntExpr inner)
            implements Statement {}

    /** Storage for an array whose size is known only here. */
    record Allocate(ArrayVar array, List<IntExpr> sizes) implements Statement {
        public Allocate {
            sizes = List.copyOf(sizes);
        }
    }

    /** Room for a turn's value of a recorded array whose size differs from turn to turn. */
    record Record(ArrayVar array, IntExpr length) implements Statement {}

    /** Goes on to the next turn's value of such an array. */
    record Advance(ArrayVar array, IntExpr length) implements Statement {}

    /** Goes back to the turn's value before. */
    record Retreat(ArrayVar array, IntExpr length) implements Statement {}

    /** Two sizes that must be equal. */
    record Require(IntExpr left, IntExpr right, String formula, String reason) implements Statement {}

    /** An exception where subscripts lie outside of an axis. */
    record RequireWithin(IntExpr from, IntExpr to, IntExpr extent) implements Statement {}

    /** An exception where a size is negative. */
    record RequireCount(IntExpr count, String formula, String reason) implements Statement {}

    /** A procedure on whole arrays. */
    record Call(
            Kernel.Procedure procedure, List<Region> targets, List<Argument> arguments, String operation, Origin origin)
            implements Statement {
        public Call {
            targets = List.copyOf(targets);
            arguments = List.copyOf(arguments);
        }
    }

    /** The part of an array from an offset on, with its own sizes. */
    record Region(ArrayVar array, IntExpr offset, List<IntExpr> sizes) {
        public Region {
            sizes = List.copyOf(sizes);
        }
    }

    /** What a procedure is called with. */
    sealed interface Argument {
        record Part(Region region) implements Argument {}

        record Number(Num value) implements Argument {}

        record Int(IntExpr value) implements Argument {}

        record Ints(String name) implements Argument {}

        record Bool(Num.Test test) implements Argument {}
    }

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
