package org.matgrad.processor.source;

import java.util.Optional;
import org.matgrad.processor.matrix.Program;

/** What came of reading a method. */
public sealed interface Reading {

    /** The method is in the language. */
    record Complete(MethodSignature signature, Program program) implements Reading {}

    /** It is not, and the compiler says why; without a signature where its types do not exist. */
    record Broken(Optional<MethodSignature> signature) implements Reading {}

    /** It mentions what does not exist so far; another processor may still write it. */
    record Unresolved() implements Reading {}
}
