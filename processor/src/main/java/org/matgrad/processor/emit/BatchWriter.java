package org.matgrad.processor.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.matgrad.processor.calculus.BatchDerivation;
import org.matgrad.processor.calculus.Derivation;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.source.MethodSignature;

/** Adds batches to a companion: methods, records, and the class within it that computes them. */
final class BatchWriter {

    private static final String FORWARD = "forwardBatch";
    private static final String BACKWARD = "backwardBatch";
    private static final String PER_EXAMPLE = "backwardPerExample";

    private final MethodSignature signature;
    private final BatchApi api;
    private final Names names = new Names();
    private final String seed;

    BatchWriter(MethodSignature signature) {
        this.signature = signature;
        this.api = new BatchApi(signature);
        signature.receiver().ifPresent(receiver -> names.reserve(receiver.name()));
        signature.parameters().forEach(parameter -> names.reserve(parameter.name()));
        this.seed = names.fresh("yBar");
    }

    /**
     * Adds what computes.
     *
     * @param batch all rows in one program; empty where the companion computes them one by one
     */
    TypeSpec added(TypeSpec companion, Derivation one, Optional<BatchDerivation> batch) {
        companion.fieldSpecs().forEach(field -> names.reserve(field.name()));
        String field = names.fresh("batch");
        TypeSpec.Builder type = companion.toBuilder();
        type.addField(
                FieldSpec.builder(api.workspace(), field, Modifier.PRIVATE).build());
        String started = "started";
        type.addMethod(MethodSpec.methodBuilder(started)
                .addModifiers(Modifier.PRIVATE)
                .returns(api.workspace())
                .beginControlFlow("if ($L == null)", field)
                .addStatement("$L = new $T()", field, api.workspace())
                .endControlFlow()
                .addStatement("return $L", field)
                .build());
        type.addMethod(api.forward()
                .addStatement("return $L().$L($L)", started, FORWARD, api.arguments())
                .build());
        type.addMethod(weighted(api.backward(seed), started, BACKWARD));
        type.addMethod(api.gradient()
                .addStatement("return $L().gradientBatch()", started)
                .build());
        if (api.isOfNumbers()) {
            type.addMethod(unweighted(api.backward(), started, BACKWARD));
        }
        if (api.hasPerExample()) {
            type.addMethod(weighted(api.backwardPerExample(seed), started, PER_EXAMPLE));
            if (api.isOfNumbers()) {
                type.addMethod(unweighted(api.backwardPerExample(), started, PER_EXAMPLE));
            }
            type.addMethod(api.gradientPerExample()
                    .addStatement("return $L().gradientPerExample()", started)
                    .build());
        }
        api.statics(names.fresh("workspace"), seed).forEach(type::addMethod);
        api.records().forEach(type::addType);
        TypeSpec rows = batch.map(this::atOnce).orElseGet(() -> new RowByRow(signature, one, api).write());
        return type.addType(
                        withOnes(rows, batch.map(BatchDerivation::derivation).orElse(one)))
                .build();
    }

    /** Adds the same to the companion of a method with errors: methods that throw. */
    TypeSpec addedStubs(TypeSpec companion) {
        TypeSpec.Builder type = companion.toBuilder();
        type.addMethod(Stub.throwing(api.forward(), signature));
        type.addMethod(Stub.throwing(api.backward(seed), signature));
        type.addMethod(Stub.throwing(api.gradient(), signature));
        if (api.isOfNumbers()) {
            type.addMethod(Stub.throwing(api.backward(), signature));
        }
        if (api.hasPerExample()) {
            type.addMethod(Stub.throwing(api.backwardPerExample(seed), signature));
            if (api.isOfNumbers()) {
                type.addMethod(Stub.throwing(api.backwardPerExample(), signature));
            }
            type.addMethod(Stub.throwing(api.gradientPerExample(), signature));
        }
        api.statics(names.fresh("workspace"), seed).forEach(type::addMethod);
        api.records().forEach(type::addType);
        return type.build();
    }

    private MethodSpec weighted(MethodSpec.Builder method, String started, String sweep) {
        return method.addStatement("$L().$L($L)", started, sweep, seed).build();
    }

    private static MethodSpec unweighted(MethodSpec.Builder method, String started, String sweep) {
        return method.addStatement("$1L().$2L($1L().ones())", started, sweep).build();
    }

    /** The companion of the batch's program. */
    private TypeSpec atOnce(BatchDerivation batch) {
        Names taken = batch.derivation().value().names();
        Optional<PerExampleSweep> perExample =
                batch.perExample().map(sweep -> new PerExampleSweep(sweep, api, taken.fresh("separated")));
        return new Companion(signature, batch.derivation(), api, perExample).write();
    }

    /** With a weight of 1 for each row, where the method returns a number. */
    private TypeSpec withOnes(TypeSpec rows, Derivation derivation) {
        if (!api.isOfNumbers()) {
            return rows;
        }
        Names taken = new Names();
        rows.fieldSpecs().forEach(field -> taken.reserve(field.name()));
        String ones = taken.fresh("ones");
        TypeName vector = api.result();
        ArrayVar result = derivation.value().results().get(0);
        return rows.toBuilder()
                .addField(vector, ones, Modifier.PRIVATE)
                .addMethod(MethodSpec.methodBuilder("ones")
                        .returns(vector)
                        .addStatement(
                                "$1L = $2T.ones($1L, $3L == null ? 0 : $3L.size())",
                                ones,
                                Types.WORKSPACE,
                                JavaText.name(result))
                        .addStatement("return $L", ones)
                        .build())
                .build();
    }
}
