package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.source.MethodSignature;

/** The gradients of a batch, row by row: each row's value is computed again, so that only one row's intermediates are kept. */
final class RowsBackward {

    private final RowParts own;
    private final MethodSignature signature;
    private final BatchApi api;
    private final Arguments arguments;
    private final RowNames names;

    RowsBackward(RowParts own) {
        this.own = own;
        this.signature = own.signature();
        this.api = own.api();
        this.arguments = own.arguments();
        this.names = own.names();
    }

    /** The gradient: summed over the rows for what these share. */
    MethodSpec gradients(MethodSpec.Builder code) {
        return backward(code, names.differentiated(), own.gradients(), this::allocate, this::accumulated);
    }

    /** Each row's gradient by what the rows share. */
    MethodSpec perExample(MethodSpec.Builder code) {
        return backward(code, names.separated(), own.shared(), this::allocateEach, this::separated);
    }

    private MethodSpec backward(
            MethodSpec.Builder code,
            String done,
            List<RowParts.Gradient> wanted,
            Function<RowParts.Gradient, CodeBlock> allocation,
            Function<RowParts.Gradient, CodeBlock> collection) {
        code.addCode(api.requireForward(names.evaluated(), own.method()));
        code.addStatement("$T.nonNull($L, $S, $S)", Types.WORKSPACE, names.seed(), own.method(), names.seed());
        List<String> weights = arguments.parts(names.seed(), own.results().size());
        for (int n = 0; n < own.results().size(); n++) {
            checkSeed(own.results().get(n), weights.get(n), code);
        }
        code.addStatement("$L = false", done);
        wanted.forEach(gradient -> code.addCode(allocation.apply(gradient)));
        code.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", names.row(), names.count());
        own.loadRow(code);
        code.addStatement("$L.forward($L)", names.one(), own.given());
        List<CodeBlock> parts = new ArrayList<>();
        for (int n = 0; n < own.results().size(); n++) {
            RowParts.Outcome result = own.results().get(n);
            if (own.isArray(result.rowType())) {
                code.addStatement(
                        "$T.take($L, $L, $L)", api.types().rows(), weights.get(n), names.row(), result.seedRow());
                parts.add(CodeBlock.of("$L", result.seedRow()));
            } else {
                parts.add(CodeBlock.of("$L.get($L)", weights.get(n), names.row()));
            }
        }
        Arguments ofOne = new Arguments(signature, own.derivation().program(), new Api(signature).result());
        List<ArrayVar> arrays =
                own.results().stream().map(RowParts.Outcome::array).toList();
        code.addStatement(
                "$L.backward($L)", names.one(), ofOne.result(arrays, array -> parts.get(arrays.indexOf(array))));
        wanted.forEach(gradient -> code.addCode(collection.apply(gradient)));
        return code.endControlFlow().addStatement("$L = true", done).build();
    }

    private void checkSeed(RowParts.Outcome result, String weight, MethodSpec.Builder code) {
        if (arguments.hasRecordResult()) {
            code.addStatement("$T.nonNull($L, $S, $S)", Types.WORKSPACE, weight, own.method(), weight);
        }
        code.addStatement("$L($L)", RowNames.KEEP_SEED, weight);
        if (result.type().equals(api.types().tensor())) {
            own.require(
                    "the rank of " + weight, weight + ".rank()", result.all() + ".rank()", "that of the value", code);
        }
        for (int axis = 0; axis <= result.array().rank(); axis++) {
            own.require(
                    "the size of axis " + axis + " of " + weight,
                    weight + ".size(" + axis + ")",
                    result.all() + ".size(" + axis + ")",
                    "that of the value",
                    code);
        }
        if (own.isArray(result.rowType())) {
            code.addStatement(
                    "$1L = $2T.sized($1L, $3L)",
                    result.seedRow(),
                    api.types().storage(),
                    RowParts.sizes(weight, 1, result.array().rank() + 1));
        }
    }

    private CodeBlock allocate(RowParts.Gradient gradient) {
        CodeBlock.Builder code = CodeBlock.builder();
        int rank = gradient.input().value().shape().rank();
        if (!own.isArray(gradient.type())) {
            return code.addStatement("$L = $L", gradient.all(), api.types().literal(0))
                    .build();
        }
        code.addStatement(
                "$1L = $2T.sized($1L, $3L)",
                gradient.all(),
                api.types().storage(),
                RowParts.sizes(gradient.source(), 0, gradient.byRow() ? rank + 1 : rank));
        if (!gradient.byRow()) {
            code.addStatement(
                    "$T.fill($L.data(), $L)",
                    Types.ARRAYS,
                    gradient.all(),
                    api.types().literal(0));
        }
        return code.build();
    }

    private CodeBlock allocateEach(RowParts.Gradient gradient) {
        int rank = gradient.input().value().shape().rank();
        List<CodeBlock> sizes = new ArrayList<>(List.of(CodeBlock.of("$L", names.count())));
        if (rank > 0) {
            sizes.add(RowParts.sizes(gradient.source(), 0, rank));
        }
        return CodeBlock.builder()
                .addStatement(
                        "$1L = $2T.sized($1L, $3L)",
                        gradient.each().orElseThrow(),
                        api.types().storage(),
                        CodeBlock.join(sizes, ", "))
                .build();
    }

    private CodeBlock accumulated(RowParts.Gradient gradient) {
        if (gradient.byRow()) {
            return put(gradient, gradient.all());
        }
        CodeBlock.Builder code = CodeBlock.builder();
        return own.isArray(gradient.type())
                ? code.addStatement(
                                "$T.add($L.$L, $L)", api.types().rows(), names.one(), gradient.ofOne(), gradient.all())
                        .build()
                : code.addStatement("$L += $L.$L", gradient.all(), names.one(), gradient.ofOne())
                        .build();
    }

    private CodeBlock separated(RowParts.Gradient gradient) {
        return put(gradient, gradient.each().orElseThrow());
    }

    private CodeBlock put(RowParts.Gradient gradient, String rowsOf) {
        CodeBlock.Builder code = CodeBlock.builder();
        return own.isArray(arguments.type(gradient.input()))
                ? code.addStatement(
                                "$T.put($L.$L, $L, $L)",
                                api.types().rows(),
                                names.one(),
                                gradient.ofOne(),
                                rowsOf,
                                names.row())
                        .build()
                : code.addStatement("$L.data()[$L] = $L.$L", rowsOf, names.row(), names.one(), gradient.ofOne())
                        .build();
    }
}
