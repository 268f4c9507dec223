package org.matgrad;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for a companion class that computes a method's value and its derivatives.
 *
 * <p>The method stays what it is, ordinary Java that can be called. The companion is written beside it at compile
 * time and returns the same values.
 *
 * <p>The companion of an instance method takes the object before the parameters. The final fields that the method reads
 * are constants to it. So are the abstract methods without parameters that a default method of an interface calls on its
 * own object: they have to return the same value throughout a call. The companion computes the annotated method, also
 * for objects whose class overrides it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Differentiable {

    /**
     * The parameters to differentiate with respect to, by name, letter for letter.
     *
     * @return the names; when empty, every parameter of type {@code double}, {@link Vector}, {@link Matrix} or
     *     {@link Tensor}, and every record with such components
     */
    String[] wrt() default {};

    /**
     * The simple name of the companion class.
     *
     * @return the name; when empty, the name of the enclosing class followed by that of the method, capitalised
     */
    String name() default "";

    /**
     * The parameters that a batch of data points gives by row, by name, letter for letter. With any, the companion also
     * has {@code forwardBatch} and {@code backwardBatch} for a method that is written for one data point: there, such a
     * parameter has one more axis in front, a row for each data point. A {@code double} becomes a {@link Vector}, a
     * {@code Vector} a {@link Matrix}, a {@code Matrix} a {@link Tensor}, an {@code int}, {@code boolean} or
     * {@code int[]} an array of these, and so does the result. The other parameters are shared by all rows.
     *
     * @return the names; when empty, the companion has no batches
     */
    String[] batch() default {};

    /**
     * The highest order of derivatives.
     *
     * @return 1 for gradients, tangents and Jacobians; 2 for Hessians too
     */
    int order() default 1;
}
