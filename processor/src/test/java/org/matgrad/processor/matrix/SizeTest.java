package org.matgrad.processor.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SizeTest {

    private static final Size N = Size.of(new Atom.Symbol("N"));
    private static final Size D = Size.of(new Atom.Symbol("D"));

    @Test
    void equalFormulasAreEqual() {
        assertEquals(
                N.plus(D).times(N.plus(D)),
                N.times(N).plus(D.times(N).times(Size.of(2))).plus(D.times(D)));
        assertEquals(Size.ZERO, N.minus(N));
        assertNotEquals(N, D);
    }

    @Test
    void divisionIsJavas() {
        assertEquals(Size.of(3), Size.of(7).dividedBy(Size.of(2)));
        assertEquals(Size.of(-1), Size.of(-3).dividedBy(Size.of(2)));
        assertEquals(
                D.times(D.plus(Size.ONE)).dividedBy(Size.of(2)),
                D.times(D).plus(D).dividedBy(Size.of(2)));
        assertNotEquals(N, N.times(Size.of(2)).dividedBy(Size.of(3)));
    }

    @Test
    void printsAsWritten() {
        assertEquals("D*N + 2", N.times(D).plus(Size.of(2)).toString());
        assertEquals("(D*D + D)/2", D.times(D).plus(D).dividedBy(Size.of(2)).toString());
        assertEquals("N - 1", N.minus(Size.ONE).toString());
    }

    @Property
    void arithmeticAgreesWithJava(
            @ForAll @IntRange(min = -9, max = 9) int n,
            @ForAll @IntRange(min = -9, max = 9) int d,
            @ForAll @IntRange(min = 1, max = 9) int q) {
        Size formula = N.times(D)
                .minus(N.times(Size.of(3)))
                .plus(D)
                .dividedBy(Size.of(q))
                .plus(N.remainder(Size.of(q)));
        Size value = formula.substitute(atom -> Size.of(atom.equals(new Atom.Symbol("N")) ? n : d));
        assertEquals((n * d - n * 3 + d) / q + n % q, value.constant().orElseThrow());
    }

    @Test
    void undeclaredSizesAreFoundFromUse() {
        ProgramBuilder builder = new ProgramBuilder("Test.f");
        Value matrix = builder.parameter("A", builder.unknownShape("A", 2), true);
        Value vector = builder.parameter("x", Shape.of(N), true);
        Value product = apply(builder, "times", matrix, vector);
        Program program = builder.build(List.of(product));
        assertEquals(N, program.reals().get(0).value().shape().size(1));
        assertEquals("rows of A", program.results().get(0).shape().size(0).toString());
    }

    @Test
    void differentSymbolsAreDifferentSizes() {
        ProgramBuilder builder = new ProgramBuilder("Test.f");
        Value left = builder.parameter("x", Shape.of(N), true);
        Value right = builder.parameter("y", Shape.of(D), true);
        ShapeMismatch mismatch = assertThrows(
                ShapeMismatch.class,
                () -> builder.apply(
                        Operations.ofRanks("dot", List.of(1, 1)).orElseThrow(),
                        List.of(left, right),
                        null,
                        new Origin(1, "")));
        assertEquals(
                "dot: x, a vector of size N and y, a vector of size D do not fit:"
                        + " the size of x is N, the size of y is D",
                mismatch.getMessage());
    }

    @Test
    void whatOnlyTheRunningProgramKnowsIsRequired() {
        ProgramBuilder builder = new ProgramBuilder("Test.f");
        Value matrix = builder.parameter("A", builder.unknownShape("A", 2), true);
        Shape square = builder.resolve(matrix.shape());
        Value other = builder.parameter("x", Shape.of(square.size(0).times(square.size(1))), true);
        Value same = builder.parameter("y", Shape.of(N), true);
        Program program = builder.build(List.of(apply(builder, "plus", other, same)));
        assertEquals(
                1,
                program.parts().stream().filter(Requirement.class::isInstance).count());
    }

    private static Value apply(ProgramBuilder builder, String name, Value... operands) {
        try {
            List<Integer> ranks =
                    List.of(operands).stream().map(o -> o.shape().rank()).toList();
            return builder.apply(
                    Operations.ofRanks(name, ranks).orElseThrow(), List.of(operands), null, new Origin(1, ""));
        } catch (ShapeMismatch e) {
            throw new AssertionError(e);
        }
    }
}
