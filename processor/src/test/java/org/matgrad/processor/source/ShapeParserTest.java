package org.matgrad.processor.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "N                | [N]",
                "C, D             | [C, D]",
                " 2*N+1 ,3        | [2*N + 1, 3]",
                "(N+1)*(N-1)      | [N*N - 1]",
                "K, D*(D+1)/2     | [K, (D*D + D)/2]",
                "7/2, -1 + N      | [3, N - 1]",
                "10 - 4 - 3       | [3]",
                "12 / 3 / 2       | [2]",
                "0                | [0]"
            })
    void readsSizes(String text, String sizes) throws ShapeParser.Malformed {
        assertEquals(sizes, new ShapeParser(text).sizes().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "N,      | 3",
                "N M     | 3",
                "2N      | 2",
                "(N      | 3",
                "*N      | 1",
                "N/(2-2) | 3",
                "N..M    | 2"
            })
    void saysWhereTheTextIsWrong(String text, int position) {
        ShapeParser.Malformed malformed =
                assertThrows(ShapeParser.Malformed.class, () -> new ShapeParser(text).sizes());
        assertEquals(position, malformed.position());
    }

    @Test
    void collectsNames() throws ShapeParser.Malformed {
        ShapeParser parser = new ShapeParser("N*M, N - N");
        parser.sizes();
        assertEquals("[M, N]", parser.symbols().toString());
    }
}
