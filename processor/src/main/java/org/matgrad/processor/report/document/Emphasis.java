package org.matgrad.processor.report.document;

/** Why a part of a formula is to be seen. */
public enum Emphasis {
    /** What the derivative in question comes from. */
    MATTERS,
    /** What contributes nothing to it. */
    VANISHES,
    /** What a sum and a delta do to one another. */
    CANCELS
}
