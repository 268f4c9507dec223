package org.matgrad.processor.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.matgrad.processor.calculus.Adjoint;
import org.matgrad.processor.calculus.Bundle;
import org.matgrad.processor.calculus.Bundles;
import org.matgrad.processor.calculus.DerivativeProgram;
import org.matgrad.processor.calculus.Tangent;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Condition;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expander;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Function;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.component.Printer;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Programs;
import org.matgrad.processor.matrix.Relation;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;
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
        Value root = programs.apply("sqrt", programs.parameter("x", "N"));
        Value result = programs.apply("abs", programs.apply("square", root));
        assertEquals("""
                for i from 0 below N
                  y[i] = abs(square(sqrt(x[i])))
                """, schedule(programs, result));
    }

    @Test
    void wholeMatricesWithinTensorsAreOneLoop() {
        Programs programs = new Programs("Test.f");
        Value result = programs.apply(
                "hadamard", programs.parameter("S", "L", "M", "N"), programs.parameter("T", "L", "M", "N"));
        assertEquals("""
                for i from 0 below L
                  for k from 0 below M*N
                    y[i*M*N+k] = (S[i*M*N+k]·T[i*M*N+k])
                """, schedule(programs, result));
    }

    @Test
    void functionsAreAppliedToWholeRunsInPlace() {
        Programs programs = new Programs("Test.f");
        Value product =
                programs.apply("hadamard", programs.parameter("A", "M", "N"), programs.parameter("B", "M", "N"));
        Value result = programs.apply("exp", product);
        assertEquals("""
                for k from 0 below M*N
                  Y[k] = (A[k]·B[k])
                Y[0]... = exp of M*N
                """, schedule(programs, result));
    }

    @Test
    void functionsInsideAFormulaLeaveTheirValuesInScratch() {
        Programs programs = new Programs("Test.f");
        Value x = programs.parameter("x", "N");
        Value sine = programs.apply("square", programs.apply("sin", x));
        Value result = programs.apply("exp", programs.apply("plus", sine, programs.apply("tanh", x)));
        assertEquals("""
                for i from 0 below N
                  scratch[i] = x[i]
                  scratch2[i] = x[i]
                scratch[0]... = sin of N
                scratch2[0]... = tanh of N
                for i from 0 below N
                  y[i] = (square(scratch[i]) + scratch2[i])
                y[0]... = exp of N
                """, schedule(programs, result));
    }

    @Test
    void oneCallComputesAFunctionOfAllThatDontWait() {
        Programs programs = new Programs("Test.f");
        Value in = programs.apply("sigmoid", programs.parameter("x", "N"));
        Value change = programs.apply("tanh", programs.parameter("y", "N"));
        Value out = programs.apply("sigmoid", programs.parameter("z", "N"));
        Value result = programs.apply("hadamard", out, programs.apply("hadamard", in, change));
        assertEquals("""
                for i from 0 below N
                  scratch[i] = z[i]
                  scratch2[i] = x[i]
                  scratch3[i] = y[i]
                scratch[0]..., scratch2[0]... = sigmoid of N
                scratch3[0]... = tanh of N
                for i from 0 below N
                  y2[i] = (scratch[i]·(scratch2[i]·scratch3[i]))
                """, schedule(programs, result));
    }

    @Test
    void functionsOfTheSameFunctionsValuesHaveCallsOfTheirOwn() {
        Programs programs = new Programs("Test.f");
        Value x = programs.parameter("x", "N");
        Value y = programs.parameter("y", "N");
        Value first = programs.apply("sigmoid", x);
        Value second = programs.apply("sigmoid", programs.apply("plus", first, y));
        Value result =
                programs.apply("hadamard", second, programs.apply("hadamard", first, programs.apply("sigmoid", y)));
        assertEquals("""
                for i from 0 below N
                  scratch[i] = x[i]
                  scratch3[i] = y[i]
                scratch[0]..., scratch3[0]... = sigmoid of N
                for i from 0 below N
                  local t1 = scratch[i]
                  scratch2[i] = (t1 + y[i])
                scratch2[0]... = sigmoid of N
                for i from 0 below N
                  local t1 = scratch[i]
                  y2[i] = (scratch2[i]·(t1·scratch3[i]))
                """, schedule(programs, result));
    }

    @Test
    void sumsOfFunctionsAreSumsOfScratch() {
        Programs programs = new Programs("Test.f");
        Value result = programs.apply("sum", programs.apply("log", programs.parameter("x", "N")));
        String listing = schedule(programs, result);
        assertTrue(listing.startsWith("""
                for i from 0 below N
                  scratch[i] = x[i]
                scratch[0]... = log of N
                local sumA = 0.0
                """), listing);
        assertTrue(listing.contains("for i from 0 below N by 4\n  sumA = (sumA + scratch[i])\n"), listing);
    }

    @Test
    void sumsBesideOtherThingsHaveALoopOfTheirOwn() {
        Programs programs = new Programs("Test.f");
        Value x = programs.parameter("x", "N");
        Value y = programs.parameter("y", "N");
        Value functions = programs.apply("sum", programs.apply("log", x));
        String listing = schedule(programs, programs.apply("plus", functions, programs.apply("dot", x, y)));
        assertTrue(listing.startsWith("""
                for i from 0 below N
                  scratch[i] = x[i]
                local sumA = 0.0
                local sumB = 0.0
                local sumC = 0.0
                local sumD = 0.0
                for i from 0 below N by 4
                  sumA = (sumA + (x[i]·y[i]))
                  sumB = (sumB + (x[i+1]·y[i+1]))
                """), listing);
    }

    @Test
    void sumsOfLocalsStayWhereTheseAre() {
        Programs programs = new Programs("Test.f");
        Value x = programs.parameter("x", "N");
        Value root = programs.apply("sqrt", x);
        Value total = programs.apply("dot", root, root);
        String listing = schedule(programs, total);
        assertTrue(listing.startsWith("""
                local sum = 0.0
                for i from 0 below N
                  local t1 = sqrt(x[i])
                  sum = (sum + (t1·t1))
                """), listing);
    }

    private static Value column(Programs programs, Value matrix, int number) {
        return programs.apply("column", matrix, new Operand.Count(Size.of(number)));
    }

    @Test
    void smallBlocksInLongLoopsAreLocals() {
        Programs programs = new Programs("Test.f");
        Value points = programs.named("P", "sqrt", programs.parameter("A", "N", "3"));
        Value product = programs.apply("hadamard", column(programs, points, 0), column(programs, points, 2));
        Value scaled = programs.named("Q", "scaleRows", points, product);
        assertEquals("""
                for i from 0 below N
                  local P0 = sqrt(A[i*3])
                  local P2 = sqrt(A[i*3+2])
                  local t3 = (P0·P2)
                  local Q0 = (t3·P0)
                  local Q1 = (t3·sqrt(A[i*3+1]))
                  local Q2 = (t3·P2)
                  Y[i*3] = square(Q0)
                  Y[i*3+1] = square(Q1)
                  Y[i*3+2] = square(Q2)
                """, schedule(programs, programs.apply("square", scaled)));
    }

    @Test
    void blocksWithoutFormulasOfTheirComponentsStayArrays() {
        Programs programs = new Programs("Test.f");
        Value roots = programs.apply("sqrt", programs.parameter("A", "N", "3"));
        assertEquals("""
                for k from 0 below 3*N
                  Y[k] = square(sqrt(A[k]))
                """, schedule(programs, programs.apply("square", roots)));
    }

    @Test
    void componentsGivenOneByOneAreNotClearedBefore() {
        Index n = new Index("n", Size.of(new Atom.Symbol("N")));
        Index k = new Index("k", Size.of(2));
        ArrayVar x = new ArrayVar("x", Programs.shape("N"));
        ArrayVar y = new ArrayVar("y", Programs.shape("N", "2"));
        Expr first = Algebra.multiply(Algebra.delta(k.value(), Size.ONE), Expr.Access.of(x, List.of(n)));
        Expr second = Algebra.multiply(
                Algebra.delta(k.value(), Size.ZERO), Algebra.apply(Function.SQUARE, Expr.Access.of(x, List.of(n))));
        Clause both = new Definition(y, List.of(n, k), Algebra.add(first, second), null);
        Memory memory = Memory.of(List.of(both), Set.of(), new Names());
        assertEquals("""
                for n from 0 below N
                  y[n*2] = square(x[n])
                  y[n*2+1] = x[n]
                """, Listing.of(Scheduler.value(List.of(both), Set.of(y), new Names(), memory)));
    }

    @Test
    void whatIsScatteredIsAddedWhereItIsComputed() {
        Programs programs = new Programs("Test.f");
        Value gathered = programs.apply("gatherRows", programs.parameter("A", "M", "3"), new Operand.Ints("places"));
        Value roots = programs.named("R", "sqrt", gathered);
        Value total = programs.apply(
                "sum", programs.apply("hadamard", column(programs, roots, 0), column(programs, roots, 2)));
        ComponentProgram program = Expander.expand(programs.returning(total), (part, seed, gradients) -> List.of());
        DerivativeProgram adjoint = Adjoint.of(program, Set.copyOf(program.inputs()));
        Memory memory = Memory.of(program.clauses(), Set.of(), program.names());
        assertEquals(
                """
                ABar[...] = 0.0
                for i from 0 below places.length
                  local RBar0 = (yBar·R[i*3+2])
                  local RBar2 = (yBar·R[i*3])
                  ABar[places[i]*3] = (ABar[places[i]*3] + (RBar0·(0.5 / R[i*3])))
                  ABar[places[i]*3+2] = (ABar[places[i]*3+2] + (RBar2·(0.5 / R[i*3+2])))
                """,
                Listing.of(Scheduler.derivative(
                        adjoint.clauses(), Set.copyOf(adjoint.outcomes().values()), program.names(), memory)));
    }

    @Test
    void rowsOfFunctionsNeedScratchForOneRow() {
        Programs programs = new Programs("Test.f");
        String listing = schedule(programs, programs.apply("rowLogSumExps", programs.parameter("A", "M", "N")));
        assertTrue(listing.contains("""
                  for j from 0 below N
                    scratch[j] = (A[i*N+j] - s)
                  scratch[0]... = exp of N
                """), listing);
    }

    @Test
    void runsThatAreKnownToBeShortStayInTheirLoop() {
        assertEquals(0, functionsOfRuns("31"));
        assertEquals(10, functionsOfRuns("32"));
    }

    /** How many runs a chain of ten functions makes, which is too long to be written out in straight lines. */
    private static long functionsOfRuns(String size) {
        Programs programs = new Programs("Test.f");
        Value result = programs.parameter("x", size);
        for (int n = 0; n < 10; n++) {
            result = programs.apply("sin", programs.apply("square", result));
        }
        return schedule(programs, result)
                .lines()
                .filter(line -> line.contains("... = sin of"))
                .count();
    }

    @Test
    void functionsUnderAConditionStayThere() {
        Size extent = new Programs("Test.f").parameter("x", "N").shape().size(0);
        Index i = new Index("i", extent);
        ArrayVar x = new ArrayVar("x", Shape.of(extent));
        ArrayVar y = new ArrayVar("y", Shape.of(extent));
        Expr component = Expr.Access.of(x, List.of(i));
        Expr body = new Expr.Select(
                new Condition.Compare(Relation.GREATER, component, Expr.ZERO),
                new Expr.Unary(Function.LOG, component),
                Expr.ZERO);
        List<Clause> clauses = List.of(new Definition(y, List.of(i), body, null));
        Names names = new Names();
        assertEquals("""
                for i from 0 below N
                  y[i] = (x[i] > 0.0 ? log(x[i]) : 0.0)
                """, Listing.of(Scheduler.value(clauses, Set.of(y), names, Memory.of(clauses, Set.of(), names))));
    }

    @Test
    void aLocalThatTwoStagesReadIsComputedTwice() {
        Programs programs = new Programs("Test.f");
        Value square = programs.apply("square", programs.parameter("x", "N"));
        Value result = programs.apply("hadamard", square, programs.apply("exp", square));
        assertEquals("""
                for i from 0 below N
                  local t1 = square(x[i])
                  scratch[i] = t1
                scratch[0]... = exp of N
                for i from 0 below N
                  local t1 = square(x[i])
                  y[i] = (t1·scratch[i])
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
                local x0 = x[0]
                local x1 = x[1]
                y[0] = ((W[0]·x0) + (W[1]·x1))
                y[1] = ((W[2]·x0) + (W[3]·x1))
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
    void sumsAlongTheFirstAxisTakeFourRowsInOnePassAndAllOtherAxesAsOne() {
        Programs programs = new Programs("Test.f");
        Value result = programs.apply(Variadic.einsum(List.of("nka"), "ka"), programs.parameter("T", "N", "K", "A"));
        assertEquals("""
                Y[...] = 0.0
                for n from 0 below N by 4
                  for k from 0 below A*K
                    Y[k] = ((((Y[k] + T[n*K*A+k]) + T[(n+1)*K*A+k]) + T[(n+2)*K*A+k]) + T[(n+3)*K*A+k])
                for n from floor(N, 4) below N
                  for k from 0 below A*K
                    Y[k] = (Y[k] + T[n*K*A+k])
                """, schedule(programs, result));
    }

    @Test
    void turnsThatBeginWithASumGoFourAtATime() {
        Programs programs = new Programs("Test.f");
        Value squares = programs.apply("square", programs.parameter("A", "M", "N"));
        Value result = programs.apply("sqrt", programs.apply("rowSums", squares));
        String listing = schedule(programs, result);
        assertTrue(listing.startsWith("""
                for i from 0 below M by 4
                  local sumA = 0.0
                  local sumB = 0.0
                  local sumC = 0.0
                  local sumD = 0.0
                  for j from 0 below N
                    sumA = (sumA + square(A[i*N+j]))
                    sumB = (sumB + square(A[(i+1)*N+j]))
                    sumC = (sumC + square(A[(i+2)*N+j]))
                    sumD = (sumD + square(A[(i+3)*N+j]))
                """), listing);
        assertTrue(listing.contains("for i from floor(M, 4) below M\n"), listing);
        assertEquals(5, listing.lines().filter(line -> line.contains("= sqrt(")).count(), listing);
    }

    @Test
    void fewTurnsThatBeginWithASumGoOneByOne() {
        Programs programs = new Programs("Test.f");
        Value squares = programs.apply("square", programs.parameter("A", "7", "N"));
        String listing = schedule(programs, programs.apply("sqrt", programs.apply("rowSums", squares)));
        assertTrue(listing.startsWith("for i from 0 below 7\n"), listing);
    }

    @Test
    void axesInAnotherOrderAreNotOne() {
        Programs programs = new Programs("Test.f");
        Value result = programs.apply(Variadic.einsum(List.of("nak"), "ka"), programs.parameter("T", "N", "A", "K"));
        String listing = schedule(programs, result);
        assertFalse(listing.contains("A*K"), listing);
        assertFalse(listing.contains("by 4"), listing);
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
        assertEquals("for i from 0 below N\n  y[i] = sqrt(x[i])\n", schedule(programs, programs.apply("sqrt", x)));
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
                local x0 = x[0]
                local x1 = x[1]
                local xDot0 = xDot[0]
                local xDot1 = xDot[1]
                yDot[0] = (((x0·WDot[0]) + (x1·WDot[1])) + ((W[0]·xDot0) + (W[1]·xDot1)))
                yDot[1] = (((x0·WDot[2]) + (x1·WDot[3])) + ((W[2]·xDot0) + (W[3]·xDot1)))
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

    @Test
    void rowsThatDoNotMixShareDirections() {
        Programs programs = new Programs("Test.f");
        Value result = programs.apply(
                "sin", programs.apply("times", programs.parameter("U", "N", "2"), programs.parameter("A", "2", "3")));
        ComponentProgram program = Expander.expand(programs.returning(result), (part, seed, gradients) -> List.of());
        Set<ArrayVar> input = Set.of(program.inputs().get(0));
        Bundle bundle = Bundles.of(program, Adjoint.of(program, input), Tangent.of(program, input))
                .columns()
                .orElseThrow();
        assertEquals(2, bundle.width());
        assertEquals("""
                t1Dots[i,j,d] = A[d,j]
                YDots[i,j,d] = cos(t1[i,j])·t1Dots[i,j,d]
                """.strip(), Printer.print(bundle.clauses()).strip());
    }

    @Test
    void shortSumsBeneathShortRowsAreOneFormula() {
        Programs programs = new Programs("Test.f");
        Value result = programs.apply(
                Variadic.einsum(List.of("vj", "vjd"), "vd"),
                programs.parameter("X", "V", "3"),
                programs.parameter("T", "V", "3", "26"));
        assertEquals("""
                for v from 0 below V
                  local XAt = X[v*3]
                  local XAt2 = X[v*3+1]
                  local XAt3 = X[v*3+2]
                  for d from 0 below 26
                    Y[v*26+d] = (((XAt·T[v*78+d]) + (XAt2·T[v*78+26+d])) + (XAt3·T[v*78+52+d]))
                """, schedule(programs, result));
    }

    @Test
    void whatAllTurnsOfAShortLoopReadIsReadBefore() {
        Programs programs = new Programs("Test.f");
        Value gathered = programs.apply("gather", programs.parameter("x", "N"), new Operand.Ints("places"));
        Value result = programs.apply("outer", gathered, programs.parameter("w", "26"));
        assertEquals("""
                for i from 0 below places.length
                  local xAt = x[check(places[i])]
                  for j from 0 below 26
                    Y[i*26+j] = (xAt·w[j])
                """, schedule(programs, result));
    }
}
