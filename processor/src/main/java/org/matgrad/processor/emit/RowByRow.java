package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.matgrad.processor.calculus.Derivation;
import org.matgrad.processor.matrix.Parameter;
import org.matgrad.processor.source.MethodSignature;

/**
 * Batches of a method whose rows go ways or have sizes of their own: the companion computes them one by one. The sweep
 * back computes each row's value again, so that only one row's intermediates are kept.
 */
final class RowByRow {

    private final RowParts own;
    private final MethodSignature signature;
    private final BatchApi api;
    private final Arguments arguments;
    private final RowNames names;
    private final TypeSpec.Builder type;

    RowByRow(MethodSignature signature, Derivation derivation, BatchApi api) {
        this.own = new RowParts(signature, derivation, api);
        this.signature = signature;
        this.api = api;
        this.arguments = own.arguments();
        this.names = own.names();
        this.type = api.companion();
    }

    TypeSpec write() {
        RowsForward forward = new RowsForward(own);
        RowsBackward backward = new RowsBackward(own);
        addFields();
        type.addMethod(forward.forward());
        type.addMethod(backward.gradients(api.backward(names.seed())));
        type.addMethod(gradient());
        if (api.hasPerExample()) {
            type.addMethod(backward.perExample(api.backwardPerExample(names.seed())));
            type.addMethod(gradientPerExample());
        }
        if (!own.rows().isEmpty()) {
            type.addMethod(forward.load());
        }
        keep();
        return type.build();
    }

    private void addFields() {
        type.addField(FieldSpec.builder(api.self(), names.one(), Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T()", api.self())
                .build());
        signature.receiver().ifPresent(receiver -> addField(TypeName.get(receiver.type()), receiver.name()));
        signature.parameters().forEach(parameter -> addField(api.typeOf(parameter), parameter.name()));
        own.rows().forEach((parameter, name) -> addField(Api.type(parameter), name));
        for (RowParts.Outcome result : own.results()) {
            addField(result.type(), result.all());
            if (own.isArray(result.rowType())) {
                addField(result.rowType(), result.seedRow());
            }
        }
        for (RowParts.Gradient gradient : own.gradients()) {
            addField(gradient.type(), gradient.all());
            gradient.each()
                    .ifPresent(each -> addField(
                            own.rowsType(gradient.type(), own.derivation().input(gradient.input())), each));
        }
        addField(TypeName.INT, names.count());
        addField(TypeName.BOOLEAN, names.evaluated());
        addField(TypeName.BOOLEAN, names.differentiated());
        if (api.hasPerExample()) {
            addField(TypeName.BOOLEAN, names.separated());
        }
    }

    private void addField(TypeName fieldType, String name) {
        type.addField(fieldType, name, Modifier.PRIVATE);
    }

    /** Lets go of what was handed out when it comes back as an argument, which the next call would overwrite. */
    private void keep() {
        String argument = own.fresh("argument");
        List<String> values = new ArrayList<>();
        own.results().forEach(result -> values.add(result.all()));
        List<String> derivatives = new ArrayList<>();
        for (RowParts.Gradient gradient : own.gradients()) {
            if (own.isArray(gradient.type())) {
                derivatives.add(gradient.all());
            }
            gradient.each().ifPresent(derivatives::add);
        }
        MethodSpec.Builder all = MethodSpec.methodBuilder(RowNames.KEEP)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(api.types().numericArray(), argument)
                .addComment("What this workspace handed out is the caller's once it comes back as an argument.");
        type.addMethod(letGo(values, argument, all)
                .addStatement("$L($L)", RowNames.KEEP_SEED, argument)
                .build());
        MethodSpec.Builder ofSeeds = MethodSpec.methodBuilder(RowNames.KEEP_SEED)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(api.types().numericArray(), argument);
        type.addMethod(letGo(derivatives, argument, ofSeeds).build());
    }

    private MethodSpec.Builder letGo(List<String> arrays, String argument, MethodSpec.Builder code) {
        for (String name : arrays) {
            code.beginControlFlow("if ($T.isSame($L, $L))", api.types().storage(), name, argument)
                    .addStatement("$L = null", name)
                    .endControlFlow();
        }
        return code;
    }

    private MethodSpec gradient() {
        List<CodeBlock> parts = new ArrayList<>();
        parts.add(own.wholeValue());
        for (MethodSignature.Parameter parameter : Api.chosen(signature)) {
            parts.add(arguments.assembled(parameter, this::gradientOf));
        }
        return api.gradient()
                .addCode(api.requireBackward(names.differentiated(), own.method()))
                .addStatement("return new $T($L)", api.gradientType(), CodeBlock.join(parts, ", "))
                .build();
    }

    /** The gradient by one input; what is not differentiated in a record is as it was given. */
    private CodeBlock gradientOf(Parameter input) {
        return own.gradients().stream()
                .filter(gradient -> gradient.input().equals(input))
                .map(gradient -> CodeBlock.of("$L", gradient.all()))
                .findFirst()
                .orElseGet(() -> CodeBlock.of("this.$L", input.access()));
    }

    private MethodSpec gradientPerExample() {
        List<CodeBlock> parts = new ArrayList<>();
        own.shared()
                .forEach(
                        gradient -> parts.add(CodeBlock.of("$L", gradient.each().orElseThrow())));
        return api.gradientPerExample()
                .addCode(api.requirePerExample(names.separated(), own.method()))
                .addStatement("return new $T($L)", api.perExampleType(), CodeBlock.join(parts, ", "))
                .build();
    }
}
