package org.matgrad.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void quartilesLieBetweenNeighbours() {
        assertEquals(new Spread(3, 2, 4, 5), Spread.of(5, 1, 4, 2, 3));
        assertEquals(new Spread(2.5, 1.75, 3.25, 4), Spread.of(4, 3, 2, 1));
    }

    @Test
    void oneOutlierDoesNotMoveTheMedian() {
        assertEquals(2, Spread.of(1, 2, 1000).median());
    }

    @Test
    void oneSampleHasNoSpread() {
        assertEquals(new Spread(7, 7, 7, 1), Spread.of(7));
    }

    @Test
    void noneIsRefused() {
        assertThrows(IllegalArgumentException.class, Spread::of);
    }
}
