package org.matgrad.processor.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.component.Operator;
import org.matgrad.processor.matrix.Programs;
import org.matgrad.processor.matrix.Shape;

class ReciprocalsTest {
    private static final ArrayVar X = new ArrayVar("x", Programs.shape("3"));
    private static final ArrayVar Y = new ArrayVar("y", Programs.shape("3"));
    private static final ArrayVar S = new ArrayVar("s", Shape.SCALAR);

    @Test
    void threeQuotientsShareAReciprocal() {
        assertEquals(
                "local perS = (1.0 / s)\ny[0] = (x[0]·perS)\ny[1] = (x[1]·perS)\ny[2] = (x[2]·perS)\n",
                listing(quotients(3, new Num.Scalar(S))));
    }

    @Test
    void fewQuotientsAndThoseOfWhatChangesStay() {
        assertEquals("y[0] = (x[0] / s)\ny[1] = (x[1] / s)\n", listing(quotients(2, new Num.Scalar(S))));
        assertEquals(
                "y[0] = (x[0] / y[0])\ny[1] = (x[1] / y[0])\ny[2] = (x[2] / y[0])\n",
                listing(quotients(3, new Num.Element(Y, IntExpr.of(0)))));
        List<Statement> changing = new ArrayList<>(quotients(3, new Num.Scalar(S)));
        changing.add(1, new Statement.SetScalar(S, new Num.Const(2)));
        assertEquals("y[0] = (x[0] / s)\ns = 2.0\ny[1] = (x[1] / s)\ny[2] = (x[2] / s)\n", listing(changing));
    }

    @Test
    void whatAChoiceMayLeaveOutIsNotReadBefore() {
        List<Statement> choices = quotients(3, new Num.Element(X, IntExpr.of(7))).stream()
                .map(statement -> Statements.map(
                        statement,
                        value -> new Num.Choose(new Num.Test.Flag("p"), value, new Num.Const(0)),
                        body -> body))
                .toList();
        assertEquals(
                "y[0] = (p ? (x[0] / x[7]) : 0.0)\ny[1] = (p ? (x[1] / x[7]) : 0.0)\ny[2] = (p ? (x[2] / x[7]) : 0.0)\n",
                listing(choices));
    }

    private static List<Statement> quotients(int count, Num denominator) {
        List<Statement> statements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Num quotient = new Num.Op(Operator.DIVIDE, new Num.Element(X, IntExpr.of(i)), denominator);
            statements.add(new Statement.Store(Y, IntExpr.of(i), quotient));
        }
        return statements;
    }

    private static String listing(List<Statement> statements) {
        return Listing.of(Reciprocals.nodes(List.of(new Block(List.of(), statements)), new Names()));
    }
}
