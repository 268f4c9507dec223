package org.matgrad.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.matgrad.processor.source.Kind;
import org.matgrad.processor.source.MethodSignature;
import org.matgrad.processor.source.MethodSignature.Parameter;

/** What a companion's batches look like from outside, and the class within it that computes them. */
final class BatchApi extends Api {

    private static final String WORKSPACE = "Batch";

    private final MethodSignature signature;

    BatchApi(MethodSignature signature) {
        super(signature);
        this.signature = signature;
    }

    /** The chosen parameters that all rows share. */
    static List<Parameter> shared(MethodSignature signature) {
        return chosen(signature).stream()
                .filter(parameter -> !signature.isByRow(parameter))
                .toList();
    }

    boolean hasPerExample() {
        return !shared(signature).isEmpty();
    }

    /** Whether the method returns a number, so that each row's counts as it is unless the caller weights them. */
    boolean isOfNumbers() {
        return signature.result().equals(new Kind.Real(0));
    }

    /** Values of a type, one for each row. */
    static TypeName rows(Kind kind, TypeName one) {
        if (kind instanceof Kind.Real real) {
            return Types.ofRank(real.rank() + 1);
        }
        return kind instanceof Kind.Tensor ? Types.TENSOR : ArrayTypeName.of(one);
    }

    private static TypeName rows(Parameter parameter) {
        return rows(parameter.kind(), type(parameter));
    }

    /** The type that a parameter has in a batch. */
    TypeName typeOf(Parameter parameter) {
        return signature.isByRow(parameter) ? rows(parameter) : type(parameter);
    }

    @Override
    TypeName result() {
        return signature.result() instanceof Kind.Record
                ? nested("ValueBatch")
                : rows(signature.result(), super.result());
    }

    @Override
    ClassName gradientType() {
        return nested("GradientBatch");
    }

    ClassName perExampleType() {
        return nested("GradientPerExample");
    }

    /** The class that computes batches. */
    ClassName workspace() {
        return nested(WORKSPACE);
    }

    @Override
    boolean isWhole() {
        return false;
    }

    @Override
    boolean isArrayValued() {
        return true;
    }

    @Override
    boolean hasJacobians() {
        return false;
    }

    @Override
    boolean hasHessians() {
        return false;
    }

    @Override
    TypeSpec.Builder companion() {
        return TypeSpec.classBuilder(WORKSPACE)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("A workspace for batches.\n");
    }

    private MethodSpec.Builder withParameters(MethodSpec.Builder method) {
        signature.receiver().ifPresent(receiver -> method.addParameter(TypeName.get(receiver.type()), receiver.name()));
        signature.parameters().forEach(parameter -> method.addParameter(typeOf(parameter), parameter.name()));
        return method;
    }

    @Override
    MethodSpec.Builder forward() {
        String rows = String.join(", ", signature.batch());
        return withParameters(method(
                "forwardBatch",
                result(),
                "Computes the method's value for each row of " + rows + " and keeps what the derivatives need. The\n"
                        + "arguments must not change until those have been computed."));
    }

    @Override
    MethodSpec.Builder backward(String seed) {
        return method(
                        "backwardBatch",
                        TypeName.VOID,
                        "Computes the gradient of the inner product of the last {@link #forwardBatch} value with the given one:\n"
                                + "summed over the rows for parameters that they share. Afterwards {@link #gradientBatch()} has it.")
                .addParameter(result(), seed);
    }

    @Override
    MethodSpec.Builder backward() {
        return method(
                "backwardBatch",
                TypeName.VOID,
                "Computes the gradient of the sum of the last {@link #forwardBatch} values; afterwards\n"
                        + "{@link #gradientBatch()} has it.");
    }

    MethodSpec.Builder backwardPerExample(String seed) {
        return method(
                        "backwardPerExample",
                        TypeName.VOID,
                        "Computes, for each row, the gradient of the inner product of its last {@link #forwardBatch} value with\n"
                                + "its part of the given one, by the parameters that the rows share. Afterwards\n"
                                + "{@link #gradientPerExample()} has it.")
                .addParameter(result(), seed);
    }

    MethodSpec.Builder backwardPerExample() {
        return method(
                "backwardPerExample",
                TypeName.VOID,
                "Computes the gradient of each of the last {@link #forwardBatch} values by the parameters that the rows\n"
                        + "share; afterwards {@link #gradientPerExample()} has it.");
    }

