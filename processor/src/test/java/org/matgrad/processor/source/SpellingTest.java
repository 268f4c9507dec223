package org.matgrad.processor.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpellingTest {

    @Test
    void suggestsWhatIsNear() {
        assertEquals(Optional.of("weights"), Spelling.nearest("wieghts", List.of("bias", "weights")));
        assertEquals(Optional.of("weights"), Spelling.nearest("wights", List.of("weight_s", "weights")));
    }

    @Test
    void theOtherCaseIsNearest() {
        assertEquals(Optional.of("x"), Spelling.nearest("X", List.of("W", "x")));
    }

    @Test
    void suggestsNothingFar() {
        assertEquals(Optional.empty(), Spelling.nearest("Y", List.of("W", "x")));
        assertEquals(Optional.empty(), Spelling.nearest("learningRate", List.of("weights")));
    }
}
