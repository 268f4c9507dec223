package org.matgrad;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Registers the value and the derivatives of a method that Matgrad can't read, such as one of another library.
 *
 * <p>It stands on a static method with the same parameters as the static method that it names. The result is a record
 * whose first component is the value, of the type that the named method returns. The further components are the
 * derivatives with respect to each parameter of type {@code double}, {@link Vector}, {@link Matrix} or {@link Tensor},
 * in the parameters' order; parameters of type {@code int}, {@code boolean} and {@code int[]} are passed on and have no
 * derivative. The names of the components are free.
 *
 * <p>The derivative of a result of rank r with respect to a parameter of rank p has rank r + p. It is indexed first
 * like the result and then like the parameter, D[i,j] = ∂y[i]/∂x[j], and is a {@code double} if the rank is 0, a {@link
 * Vector} if it is 1, a {@link Matrix} if it is 2, and a {@link Tensor} above.
 *
 * <pre>{@code
 * record LookUp(double value, double dx) {}
 *
 * @DerivativeOf(type = Table.class, method = "lookUp")
 * static LookUp lookUpDerivative(double x) { ... }
 *
 * @Differentiable
 * static double f(double x) {
 *     return x * Table.lookUp(x);
 * }
 * }</pre>
 *
 * <p>The method must be visible from the differentiated method that calls the named one.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface DerivativeOf {

    /**
     * The class that declares the method.
     *
     * @return the class
     */
    Class<?> type();

    /**
     * The name of the method. Among methods of the same name it is the one with the same parameters as the annotated
     * method.
     *
     * @return the name
     */
    String method();
}
