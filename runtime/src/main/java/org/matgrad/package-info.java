/**
 * Annotations, arrays and their mathematics.
 *
 * <p>Write a method with {@link org.matgrad.Vector}, {@link org.matgrad.Matrix}, {@link org.matgrad.Tensor} and
 * {@link org.matgrad.MatrixMath}, and annotate it with {@link org.matgrad.Differentiable}. The operations here are the
 * plain ones: they say what the generated code has to compute.
 *
 * <p>A null argument gives a {@link java.lang.NullPointerException} with the parameter's name; sizes that don't match
 * an {@link java.lang.IllegalArgumentException} with the operation and both shapes; an index out of range an
 * {@link java.lang.IndexOutOfBoundsException}.
 */
package org.matgrad;
