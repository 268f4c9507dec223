package org.matgrad.processor.report.document;

/** A pair of signs around a part of a formula. */
public enum Fence {
    PARENTHESES("(", ")", "\\left(", "\\right)"),
    BARS("|", "|", "\\left\\lvert ", "\\right\\rvert "),
    FLOOR("⌊", "⌋", "\\left\\lfloor ", "\\right\\rfloor ");

    private final String open;
    private final String close;
    private final String latexOpen;
    private final String latexClose;

    Fence(String open, String close, String latexOpen, String latexClose) {
        this.open = open;
        this.close = close;
        this.latexOpen = latexOpen;
        this.latexClose = latexClose;
    }

    public String open() {
        return open;
    }

    public String close() {
        return close;
    }

    public String latexOpen() {
        return latexOpen;
    }

    public String latexClose() {
        return latexClose;
    }
}
