package org.matgrad.processor.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Order;
import org.matgrad.processor.matrix.Programs;
import org.matgrad.processor.matrix.Value;

/** Derivatives as text, against what one gets by hand. */
class DerivativeTextTest {

    private static Derivation derive(Programs programs, Operand result) {
        return Derivation.of(programs.returning(result), Order.FIRST);
    }

    private static List<String> jacobians(Programs programs, Operand result) {
        return derive(programs, result).jacobians().orElseThrow().programs().stream()
                .map(JacobianProgram::formula)
                .toList();
    }

    @Test
    void matrixTimesVector() {
        Programs programs = new Programs("Test.f");
        Value product = programs.apply("times", programs.parameter("W", "C", "D"), programs.parameter("x", "D"));
        Derivation derivation = derive(programs, product);
        assertEquals("""
                WBar[i,j] = yBar[i]·x[j]
                xBar[j] = Σi yBar[i]·W[i,j]
                """, derivation.adjoint().toString());
        assertEquals(
                "yDot[i] = Σj x[j]·WDot[i,j] + Σj W[i,j]·xDot[j]\n",
                derivation.tangent().toString());
    }

    @Test
    void sectionsOneToThreeOfTheSeed() {
        Programs column = new Programs("Test.f");
        assertEquals(
                List.of("∂y[i]/∂W[j,k] = δ[i,j]·x[k]", "∂y[i]/∂x[j] = W[i,j]"),
                jacobians(column, column.apply("times", column.parameter("W", "C", "D"), column.parameter("x", "D"))));
        Programs row = new Programs("Test.f");
        assertEquals(
                List.of("∂y[i]/∂x[j] = W[j,i]", "∂y[i]/∂W[j,k] = δ[i,k]·x[j]"),
                jacobians(row, row.apply("times", row.parameter("x", "C"), row.parameter("W", "C", "D"))));
    }

    @Test
    void sectionFourOfTheSeed() {
        Programs programs = new Programs("Test.f");
        Value product = programs.apply("times", programs.parameter("X", "N", "C"), programs.parameter("W", "C", "D"));
        assertEquals(
                List.of("∂Y[i,j]/∂X[k,l] = δ[i,k]·W[l,j]", "∂Y[i,j]/∂W[k,l] = δ[j,l]·X[i,k]"),
                jacobians(programs, product));
    }

    @Test
    void sectionFiveOfTheSeed() {
        Programs programs = new Programs("Test.f");
        Value v = programs.parameter("V", "M", "C");
        Value m = programs.named("m", "times", programs.parameter("W", "C", "D"), programs.parameter("x", "D"));
        assertEquals(
                List.of("∂y[i]/∂V[j,k] = δ[i,j]·m[k]", "∂y[i]/∂W[j,k] = V[i,j]·x[k]", "∂y[i]/∂x[j] = Σk V[i,k]·W[k,j]"),
                jacobians(programs, programs.apply("times", v, m)));
    }

    @Test
    void elementwiseMapsStayDiagonal() {
        Programs programs = new Programs("Test.f");
        assertEquals(
                List.of("∂y[i]/∂x[j] = δ[i,j]·(2·x[i])"),
                jacobians(programs, programs.apply("square", programs.parameter("x", "N"))));
    }

    @Test
    void noWorkIsDoneForWhatIsNotChosen() {
        Programs programs = new Programs("Test.f");
        Value product = programs.apply("times", programs.parameter("W", "C", "D"), programs.constant("x", "D"));
        assertEquals(
                "WBar[i,j] = yBar[i]·x[j]\n",
                derive(programs, product).adjoint().toString());
    }

    @Test
    void anExponentialReusesItsValue() {
        Programs programs = new Programs("Test.f");
        Value e = programs.named("e", "exp", programs.parameter("x", "N"));
        assertEquals("xBar[i] = eBar[i]·e[i]\n", derive(programs, e).adjoint().toString());
    }
}
