package org.matgrad.processor.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.matgrad.processor.calculus.Adjoint;
import org.matgrad.processor.calculus.Bundle;
import org.matgrad.processor.calculus.DerivativeProgram;
import org.matgrad.processor.calculus.Tangent;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Expander;
import org.matgrad.processor.component.Printer;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Programs;
import org.matgrad.processor.matrix.Value;
import org.matgrad.processor.matrix.Variadic;

/** What the scheduler makes of small programs. */
class SchedulerTest {

    private static String schedule(Programs programs, Operand result) {
        ComponentProgram program = Expander.expand(programs.returning(result), (part, seed, gradients) -> List.of());
        Memory memory = Memory.of(program.clauses(), Set.of(), program.names());
        return Listing.of(Scheduler.value(program.clauses(), Set.copyOf(program.results()), program.names(), memory));
    }

    @Test
    void elementwiseChainsAreOneLoop() {
        Programs programs = new Programs("Test.f");
        Value sine = programs.apply("sin", programs.parameter("x", "N"));
        Value result = programs.apply("exp", programs.apply("square", sine));
        assertEquals("""
                for i from 0 below N
                  y[i] = exp(square(sin(x[i])))
                """, schedule(programs, result));
    }

    @Test
    void wholeMatricesAreWalkedThroughByOneIndex() {
        Programs programs = new Programs("Test.f");
        Value result = programs.apply("hadamard", programs.parameter("A", "M", "N"), programs.parameter("B", "M", "N"));
        assertEquals("""
                for k from 0 below M*N
                  Y[k] = (A[k]·B[k])
                """, schedule(programs, result));
    }

    @Test
    void smallConstantSizesAreStraightLines() {
        Programs programs = new Programs("Test.f");
        Value result = programs.apply("times", programs.parameter("W", "2", "2"), programs.parameter("x", "2"));
        assertEquals("""
                y[0] = ((W[0]·x[0]) + (W[1]·x[1]))
                y[1] = ((W[2]·x[0]) + (W[3]·x[1]))
                """, schedule(programs, result));
    }

    @Test
    void rowsOfAProductGoFourAtATime() {
        Programs programs = new Programs("Test.f");
        Value result = programs.apply("times", programs.parameter("W", "C", "D"), programs.parameter("x", "D"));
        String listing = schedule(programs, result);
        assertTrue(listing.startsWith("for i from 0 below C by 4\n"), listing);
        assertTrue(listing.contains("  for j from 0 below D by 2\n"), listing);
        assertTrue(listing.contains("for i from floor(C, 4) below C\n"), listing);
    }

    @Test
    void columnsAreAddedUpRowByRow() {
        Programs programs = new Programs("Test.f");
        Value result = programs.apply("times", programs.parameter("x", "C"), programs.parameter("W", "C", "D"));
        String listing = schedule(programs, result);
        assertTrue(listing.startsWith("y[...] = 0.0\nfor i from 0 below C by 4\n"), listing);
        assertTrue(listing.contains("  for j from 0 below D\n    y[j] = ((((y[j] + "), listing);
    }

    @Test
    void matrixProductsGoToTheKernelInAnyLayout() {
        Programs programs = new Programs("Test.f");
        Value transposed = programs.apply("transpose", programs.parameter("A", "K", "M"));
        Value result = programs.apply("times", transposed, programs.parameter("B", "K", "N"));
        assertEquals("Y = AᵀB\n", schedule(programs, result));
    }

    @Test
    void aRowsWorkSharesTheRowsLoopAndNeedsNoArrays() {
        Programs programs = new Programs("Test.f");
        Value result = programs.apply("rowLogSumExps", programs.parameter("A", "M", "N"));
        String listing = schedule(programs, result);
        assertEquals(1, listing.lines().filter(line -> line.startsWith("for ")).count(), listing);
        assertTrue(listing.contains("  local s = "), listing);
    }

    @Test
    void whatIsNeverUsedIsNotComputed() {
        Programs programs = new Programs("Test.f");
        Value x = programs.parameter("x", "N");
        programs.apply("exp", x);
        assertEquals("for i from 0 below N\n  y[i] = sin(x[i])\n", schedule(programs, programs.apply("sin", x)));
    }

