package org.matgrad.processor.source;

/** What a Java type is to the language. */
public sealed interface Kind {

    /** A {@code double} (rank 0), {@code Vector} (1) or {@code Matrix} (2). */
    record Real(int rank) implements Kind {}

    /** An {@code int}, which steers and is never differentiated. */
    record Int() implements Kind {}

    /** Any other type. */
    record Other() implements Kind {}
}
