package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matgrad.processor.calculus.Derivation;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.matrix.Parameter;
import org.matgrad.processor.source.MethodSignature;

/** A method's parameters, values and gradients, as a class that computes its batches row by row holds them. */
final class RowParts {

    private final MethodSignature signature;
    private final Derivation derivation;
    private final BatchApi api;
    private final Arguments arguments;
    private final Names taken = new Names();
    private final RowNames names;
    private final Map<MethodSignature.Parameter, String> rows = new LinkedHashMap<>();
    private final List<Outcome> results = new ArrayList<>();
    private final List<Gradient> gradients = new ArrayList<>();

    /** A part of the value: what the companion hands out for one row, and the array of all rows. */
    record Outcome(ArrayVar array, String all, TypeName type, String seedRow, TypeName rowType) {}

    /** The derivative by one input: the field of the companion, the sum or the rows, and the rows of what is shared. */
    record Gradient(
            Parameter.Real input, boolean byRow, String ofOne, String all, TypeName type, Optional<String> each) {

        /** The input itself, which has the gradient's sizes. */
        String source() {
            return "this." + input.access();
        }
    }

    RowParts(MethodSignature signature, Derivation derivation, BatchApi api) {
        this.signature = signature;
        this.derivation = derivation;
        this.api = api;
        this.arguments = new Arguments(signature, derivation.program(), api.result());
        signature.receiver().ifPresent(receiver -> taken.reserve(receiver.name()));
        signature.parameters().forEach(parameter -> taken.reserve(parameter.name()));
        derivation.value().results().forEach(result -> taken.reserve(JavaText.name(result)));
        this.names = RowNames.fresh(taken);
        for (MethodSignature.Parameter parameter : signature.parameters()) {
            if (signature.isByRow(parameter) && isArray(Api.type(parameter))) {
                rows.put(parameter, taken.fresh(parameter.name() + "Row"));
            }
        }
        addResults();
        Api.chosen(signature).forEach(this::addGradients);
    }

    private void addResults() {
        List<ArrayVar> values = derivation.value().results();
        List<TypeName> types = arguments.resultTypes(values);
        for (int n = 0; n < values.size(); n++) {
            String name = JavaText.name(values.get(n));
            results.add(new Outcome(
                    values.get(n),
                    name,
                    rowsType(types.get(n), values.get(n)),
                    taken.fresh(name + "BarRow"),
                    types.get(n)));
        }
    }

    private void addGradients(MethodSignature.Parameter parameter) {
        boolean byRow = signature.isByRow(parameter);
        for (Parameter part : arguments.parts(parameter)) {
            if (part instanceof Parameter.Real real) {
                TypeName own = arguments.type(part);
                String bar = taken.fresh(real.name() + "Bar");
                TypeName all = byRow ? rowsType(own, derivation.input(real)) : own;
                Optional<String> each = byRow ? Optional.empty() : Optional.of(taken.fresh(real.name() + "Bars"));
                String ofOne = JavaText.name(derivation.adjoint().outcomes().get(derivation.input(real)));
                gradients.add(new Gradient(real, byRow, ofOne, bar, all, each));
            }
        }
    }

    MethodSignature signature() {
        return signature;
    }

    Derivation derivation() {
        return derivation;
    }

    BatchApi api() {
        return api;
    }

    Arguments arguments() {
        return arguments;
    }

    RowNames names() {
        return names;
    }

    /** A name that nothing else has. */
    String fresh(String name) {
        return taken.fresh(name);
    }

    /** The present row of what is given by row, by parameter. */
    Map<MethodSignature.Parameter, String> rows() {
        return rows;
    }

    List<Outcome> results() {
        return results;
    }

    List<Gradient> gradients() {
        return gradients;
    }

    /** Those by what the rows share. */
    List<Gradient> shared() {
        return gradients.stream().filter(gradient -> !gradient.byRow()).toList();
    }

    /** The type of all rows. */
    TypeName rowsType(TypeName one, ArrayVar array) {
        return one.equals(api.types().tensor())
                ? api.types().tensor()
                : api.types().ofRank(array.rank() + 1);
    }

    boolean isArray(TypeName type) {
        return List.of(api.types().vector(), api.types().matrix(), api.types().tensor())
                .contains(type);
    }

    String method() {
        return derivation.program().name();
    }

    /** Checks a size. */
    void require(String what, String actual, String expected, String formula, MethodSpec.Builder code) {
        code.addStatement(
                "$T.requireSize($S, $S, $L, $L, $S)", Types.WORKSPACE, method(), what, actual, expected, formula);
    }

    /** The sizes of an array along some of its axes. */
    static CodeBlock sizes(String array, int from, int to) {
        List<CodeBlock> sizes = new ArrayList<>();
        for (int axis = from; axis < to; axis++) {
            sizes.add(CodeBlock.of("$L.size($L)", array, axis));
        }
        return CodeBlock.join(sizes, ", ");
    }

    /** Makes a row the present one. */
    void loadRow(MethodSpec.Builder code) {
        if (!rows.isEmpty()) {
            code.addStatement("$L($L)", RowNames.LOAD, names.row());
        }
    }

    /** What the companion is called with for the present names.row(). */
    CodeBlock given() {
        List<CodeBlock> given = new ArrayList<>();
        signature.receiver().ifPresent(receiver -> given.add(CodeBlock.of("this.$L", receiver.name())));
        for (MethodSignature.Parameter parameter : signature.parameters()) {
            String name = parameter.name();
            if (rows.containsKey(parameter)) {
                given.add(CodeBlock.of("$L", rows.get(parameter)));
            } else if (!signature.isByRow(parameter)) {
                given.add(CodeBlock.of("this.$L", name));
            } else {
                boolean isNumber = isArray(api.typeOf(parameter));
                given.add(CodeBlock.of(isNumber ? "this.$L.get($L)" : "this.$L[$L]", name, names.row()));
            }
        }
        return CodeBlock.join(given, ", ");
    }

    /** The value of all rows. */
    CodeBlock wholeValue() {
        List<ArrayVar> arrays = results.stream().map(Outcome::array).toList();
        return arguments.result(
                arrays,
                array -> CodeBlock.of("$L", results.get(arrays.indexOf(array)).all()));
    }
}
