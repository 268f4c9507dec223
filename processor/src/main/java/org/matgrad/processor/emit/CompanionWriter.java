package org.matgrad.processor.emit;

import com.palantir.javapoet.TypeSpec;
import org.matgrad.processor.calculus.Derivation;
import org.matgrad.processor.source.MethodSignature;

/** Writes companions. */
public final class CompanionWriter {

    private CompanionWriter() {}

    /** The companion of a method. */
    public static TypeSpec write(MethodSignature signature, Derivation derivation) {
        return new Companion(signature, derivation).write();
    }

    /** The companion of a method with errors: the same signatures, bodies that throw. */
    public static TypeSpec stub(MethodSignature signature) {
        return Stub.write(signature);
    }
}
