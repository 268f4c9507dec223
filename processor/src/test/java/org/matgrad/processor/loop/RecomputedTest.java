package org.matgrad.processor.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.matgrad.processor.calculus.Adjoint;
import org.matgrad.processor.calculus.DerivativeProgram;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Expander;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Programs;
import org.matgrad.processor.matrix.Value;

/** What a derivative reads of the value's sweep, and what it computes again. */
class RecomputedTest {

    private final Programs programs = new Programs("Test.f");
    private final Value x = programs.parameter("x", "N");
    private final Value y = programs.parameter("y", "N");

    /** The gradient's loops, and the arrays of the value's sweep that they read. */
    private record Gradient(String value, String loops, Set<String> read) {}

    private Gradient gradient(Operand result) {
        ComponentProgram program = Expander.expand(programs.returning(result), (part, seed, gradients) -> List.of());
        DerivativeProgram adjoint = Adjoint.of(program, Set.copyOf(program.inputs()));
        List<Clause> sweep = Recomputed.of(program.clauses(), List.of(adjoint.clauses()), program.results())
                .in(adjoint.clauses());
        Set<ArrayVar> outcomes = Set.copyOf(adjoint.outcomes().values());
        Set<ArrayVar> read = new HashSet<>(Scheduler.reads(sweep, outcomes));
        read.retainAll(Clauses.defined(program.clauses()));
        Set<ArrayVar> kept = new HashSet<>(read);
        kept.addAll(program.results());
        Memory memory = Memory.of(program.clauses(), read, program.names());
        String value = Listing.of(Scheduler.value(program.clauses(), kept, program.names(), memory));
        String loops = Listing.of(Scheduler.derivative(sweep, outcomes, program.names(), memory));
        Set<String> names = new HashSet<>();
        read.forEach(array -> names.add(array.name()));
        return new Gradient(value, loops, names);
    }

    @Test
    void aFewOperationsAreDoneAgain() {
        Value t = programs.named("t", "hadamard", x, y);
        Value u = programs.named("u", "square", t);
        Value v = programs.named("v", "sqrt", u);
        Gradient gradient = gradient(programs.apply("dot", u, v));
        assertEquals(Set.of("v"), gradient.read());
        assertTrue(gradient.value().startsWith("""
                for i from 0 below N
                  local u = square((x[i]·y[i]))
                  v[i] = sqrt(u)
                """), gradient.value());
        assertTrue(gradient.loops().contains("square((x[i]·y[i]))"), gradient.loops());
    }

    /** What a sum beside another loop reads is computed there, too: no turn waits for the addition before. */
    @Test
    void sumsComputeCheapLocalsAgain() {
        Value u = programs.named("u", "square", programs.named("t", "hadamard", x, y));
        Gradient gradient = gradient(programs.apply("dot", u, programs.named("v", "sqrt", u)));
        assertTrue(gradient.value().contains("sumA = (sumA + (square((x[i]·y[i]))·v[i]))"), gradient.value());
        assertTrue(gradient.value().contains("sumD = (sumD + (square((x[i+3]·y[i+3]))·v[i+3]))"), gradient.value());
    }

    @Test
    void aFunctionIsRead() {
        Value t = programs.named("t", "sqrt", x);
        Gradient gradient = gradient(programs.apply("dot", t, programs.apply("hadamard", y, t)));
        assertEquals(Set.of("t"), gradient.read());
    }

    @Test
    void manyOperationsAreNotDoneAgain() {
        Value t = x;
        for (int n = 0; n < 5; n++) {
            t = programs.named("s" + n, "plus", programs.apply("square", t), y);
        }
        Gradient gradient = gradient(programs.apply("dot", t, programs.named("s5", "square", t)));
        assertEquals(Set.of("s2", "s5"), gradient.read());
    }

    @Test
    void whatAProductReadsIsAnArray() {
        Value W = programs.parameter("W", "M", "N");
        Value t = programs.named("t", "hadamard", x, y);
        Value r = programs.named("r", "times", W, t);
        Gradient gradient = gradient(programs.apply("dot", r, r));
        assertEquals(Set.of("t", "r"), gradient.read());
        assertFalse(gradient.loops().contains("·x[j]·y[j]"), gradient.loops());
    }

    @Test
    void whatNobodyReadsIsNotReadInsteadOfAnother() {
        Value t = programs.named("t", "plus", programs.named("logs", "log", x), y);
        Gradient gradient = gradient(programs.apply("dot", t, t));
        assertEquals(Set.of("t"), gradient.read());
    }
}
