package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Parameter;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.source.MethodSignature;

/** The values of a batch, row by row. */
final class RowsForward {

    private final RowParts own;
    private final MethodSignature signature;
    private final BatchApi api;
    private final Arguments arguments;
    private final RowNames names;

    RowsForward(RowParts own) {
        this.own = own;
        this.signature = own.signature();
        this.api = own.api();
        this.arguments = own.arguments();
        this.names = own.names();
    }

    /** Goes through the rows, and keeps each one's value. */
    MethodSpec forward() {
        MethodSpec.Builder code = api.forward();
        checkArguments(code);
        for (MethodSignature.Parameter parameter : signature.parameters()) {
            if (own.isArray(api.typeOf(parameter))) {
                code.addStatement("$L($L)", RowNames.KEEP, parameter.name());
            }
        }
        code.addStatement("$L = false", names.evaluated()).addStatement("$L = false", names.differentiated());
        if (api.hasPerExample()) {
            code.addStatement("$L = false", names.separated());
        }
        signature.receiver().ifPresent(receiver -> code.addStatement("this.$1L = $1L", receiver.name()));
        signature.parameters().forEach(parameter -> code.addStatement("this.$1L = $1L", parameter.name()));
        code.addStatement("this.$1L = $1L", names.count());
        own.rows()
                .forEach((parameter, name) -> code.addStatement(
                        "$1L = $2T.sized($1L, $3L)",
                        name,
                        api.types().storage(),
                        RowParts.sizes(parameter.name(), 1, rank(parameter) + 1)));
        for (RowParts.Outcome result : own.results()) {
            if (own.isArray(result.rowType())) {
                code.beginControlFlow("if ($L == 0)", names.count())
                        .addStatement(
                                "$1L = $2T.sized($1L, 0, $3L)",
                                result.all(),
                                api.types().storage(),
                                emptyRow(result.array()))
                        .endControlFlow();
            } else {
                code.addStatement(
                        "$1L = $2T.sized($1L, $3L)", result.all(), api.types().storage(), names.count());
            }
        }
        code.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", names.row(), names.count());
        own.loadRow(code);
        String value = own.fresh("value");
        code.addStatement("$T $L = $L.forward($L)", new Api(signature).result(), value, names.one(), own.given());
        List<String> parts = arguments.parts(value, own.results().size());
        for (int n = 0; n < own.results().size(); n++) {
            store(own.results().get(n), parts.get(n), code);
        }
        return code.endControlFlow()
                .addStatement("$L = true", names.evaluated())
                .addStatement("return $L", own.wholeValue())
                .build();
    }

    private void checkArguments(MethodSpec.Builder code) {
        boolean counted = false;
        for (MethodSignature.Parameter parameter : signature.parameters()) {
            String name = parameter.name();
            TypeName given = api.typeOf(parameter);
            if (!given.isPrimitive()) {
                code.addStatement("$T.nonNull($L, $S, $S)", Types.WORKSPACE, name, own.method(), name);
            }
            if (!signature.isByRow(parameter)) {
                continue;
            }
            if (given.equals(api.types().tensor())) {
                own.require(
                        "the rank of " + name, name + ".rank()", "" + (rank(parameter) + 1), "one more for rows", code);
            }
            boolean isPlain = !own.isArray(given);
            String size = isPlain ? name + ".length" : name + ".size(0)";
            if (counted) {
                own.require(
                        (isPlain ? "the length of " : "the rows of ") + name,
                        size,
                        names.count(),
                        "size of batch",
                        code);
            } else {
                code.addStatement("int $L = $L", names.count(), size);
                counted = true;
            }
        }
    }

    /** The rank that a parameter has for one data point. */
    private int rank(MethodSignature.Parameter parameter) {
        return arguments.parts(parameter).get(0) instanceof Parameter.Real real
                ? real.value().shape().rank()
                : 0;
    }

    /** The sizes of a row where there is none: as far as the arguments tell. */
    private CodeBlock emptyRow(ArrayVar result) {
        Map<Atom, String> known = new LinkedHashMap<>();
        for (MethodSignature.Parameter parameter : signature.parameters()) {
            boolean byRow = signature.isByRow(parameter);
            for (Parameter part : arguments.parts(parameter)) {
                if (part instanceof Parameter.Int && !byRow) {
                    known.put(new Atom.Symbol(part.name()), part.access());
                } else if (part instanceof Parameter.Real real) {
                    for (int axis = 0; axis < real.value().shape().rank(); axis++) {
                        Atom atom = real.value().shape().size(axis).single();
                        int place = byRow ? axis + 1 : axis;
                        if (atom != null) {
                            known.putIfAbsent(atom, part.access() + ".size(" + place + ")");
                        }
                    }
                }
            }
        }
        JavaText text = new JavaText(known, null, api.types());
        List<CodeBlock> sizes = new ArrayList<>();
        for (Size size : result.shape().sizes()) {
            boolean told = known.keySet().containsAll(size.atoms());
            sizes.add(told ? text.of(size) : CodeBlock.of("0"));
        }
        return CodeBlock.join(sizes, ", ");
    }

    private void store(RowParts.Outcome result, String value, MethodSpec.Builder code) {
        if (!own.isArray(result.rowType())) {
            code.addStatement("$L.data()[$L] = $L", result.all(), names.row(), value);
            return;
        }
        int rank = result.array().rank();
        code.beginControlFlow("if ($L == 0)", names.row())
                .addStatement(
                        "$1L = $2T.sized($1L, $3L, $4L)",
                        result.all(),
                        api.types().storage(),
                        names.count(),
                        RowParts.sizes(value, 0, rank))
                .endControlFlow();
        for (int axis = 0; axis < rank; axis++) {
            own.require(
                    "the size of axis " + axis + " of the value",
                    value + ".size(" + axis + ")",
                    result.all() + ".size(" + (axis + 1) + ")",
                    "that of the first row",
                    code);
        }
        code.addStatement("$T.put($L, $L, $L)", api.types().rows(), value, result.all(), names.row());
    }

    /** Takes one row out of all that is given by row. */
    MethodSpec load() {
        MethodSpec.Builder code = MethodSpec.methodBuilder(RowNames.LOAD)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, names.row());
        own.rows()
                .forEach((parameter, name) -> code.addStatement(
                        "$T.take($L, $L, $L)", api.types().rows(), parameter.name(), names.row(), name));
        return code.build();
    }
}
