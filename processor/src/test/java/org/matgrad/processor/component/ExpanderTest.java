package org.matgrad.processor.component;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Programs;
import org.matgrad.processor.matrix.Value;

class ExpanderTest {

    private static String expand(Programs programs, Operand result) {
        return Expander.expand(programs.returning(result), (part, seed, gradients) -> List.of())
                .toString();
    }

    @Test
    void aProductIsASumOverOneIndex() {
        Programs programs = new Programs("Test.f");
        Value product = programs.apply("times", programs.parameter("W", "C", "D"), programs.parameter("x", "D"));
        assertEquals("y[i] = Σj W[i,j]·x[j]\n", expand(programs, product));
    }

    @Test
    void aTransposeIsOnlyAnotherReading() {
        Programs programs = new Programs("Test.f");
        Value transposed = programs.apply("transpose", programs.parameter("A", "M", "N"));
        Value product = programs.apply("times", transposed, programs.parameter("x", "M"));
        assertEquals("y[i] = Σj A[j,i]·x[j]\n", expand(programs, product));
    }

    @Test
    void intermediatesOfAnOperationGetNamesOfTheirOwn() {
        Programs programs = new Programs("Test.f");
        Value z = programs.parameter("z", "N");
        Value result = programs.named("p", "softmax", z);
        assertEquals("""
                m = maxi z[i]
                s = (|m| < ∞ ? m : 0)
                e[i] = exp(z[i] - s)
                z2 = Σi e[i]
                p[i] = e[i] / z2
                """, expand(programs, result));
    }

    @Test
    void aResultThatIsAParameterIsCopied() {
        Programs programs = new Programs("Test.f");
        assertEquals("y[i] = x[i]\n", expand(programs, programs.parameter("x", "N")));
    }

    @Test
    void nestedReductionsAreNamed() {
        Index i = new Index("i", Programs.shape("N").size(0));
        ArrayVar x = new ArrayVar("x", Programs.shape("N"));
        Expr sum = new Expr.Reduce(Reduction.SUM, List.of(i), Expr.Access.of(x, List.of(i)));
        Definition nested =
                new Definition(new ArrayVar("y", Programs.shape()), List.of(), Algebra.apply(Function.EXP, sum), null);
        Names names = new Names();
        assertEquals(
                "[yPart = Σi x[i], y = exp(yPart)]",
                Normalizer.normalize(nested, names).toString());
    }

    @Test
    void aMatrixIsFactoredOnce() {
        Programs programs = new Programs("Test.f");
        Value A = programs.parameter("A", "N", "N");
        Value solved = programs.apply("sum", programs.apply("solve", A, programs.parameter("b", "N")));
        String text = expand(programs, programs.apply("plus", solved, programs.apply("logDeterminant", A)));
        assertEquals(1, text.split("FACTOR\\(", -1).length - 1, text);
    }
}
