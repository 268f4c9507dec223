package org.matgrad;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class that Matgrad has written. It is kept in the class file, and its simple name contains {@code Generated},
 * so that coverage tools leave the class out. {@link GradientCheck} reads the names from it while a test runs.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MatgradGenerated {

    /**
     * The names of the differentiated method's parameters, in order. Class files need not keep them, and methods of other
     * compilations that call the companion depend on them.
     *
     * @return the names
     */
    String[] parameters() default {};
}
