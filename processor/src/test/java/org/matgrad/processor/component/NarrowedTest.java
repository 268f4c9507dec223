package org.matgrad.processor.component;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Programs;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.matrix.Value;

/** Axes that end where reading does. */
class NarrowedTest {

    private final Programs programs = new Programs("Test.f");

    /** The sizes of an array of the program with this result. */
    private String shape(String array, Operand result) {
        ComponentProgram program = Expander.expand(programs.returning(result), (part, seed, gradients) -> List.of());
        return Clauses.defined(program.clauses()).stream()
                .filter(one -> one.name().equals(array))
                .map(one -> one.shape().sizes().toString())
                .findFirst()
                .orElse("none");
    }

    private Value columns(Value matrix, int from, int to) {
        return programs.apply("columns", matrix, count(from), count(to));
    }

    private static Operand count(int number) {
        return new Operand.Count(Size.of(number));
    }

    @Test
    void columnsThatNobodyReadsAreNotComputed() {
        Value roots = programs.named("R", "sqrt", programs.parameter("A", "N", "5"));
        Value squares = programs.named("S", "square", roots);
        Value total = programs.apply("sum", columns(squares, 0, 3));
        assertEquals("[N, 3]", shape("S", total));
        assertEquals("[N, 3]", shape("R", total));
    }

    @Test
    void whatIsReadFarthestCounts() {
        Value roots = programs.named("R", "sqrt", programs.parameter("A", "N", "5"));
        Value first = programs.apply("sum", columns(roots, 0, 2));
        Value fourth = programs.apply("sum", programs.apply("column", roots, count(3)));
        assertEquals("[N, 4]", shape("R", programs.apply("times", first, fourth)));
    }

    @Test
    void columnsFromTheMiddleOnStay() {
        Value roots = programs.named("R", "sqrt", programs.parameter("A", "N", "5"));
        assertEquals("[N, 5]", shape("R", programs.apply("sum", columns(roots, 1, 3))));
    }

    @Test
    void resultsAndWhatIsTakenAsAWholeStay() {
        Value roots = programs.named("R", "sqrt", programs.parameter("A", "N", "5"));
        assertEquals("[N, 5]", shape("R", roots));
        Value whole = programs.named("W", "sqrt", programs.parameter("B", "5", "5"));
        Value inverse = programs.apply("inverse", whole);
        Value part = programs.apply("sum", columns(inverse, 0, 2));
        assertEquals("[5, 5]", shape("W", part));
    }
}
