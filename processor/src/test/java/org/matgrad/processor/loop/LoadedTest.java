package org.matgrad.processor.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.matrix.Programs;

class LoadedTest {
    private static final ArrayVar X = new ArrayVar("x", Programs.shape("2"));
    private static final ArrayVar Y = new ArrayVar("y", Programs.shape("2"));
    private static final ArrayVar LONG = new ArrayVar("z", Programs.shape("N"));

    @Test
    void whatIsReadTwiceIsReadOnce() {
        assertEquals("local x0 = x[0]\ny[0] = x0\ny[1] = x0\n", loaded(X));
    }

    @Test
    void whatIsWrittenOrMayNotBeThereIsReadWhereItIsNeeded() {
        assertEquals("y[0] = y[0]\ny[1] = y[0]\n", loaded(Y));
        assertEquals("y[0] = z[0]\ny[1] = z[0]\n", loaded(LONG));
        assertEquals("y[0] = x[-1]\ny[1] = x[-1]\n", loaded(X, -1));
        assertEquals("y[0] = x[2]\ny[1] = x[2]\n", loaded(X, 2));
    }

    @Test
    void whatIsReadTwiceIsReadJustBeforeItIsNeeded() {
        Num early = new Num.Element(X, IntExpr.of(0));
        Num late = new Num.Element(X, IntExpr.of(1));
        assertEquals(
                "local x0 = x[0]\ny[0] = x0\nlocal x1 = x[1]\ny[1] = x1\ny[0] = x0\ny[1] = x1\n",
                loaded(List.of(store(0, early), store(1, late), store(0, early), store(1, late))));
    }

    private static String loaded(ArrayVar read) {
        return loaded(read, 0);
    }

    private static String loaded(ArrayVar read, int place) {
        Num twice = new Num.Element(read, IntExpr.of(place));
        return loaded(List.of(store(0, twice), store(1, twice)));
    }

    private static Statement store(int place, Num value) {
        return new Statement.Store(Y, IntExpr.of(place), value);
    }

    private static String loaded(List<Statement> statements) {
        return Listing.of(Loaded.nodes(List.of(new Block(List.of(), statements)), new Names()));
    }
}
