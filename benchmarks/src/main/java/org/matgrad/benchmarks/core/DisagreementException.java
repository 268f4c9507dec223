package org.matgrad.benchmarks.core;

/** Something that is compared computes other numbers than it should: its speed means nothing. */
public final class DisagreementException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says what differs. */
    public DisagreementException(String message) {
        super(message);
    }
}