    @Override
    MethodSpec.Builder gradient() {
        return method("gradientBatch", gradientType(), "What the last {@link #backwardBatch} computed.");
    }

    MethodSpec.Builder gradientPerExample() {
        return method("gradientPerExample", perExampleType(), "What the last {@link #backwardPerExample} computed.");
    }

    private MethodSpec valueOf() {
        return withParameters(method("valueBatch", result(), "The method's value for each row."))
                .addModifiers(Modifier.STATIC)
                .addStatement("return new $T().forwardBatch($L)", self(), arguments())
                .build();
    }

    @Override
    MethodSpec gradientOf(String workspace, String seed) {
        return oneShot(
                "gradientBatch",
                "backwardBatch",
                gradientType(),
                "The method's value for each row, and the gradient of "
                        + (isOfNumbers() ? "their sum" : "its inner product with the last argument")
                        + ":\nsummed over the rows for parameters that they share.",
                workspace,
                seed);
    }

    private MethodSpec perExampleOf(String workspace, String seed) {
        return oneShot(
                "gradientPerExample",
                "backwardPerExample",
                perExampleType(),
                "Each row's gradient by the parameters that the rows share: that of "
                        + (isOfNumbers()
                                ? "its value."
                                : "its value's inner product with\nits part of the last argument."),
                workspace,
                seed);
    }

    /** The static methods. */
    List<MethodSpec> statics(String workspace, String seed) {
        List<MethodSpec> methods = new ArrayList<>(List.of(valueOf(), gradientOf(workspace, seed)));
        if (hasPerExample()) {
            methods.add(perExampleOf(workspace, seed));
        }
        return methods;
    }

    private MethodSpec oneShot(String name, String backward, TypeName type, String doc, String workspace, String seed) {
        MethodSpec.Builder method = withParameters(method(name, type, doc)).addModifiers(Modifier.STATIC);
        if (!isOfNumbers()) {
            method.addParameter(result(), seed);
        }
        return method.addStatement("$1T $2L = new $1T()", self(), workspace)
                .addStatement("$L.forwardBatch($L)", workspace, arguments())
                .addStatement("$1L.$2L($3L)", workspace, backward, isOfNumbers() ? "" : seed)
                .addStatement("return $L.$L()", workspace, name)
                .build();
    }

    /** The records that batches need beside the companion's own. */
    List<TypeSpec> records() {
        List<TypeSpec> records = new ArrayList<>();
        if (signature.result() instanceof Kind.Record composite) {
            MethodSpec.Builder values = MethodSpec.constructorBuilder();
            composite.components().forEach(component -> values.addParameter(rows(component), component.name()));
            records.add(record("ValueBatch", "The method's value for each row.", values));
        }
        MethodSpec.Builder gradient = MethodSpec.constructorBuilder().addParameter(result(), primal());
        chosen(signature).forEach(parameter -> gradient.addParameter(typeOf(parameter), parameter.name()));
        records.add(record(
                "GradientBatch",
                "The method's value for each row, and the gradient by each parameter under that one's name.",
                gradient));
        if (hasPerExample()) {
            MethodSpec.Builder each = MethodSpec.constructorBuilder();
            for (Parameter parameter : shared(signature)) {
                List<Parameter> parts = parts(parameter);
                for (int n = 0; n < parts.size(); n++) {
                    each.addParameter(
                            rows(parts.get(n)), jacobianNames(parameter).get(n));
                }
            }
            records.add(record(
                    "GradientPerExample",
                    "Each row's gradient by the parameters that the rows share, under these ones' names.",
                    each));
        }
        return records;
    }

    /** What is differentiated of a parameter: itself, or a record's components. */
    static List<Parameter> parts(Parameter parameter) {
        return parameter.kind() instanceof Kind.Record composite
                ? composite.components().stream()
                        .filter(component -> component.kind().isReal())
                        .toList()
                : List.of(parameter);
    }

    @Override
    CodeBlock requireForward(String evaluated, String method) {
        return require(evaluated, method, "forwardBatch");
    }

    @Override
    CodeBlock requireBackward(String differentiated, String method) {
        return require(differentiated, method, "forwardBatch and backwardBatch");
    }

    CodeBlock requirePerExample(String done, String method) {
        return require(done, method, "forwardBatch and backwardPerExample");
    }

    private static CodeBlock require(String done, String method, String calls) {
        return CodeBlock.of("$T.requireCalls($L, $S, $S);\n", Types.WORKSPACE, done, method, calls);
    }
}