    @Test
    void batchesOfMatricesAreProductsOfParts() {
        Programs programs = new Programs("Test.f");
        Value factors = programs.parameter("Q", "K", "A", "B");
        Value points = programs.parameter("X", "N", "K", "B");
        Value result = programs.apply(Variadic.einsum(List.of("kab", "nkb"), "nka"), factors, points);
        assertEquals("""
                for k from 0 below K
                  y[k*A...] = X[k*B...] Q[k*A*B...]
                """, schedule(programs, result));
    }

    @Test
    void smallArraysInStraightLinesAreLocals() {
        Programs programs = new Programs("Test.f");
        Value inner = programs.apply("times", programs.parameter("W", "2", "2"), programs.parameter("x", "2"));
        Value result = programs.apply("times", programs.parameter("V", "2", "2"), inner);
        assertEquals("""
                t1At0 = ((W[0]·x[0]) + (W[1]·x[1]))
                t1At1 = ((W[2]·x[0]) + (W[3]·x[1]))
                y[0] = ((V[0]·t1At0) + (V[1]·t1At1))
                y[1] = ((V[2]·t1At0) + (V[3]·t1At1))
                """, schedule(programs, result));
    }

    @Test
    void whatIsAddedUpInStraightLinesIsWrittenOnce() {
        Programs programs = new Programs("Test.f");
        Value x = programs.parameter("x", "2");
        Value product = programs.apply("times", programs.parameter("W", "2", "2"), x);
        ComponentProgram program = Expander.expand(programs.returning(product), (part, seed, gradients) -> List.of());
        DerivativeProgram tangent = Tangent.of(program, Set.copyOf(program.inputs()));
        Memory memory = Memory.of(program.clauses(), Set.of(), program.names());
        assertEquals(
                """
                yDot[0] = (((x[0]·WDot[0]) + (x[1]·WDot[1])) + ((W[0]·xDot[0]) + (W[1]·xDot[1])))
                yDot[1] = (((x[0]·WDot[2]) + (x[1]·WDot[3])) + ((W[2]·xDot[0]) + (W[3]·xDot[1])))
                """,
                Listing.of(Scheduler.derivative(
                        tangent.clauses(), Set.copyOf(tangent.outcomes().values()), program.names(), memory)));
    }

    @Test
    void longAxesStayLoops() {
        Programs programs = new Programs("Test.f");
        Value result = programs.apply("exp", programs.parameter("x", "26"));
        assertEquals("for i from 0 below 26\n  y[i] = exp(x[i])\n", schedule(programs, result));
    }

    @Test
    void adjoiningColumnsOfAContractionAreOne() {
        Programs programs = new Programs("Test.f");
        Value weights = programs.parameter("W", "V", "B");
        Value result = programs.apply(
                Variadic.einsum(List.of("vb", "bij"), "vij"), weights, programs.parameter("T", "B", "4", "26"));
        assertEquals("y[0...] = W[0...] T[0...]\n", schedule(programs, result));
    }

    @Test
    void functionsThatTheValueHasComputedAreRead() {
        Programs programs = new Programs("Test.f");
        Value x = programs.parameter("x", "N");
        Value result = programs.apply("hadamard", programs.apply("sin", x), programs.apply("cos", x));
        ComponentProgram program = Expander.expand(programs.returning(result), (part, seed, gradients) -> List.of());
        String adjoint = Adjoint.of(program, Set.copyOf(program.inputs())).toString();
        assertFalse(adjoint.contains("sin(") || adjoint.contains("cos("), adjoint);
    }

    @Test
    void fewDirectionsGoTogether() {
        Programs programs = new Programs("Test.f");
        Value a = programs.parameter("a", "3");
        Value result = programs.apply("times", programs.parameter("X", "N", "3"), programs.apply("sin", a));
        ComponentProgram program = Expander.expand(programs.returning(result), (part, seed, gradients) -> List.of());
        ArrayVar input = program.inputs().stream()
                .filter(one -> one.name().equals("a"))
                .findFirst()
                .orElseThrow();
        DerivativeProgram tangent = Tangent.of(program, Set.of(input));
        Bundle bundle = Bundle.of(tangent, Bundle.Axis.LAST, program.names()).orElseThrow();
        assertEquals(3, bundle.width());
        assertEquals("""
                t1Dots[i,d] = cos(a[i])·δ[i,d]
                yDots[i,d] = Σj X[i,j]·t1Dots[j,d]
                """.strip(), Printer.print(bundle.clauses()).strip());
    }
}
