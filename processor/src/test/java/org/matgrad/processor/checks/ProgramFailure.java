package org.matgrad.processor.checks;

/** What went wrong with a program. */
final class ProgramFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String kind;

    /**
     * A failure.
     *
     * @param kind what kind it is: a smaller program fails alike when it is the same
     */
    ProgramFailure(String kind, String message) {
        super(kind + ": " + message);
        this.kind = kind;
    }

    String kind() {
        return kind;
    }
}
