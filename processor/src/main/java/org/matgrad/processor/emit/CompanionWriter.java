package org.matgrad.processor.emit;

import com.palantir.javapoet.TypeSpec;
import java.util.Optional;
import org.matgrad.processor.calculus.BatchDerivation;
import org.matgrad.processor.calculus.Derivation;
import org.matgrad.processor.source.MethodSignature;

/** Writes companions. */
public final class CompanionWriter {

    private CompanionWriter() {}

    /** The companion of a method, with batches where these are asked for. */
    public static TypeSpec write(MethodSignature signature, Derivation derivation) {
        TypeSpec companion = new Companion(signature, derivation, new Api(signature), Optional.empty()).write();
        if (signature.batch().isEmpty()) {
            return companion;
        }
        Optional<BatchDerivation> batch = BatchDerivation.of(derivation, signature.batch());
        return new BatchWriter(signature).added(companion, derivation, batch);
    }

    /** The companion of a method with errors: the same signatures, bodies that throw. */
    public static TypeSpec stub(MethodSignature signature) {
        TypeSpec companion = Stub.write(signature);
        return signature.batch().isEmpty() ? companion : new BatchWriter(signature).addedStubs(companion);
    }
}
