package org.matgrad.processor.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.component.Operator;
import org.matgrad.processor.matrix.Programs;

class RepeatsTest {
    private static final ArrayVar X = new ArrayVar("x", Programs.shape("N"));
    private static final ArrayVar Y = new ArrayVar("y", Programs.shape("N"));
    private static final ArrayVar Z = new ArrayVar("z", Programs.shape("N"));
    private static final IntExpr I = new IntExpr.Var("i");

    @Test
    void whatTwoComponentsAreComputedFromIsComputedOnce() {
        Num shared = times(element(X), times(element(X), element(X)));
        assertEquals("""
                for i from 0 below 9
                  local part = (x[i]·(x[i]·x[i]))
                  y[i] = part
                  z[i] = (part·x[i])
                """, listing(store(Y, shared), store(Z, times(shared, element(X)))));
    }

    @Test
    void whatIsWrittenInTheTurnOrIsSmallIsComputedAgain() {
        Num changing = times(element(Y), times(element(X), element(X)));
        assertEquals("""
                for i from 0 below 9
                  y[i] = (y[i]·(x[i]·x[i]))
                  z[i] = (y[i]·(x[i]·x[i]))
                """, listing(store(Y, changing), store(Z, changing)));
    }

    @Test
    void oneStoreLeavesItToHotSpot() {
        Num cube = times(element(X), times(element(X), element(X)));
        assertEquals("""
                for i from 0 below 9
                  local a = (x[i]·(x[i]·x[i]))
                  y[i] = (x[i]·(x[i]·x[i]))
                """, listing(new Statement.Declare("a", cube), store(Y, cube)));
    }

    @Test
    void whatAChoiceMayLeaveOutIsNotReadBefore() {
        Num cube = times(element(X), times(element(X), element(X)));
        Num choice = new Num.Choose(new Num.Test.Flag("p"), cube, new Num.Const(0));
        assertEquals("""
                for i from 0 below 9
                  y[i] = (p ? (x[i]·(x[i]·x[i])) : 0.0)
                  z[i] = (p ? (x[i]·(x[i]·x[i])) : 0.0)
                """, listing(store(Y, choice), store(Z, choice)));
    }

    private static Num element(ArrayVar array) {
        return new Num.Element(array, I);
    }

    private static Num times(Num left, Num right) {
        return new Num.Op(Operator.MULTIPLY, left, right);
    }

    private static Statement store(ArrayVar array, Num value) {
        return new Statement.Store(array, I, value);
    }

    private static String listing(Statement... body) {
        Statement loop = new Statement.For("i", IntExpr.of(0), IntExpr.of(9), 1, List.of(body));
        return Listing.of(Repeats.nodes(List.of(new Block(List.of(), List.of(loop))), new Names()));
    }
}
