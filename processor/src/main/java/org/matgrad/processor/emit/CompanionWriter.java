package org.matgrad.processor.emit;

import com.palantir.javapoet.JavaFile;
import org.matgrad.processor.calculus.Derivation;
import org.matgrad.processor.matrix.Program;
import org.matgrad.processor.source.MethodSignature;

/** Writes companions. */
public final class CompanionWriter {

    private CompanionWriter() {}

    /** The companion of a method. */
    public static JavaFile write(MethodSignature signature, Program program) {
        return new Companion(signature, Derivation.of(program)).write();
    }

    /** The companion of a method with errors: the same signatures, bodies that throw. */
    public static JavaFile stub(MethodSignature signature) {
        return Stub.write(signature);
    }
}
