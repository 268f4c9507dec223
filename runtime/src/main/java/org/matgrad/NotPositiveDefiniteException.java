package org.matgrad;

/** Thrown where the Cholesky factor of a matrix is asked for that is not positive definite. */
public final class NotPositiveDefiniteException extends ArithmeticException {

    private static final long serialVersionUID = 1;

    /**
     * Makes an exception.
     *
     * @param message the operation and the matrix
     */
    public NotPositiveDefiniteException(String message) {
        super(message);
    }
}
