package org.matgrad.processor.calculus;

import org.matgrad.processor.matrix.Origin;

/** A method needs a derivative of so high an order that none is known. */
public final class UnknownDerivative extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String what;
    private final int line;

    private UnknownDerivative(String what, int line) {
        super(what);
        this.what = what;
        this.line = line;
    }

    static UnknownDerivative of(String what) {
        return new UnknownDerivative(what, 0);
    }

    /** The same with the place that needs it. */
    UnknownDerivative at(Origin origin) {
        return new UnknownDerivative(what, origin == null ? 0 : origin.line());
    }

    /** What is not known, and where it is wanted. */
    public String what() {
        return what + (line == 0 ? "" : " (line " + line + ")");
    }
}
