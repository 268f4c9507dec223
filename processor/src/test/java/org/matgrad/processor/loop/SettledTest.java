package org.matgrad.processor.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Operator;
import org.matgrad.processor.matrix.Programs;
import org.matgrad.processor.matrix.Shape;

class SettledTest {
    private static final ArrayVar X = new ArrayVar("x", Programs.shape("2"));
    private static final ArrayVar A = new ArrayVar("a", Shape.SCALAR);
    private static final ArrayVar B = new ArrayVar("b", Shape.SCALAR);
    private static final ArrayVar Y = new ArrayVar("y", Shape.SCALAR);
    private static final Num ZERO = new Num.Const(0);
    private static final Num ELEMENT = new Num.Element(X, IntExpr.of(0));

    @Test
    void whatIsZeroIsLeftOutOfSumsAndProducts() {
        Num product = new Num.Op(Operator.MULTIPLY, new Num.Scalar(A), ELEMENT);
        assertEquals("b = 0.0\ny = x[0]\n", settled(set(A, ZERO), set(B, product), set(Y, ELEMENT.plus(product))));
        Num difference = new Num.Op(Operator.SUBTRACT, new Num.Scalar(A), ELEMENT);
        assertEquals("y = negate(x[0])\n", settled(set(A, ZERO), set(Y, difference)));
    }

    @Test
    void whatIsZeroOneWayIsReadBehindBoth() {
        assertEquals(
                "if p\n  a = 0.0\nelse\n  a = x[0]\ny = (a + x[0])\n",
                Listing.of(Settled.nodes(ways(set(A, ELEMENT)), Set.of(A))));
        assertEquals("if p\nelse\ny = x[0]\n", Listing.of(Settled.nodes(ways(set(A, ZERO)), Set.of(A))));
    }

    @Test
    void whatALoopSetsIsNotKnownInItsFirstTurn() {
        Statement loop = new Statement.For(
                "i",
                IntExpr.of(0),
                IntExpr.of(9),
                1,
                List.of(set(Y, new Num.Scalar(A).plus(ELEMENT)), set(A, ELEMENT)));
        assertEquals("a = 0.0\nfor i from 0 below 9\n  y = (a + x[0])\n  a = x[0]\n", settled(set(A, ZERO), loop));
    }

    private static List<Node> ways(Statement otherwise) {
        return List.of(
                new Fork(
                        new Num.Test.Flag("p"),
                        List.of(block(set(A, ZERO))),
                        List.of(block(otherwise)),
                        List.of(A),
                        null),
                block(set(Y, new Num.Scalar(A).plus(ELEMENT))));
    }

    private static String settled(Statement... statements) {
        return Listing.of(Settled.nodes(List.of(block(statements)), Set.of(A)));
    }

    private static Block block(Statement... statements) {
        return new Block(List.of(), List.of(statements));
    }

    private static Statement set(ArrayVar number, Num value) {
        return new Statement.SetScalar(number, value);
    }
}
