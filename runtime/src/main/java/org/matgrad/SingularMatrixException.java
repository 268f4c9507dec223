package org.matgrad;

/** Thrown where the inverse of a matrix is asked for, or the logarithm of its determinant, and it is singular. */
public final class SingularMatrixException extends ArithmeticException {

    private static final long serialVersionUID = 1;

    /**
     * Makes an exception.
     *
     * @param message the operation and the matrix
     */
    public SingularMatrixException(String message) {
        super(message);
    }
}
