package org.matgrad;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the sizes of an array: of a parameter, of a local variable or, on a method, of its result. On a record's
 * component or on a field it declares the sizes for each method that reads it, among the names of that method.
 *
 * <p>Sizes are optional. Those that are declared are checked, at compile time where that is possible, and otherwise on
 * entry of the companion.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({
    ElementType.PARAMETER,
    ElementType.LOCAL_VARIABLE,
    ElementType.METHOD,
    ElementType.RECORD_COMPONENT,
    ElementType.FIELD
})
public @interface Shape {

    /**
     * The sizes, one an axis, separated by commas: names, numbers, and arithmetic on them with {@code + - * /} and
     * parentheses, as in {@code "K, D*(D+1)/2"}. A name stands for the same size throughout a method.
     *
     * @return the sizes
     */
    String value();
}
