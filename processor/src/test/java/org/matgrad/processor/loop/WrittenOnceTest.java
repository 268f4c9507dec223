package org.matgrad.processor.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.matrix.Shape;

class WrittenOnceTest {
    private static final ArrayVar SUM = new ArrayVar("s", Shape.SCALAR);
    private static final ArrayVar SUMMAND = new ArrayVar("x", Shape.SCALAR);

    @Test
    void whatIsAddedInAnotherBlockIsWrittenThere() {
        assertEquals("s = (x + x)\n", written(set(new Num.Scalar(SUMMAND))));
    }

    /** The blocks may stand in methods of their own. */
    @Test
    void aLocalStaysInItsBlock() {
        Statement declared = new Statement.Declare("a", new Num.Scalar(SUMMAND));
        assertEquals("local a = x\ns = a\ns = (s + x)\n", written(declared, set(new Num.Local("a"))));
    }

    private static String written(Statement... first) {
        Statement added = set(new Num.Scalar(SUM).plus(new Num.Scalar(SUMMAND)));
        return Listing.of(
                WrittenOnce.nodes(List.of(new Block(List.of(), List.of(first)), new Block(List.of(), List.of(added)))));
    }

    private static Statement set(Num value) {
        return new Statement.SetScalar(SUM, value);
    }
}
