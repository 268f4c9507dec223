package org.matgrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

class DerivativeOfTest {

    record Cosine(double value, double dx) {}

    @DerivativeOf(type = StrictMath.class, method = "cos")
    static Cosine cosine(double x) {
        return new Cosine(StrictMath.cos(x), -StrictMath.sin(x));
    }

    @Test
    void registeringChangesNothing() {
        assertEquals(new Cosine(1, -0.0), cosine(0));
    }

    /** Processors see it in class files too; running programs have no use for it. */
    @Test
    void standsOnMethodsAndInClassFiles() {
        assertEquals(
                RetentionPolicy.CLASS,
                DerivativeOf.class.getAnnotation(Retention.class).value());
        assertArrayEquals(
                new ElementType[] {ElementType.METHOD},
                DerivativeOf.class.getAnnotation(Target.class).value());
    }
}
