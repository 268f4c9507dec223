package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.Modifier;
import org.matgrad.processor.calculus.Derivation;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Parameter;
import org.matgrad.processor.matrix.Program;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.source.MethodSignature;

/**
 * Batches of a method whose rows go ways or have sizes of their own: the companion computes them one by one. The sweep
 * back computes each row's value again, so that only one row's intermediates are kept.
 */
final class RowByRow {

    private static final String KEEP = "keep";
    private static final String KEEP_SEED = "keepSeed";
    private static final String LOAD = "load";

    private final MethodSignature signature;
    private final Derivation derivation;
    private final BatchApi api;
    private final Arguments arguments;
    private final String method;
    private final Names names = new Names();
    private final TypeSpec.Builder type;

    private final String one;
    private final String count;
    private final String row;
    private final String evaluated;
    private final String differentiated;
    private final String separated;
    private final String seed;
    /** The present row of what is given by row, by parameter. */
    private final Map<MethodSignature.Parameter, String> rows = new LinkedHashMap<>();

    private final List<Outcome> results = new ArrayList<>();
    private final List<Gradient> gradients = new ArrayList<>();

    /** A part of the value: what the companion hands out for one row, and the array of all rows. */
    private record Outcome(ArrayVar array, String all, TypeName type, String seedRow, TypeName rowType) {}

    /** The derivative by one input: the field of the companion, the sum or the rows, and the rows of what is shared. */
    private record Gradient(
            Parameter.Real input, boolean byRow, String ofOne, String all, TypeName type, Optional<String> each) {}

    RowByRow(MethodSignature signature, Derivation derivation, BatchApi api) {
        this.signature = signature;
        this.derivation = derivation;
        this.api = api;
        this.arguments = new Arguments(signature, derivation.program(), api.result());
        this.method = derivation.program().name();
        this.type = api.companion();
        signature.receiver().ifPresent(receiver -> names.reserve(receiver.name()));
        signature.parameters().forEach(parameter -> names.reserve(parameter.name()));
        derivation.value().results().forEach(result -> names.reserve(JavaText.name(result)));
        this.one = names.fresh("one");
        this.count = names.fresh("rows");
        this.row = names.fresh("n");
        this.evaluated = names.fresh("evaluated");
        this.differentiated = names.fresh("differentiated");
        this.separated = names.fresh("separated");
        this.seed = names.fresh("seed");
        for (MethodSignature.Parameter parameter : signature.parameters()) {
            if (signature.isByRow(parameter) && isArray(Api.type(parameter))) {
                rows.put(parameter, names.fresh(parameter.name() + "Row"));
            }
        }
        List<ArrayVar> values = derivation.value().results();
        List<TypeName> types = arguments.resultTypes(values);
        for (int n = 0; n < values.size(); n++) {
            String name = JavaText.name(values.get(n));
            results.add(new Outcome(
                    values.get(n),
                    name,
                    rowsType(types.get(n), values.get(n)),
                    names.fresh(name + "BarRow"),
                    types.get(n)));
        }
        for (MethodSignature.Parameter parameter : Api.chosen(signature)) {
            boolean byRow = signature.isByRow(parameter);
            for (Parameter part : arguments.parts(parameter)) {
                if (part instanceof Parameter.Real real) {
                    TypeName own = arguments.type(part);
                    String bar = names.fresh(real.name() + "Bar");
                    TypeName all = byRow ? rowsType(own, input(real)) : own;
                    Optional<String> each = byRow ? Optional.empty() : Optional.of(names.fresh(real.name() + "Bars"));
                    String ofOne = JavaText.name(derivation.adjoint().outcomes().get(input(real)));
                    gradients.add(new Gradient(real, byRow, ofOne, bar, all, each));
                }
            }
        }
    }

    private ArrayVar input(Parameter.Real real) {
        int place = Program.reals(derivation.program().inputs()).indexOf(real);
        return derivation.value().inputs().get(place);
    }

    private TypeName rowsType(TypeName one, ArrayVar array) {
        return one.equals(api.types().tensor())
                ? api.types().tensor()
                : api.types().ofRank(array.rank() + 1);
    }

    private boolean isArray(TypeName type) {
        return List.of(api.types().vector(), api.types().matrix(), api.types().tensor())
                .contains(type);
    }

    TypeSpec write() {
        addFields();
        type.addMethod(forward());
        type.addMethod(backward(
                api.backward(seed), differentiated, gradients, this::allocate, gradient -> accumulated(gradient)));
        type.addMethod(gradient());
        if (api.hasPerExample()) {
            List<Gradient> shared =
                    gradients.stream().filter(gradient -> !gradient.byRow()).toList();
            type.addMethod(
                    backward(api.backwardPerExample(seed), separated, shared, this::allocateEach, this::separated));
            type.addMethod(gradientPerExample(shared));
        }
        if (!rows.isEmpty()) {
            type.addMethod(load());
        }
        keep();
        return type.build();
    }

    private void addFields() {
        type.addField(FieldSpec.builder(api.self(), one, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T()", api.self())
                .build());
        signature.receiver().ifPresent(receiver -> addField(TypeName.get(receiver.type()), receiver.name()));
        signature.parameters().forEach(parameter -> addField(api.typeOf(parameter), parameter.name()));
        rows.forEach((parameter, name) -> addField(Api.type(parameter), name));
        for (Outcome result : results) {
            addField(result.type(), result.all());
            if (isArray(result.rowType())) {
                addField(result.rowType(), result.seedRow());
            }
        }
        for (Gradient gradient : gradients) {
            addField(gradient.type(), gradient.all());
            gradient.each().ifPresent(each -> addField(rowsType(gradient.type(), input(gradient.input())), each));
        }
        addField(TypeName.INT, count);
        addField(TypeName.BOOLEAN, evaluated);
        addField(TypeName.BOOLEAN, differentiated);
        if (api.hasPerExample()) {
            addField(TypeName.BOOLEAN, separated);
        }
    }

    private void addField(TypeName fieldType, String name) {
        type.addField(fieldType, name, Modifier.PRIVATE);
    }

    // Forward

    private MethodSpec forward() {
        MethodSpec.Builder code = api.forward();
        checkArguments(code);
        for (MethodSignature.Parameter parameter : signature.parameters()) {
            if (isArray(api.typeOf(parameter))) {
                code.addStatement("$L($L)", KEEP, parameter.name());
            }
        }
        code.addStatement("$L = false", evaluated).addStatement("$L = false", differentiated);
        if (api.hasPerExample()) {
            code.addStatement("$L = false", separated);
        }
        signature.receiver().ifPresent(receiver -> code.addStatement("this.$1L = $1L", receiver.name()));
        signature.parameters().forEach(parameter -> code.addStatement("this.$1L = $1L", parameter.name()));
        code.addStatement("this.$1L = $1L", count);
        rows.forEach((parameter, name) -> code.addStatement(
                "$1L = $2T.sized($1L, $3L)",
                name,
                api.types().storage(),
                sizes(parameter.name(), 1, rank(parameter) + 1)));
        for (Outcome result : results) {
            if (isArray(result.rowType())) {
                code.beginControlFlow("if ($L == 0)", count)
                        .addStatement(
                                "$1L = $2T.sized($1L, 0, $3L)",
                                result.all(),
                                api.types().storage(),
                                emptyRow(result.array()))
                        .endControlFlow();
            } else {
                code.addStatement(
                        "$1L = $2T.sized($1L, $3L)", result.all(), api.types().storage(), count);
            }
        }
        code.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", row, count);
        loadRow(code);
        String value = names.fresh("value");
        code.addStatement("$T $L = $L.forward($L)", new Api(signature).result(), value, one, given());
        List<String> parts = arguments.parts(value, results.size());
        for (int n = 0; n < results.size(); n++) {
            store(results.get(n), parts.get(n), code);
        }
        return code.endControlFlow()
                .addStatement("$L = true", evaluated)
                .addStatement("return $L", wholeValue())
                .build();
    }

    private void checkArguments(MethodSpec.Builder code) {
        boolean counted = false;
        for (MethodSignature.Parameter parameter : signature.parameters()) {
            String name = parameter.name();
            TypeName given = api.typeOf(parameter);
            if (!given.isPrimitive()) {
                code.addStatement("$T.nonNull($L, $S, $S)", Types.WORKSPACE, name, method, name);
            }
            if (!signature.isByRow(parameter)) {
                continue;
            }
            if (given.equals(api.types().tensor())) {
                require("the rank of " + name, name + ".rank()", "" + (rank(parameter) + 1), "one more for rows", code);
            }
            boolean isPlain = !isArray(given);
            String size = isPlain ? name + ".length" : name + ".size(0)";
            if (counted) {
                require((isPlain ? "the length of " : "the rows of ") + name, size, count, "size of batch", code);
            } else {
                code.addStatement("int $L = $L", count, size);
                counted = true;
            }
        }
    }

    private void require(String what, String actual, String expected, String formula, MethodSpec.Builder code) {
        code.addStatement(
                "$T.requireSize($S, $S, $L, $L, $S)", Types.WORKSPACE, method, what, actual, expected, formula);
    }

    /** The rank that a parameter has for one data point. */
    private int rank(MethodSignature.Parameter parameter) {
        return arguments.parts(parameter).get(0) instanceof Parameter.Real real
                ? real.value().shape().rank()
                : 0;
    }

    /** The sizes of an array along some of its axes. */
    private static CodeBlock sizes(String array, int from, int to) {
        List<CodeBlock> sizes = new ArrayList<>();
        for (int axis = from; axis < to; axis++) {
            sizes.add(CodeBlock.of("$L.size($L)", array, axis));
        }
        return CodeBlock.join(sizes, ", ");
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

    private void store(Outcome result, String value, MethodSpec.Builder code) {
        if (!isArray(result.rowType())) {
            code.addStatement("$L.data()[$L] = $L", result.all(), row, value);
            return;
        }
        int rank = result.array().rank();
        code.beginControlFlow("if ($L == 0)", row)
                .addStatement(
                        "$1L = $2T.sized($1L, $3L, $4L)",
                        result.all(),
                        api.types().storage(),
                        count,
                        sizes(value, 0, rank))
                .endControlFlow();
        for (int axis = 0; axis < rank; axis++) {
            require(
                    "the size of axis " + axis + " of the value",
                    value + ".size(" + axis + ")",
                    result.all() + ".size(" + (axis + 1) + ")",
                    "that of the first row",
                    code);
        }
        code.addStatement("$T.put($L, $L, $L)", api.types().rows(), value, result.all(), row);
    }

    private CodeBlock wholeValue() {
        List<ArrayVar> arrays = results.stream().map(Outcome::array).toList();
        return arguments.result(
                arrays,
                array -> CodeBlock.of("$L", results.get(arrays.indexOf(array)).all()));
    }

    private void loadRow(MethodSpec.Builder code) {
        if (!rows.isEmpty()) {
            code.addStatement("$L($L)", LOAD, row);
        }
    }

    private MethodSpec load() {
        MethodSpec.Builder code =
                MethodSpec.methodBuilder(LOAD).addModifiers(Modifier.PRIVATE).addParameter(TypeName.INT, row);
        rows.forEach((parameter, name) ->
                code.addStatement("$T.take($L, $L, $L)", api.types().rows(), parameter.name(), row, name));
        return code.build();
    }

    /** What the companion is called with for the present row. */
    private CodeBlock given() {
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
                given.add(CodeBlock.of(isNumber ? "this.$L.get($L)" : "this.$L[$L]", name, row));
            }
        }
        return CodeBlock.join(given, ", ");
    }

    /** Lets go of what was handed out when it comes back as an argument, which the next call would overwrite. */
    private void keep() {
        String argument = names.fresh("argument");
        List<String> values = new ArrayList<>();
        results.forEach(result -> values.add(result.all()));
        List<String> derivatives = new ArrayList<>();
        for (Gradient gradient : gradients) {
            if (isArray(gradient.type())) {
                derivatives.add(gradient.all());
            }
            gradient.each().ifPresent(derivatives::add);
        }
        MethodSpec.Builder all = MethodSpec.methodBuilder(KEEP)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(api.types().numericArray(), argument)
                .addComment("What this workspace handed out is the caller's once it comes back as an argument.");
        type.addMethod(letGo(values, argument, all)
                .addStatement("$L($L)", KEEP_SEED, argument)
                .build());
        MethodSpec.Builder ofSeeds = MethodSpec.methodBuilder(KEEP_SEED)
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

    // Back

    private MethodSpec backward(
            MethodSpec.Builder code,
            String done,
            List<Gradient> wanted,
            Function<Gradient, CodeBlock> allocation,
            Function<Gradient, CodeBlock> collection) {
        code.addCode(api.requireForward(evaluated, method));
        code.addStatement("$T.nonNull($L, $S, $S)", Types.WORKSPACE, seed, method, seed);
        List<String> weights = arguments.parts(seed, results.size());
        for (int n = 0; n < results.size(); n++) {
            checkSeed(results.get(n), weights.get(n), code);
        }
        code.addStatement("$L = false", done);
        wanted.forEach(gradient -> code.addCode(allocation.apply(gradient)));
        code.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", row, count);
        loadRow(code);
        code.addStatement("$L.forward($L)", one, given());
        List<CodeBlock> parts = new ArrayList<>();
        for (int n = 0; n < results.size(); n++) {
            Outcome result = results.get(n);
            if (isArray(result.rowType())) {
                code.addStatement("$T.take($L, $L, $L)", api.types().rows(), weights.get(n), row, result.seedRow());
                parts.add(CodeBlock.of("$L", result.seedRow()));
            } else {
                parts.add(CodeBlock.of("$L.get($L)", weights.get(n), row));
            }
        }
        Arguments ofOne = new Arguments(signature, derivation.program(), new Api(signature).result());
        List<ArrayVar> arrays = results.stream().map(Outcome::array).toList();
        code.addStatement("$L.backward($L)", one, ofOne.result(arrays, array -> parts.get(arrays.indexOf(array))));
        wanted.forEach(gradient -> code.addCode(collection.apply(gradient)));
        return code.endControlFlow().addStatement("$L = true", done).build();
    }

    private void checkSeed(Outcome result, String weight, MethodSpec.Builder code) {
        if (arguments.hasRecordResult()) {
            code.addStatement("$T.nonNull($L, $S, $S)", Types.WORKSPACE, weight, method, weight);
        }
        code.addStatement("$L($L)", KEEP_SEED, weight);
        if (result.type().equals(api.types().tensor())) {
            require("the rank of " + weight, weight + ".rank()", result.all() + ".rank()", "that of the value", code);
        }
        for (int axis = 0; axis <= result.array().rank(); axis++) {
            require(
                    "the size of axis " + axis + " of " + weight,
                    weight + ".size(" + axis + ")",
                    result.all() + ".size(" + axis + ")",
                    "that of the value",
                    code);
        }
        if (isArray(result.rowType())) {
            code.addStatement(
                    "$1L = $2T.sized($1L, $3L)",
                    result.seedRow(),
                    api.types().storage(),
                    sizes(weight, 1, result.array().rank() + 1));
        }
    }

    private CodeBlock allocate(Gradient gradient) {
        CodeBlock.Builder code = CodeBlock.builder();
        int rank = gradient.input().value().shape().rank();
        if (!isArray(gradient.type())) {
            return code.addStatement("$L = $L", gradient.all(), api.types().literal(0))
                    .build();
        }
        code.addStatement(
                "$1L = $2T.sized($1L, $3L)",
                gradient.all(),
                api.types().storage(),
                sizes(source(gradient), 0, gradient.byRow() ? rank + 1 : rank));
        if (!gradient.byRow()) {
            code.addStatement(
                    "$T.fill($L.data(), $L)",
                    Types.ARRAYS,
                    gradient.all(),
                    api.types().literal(0));
        }
        return code.build();
    }

    private CodeBlock allocateEach(Gradient gradient) {
        int rank = gradient.input().value().shape().rank();
        List<CodeBlock> sizes = new ArrayList<>(List.of(CodeBlock.of("$L", count)));
        if (rank > 0) {
            sizes.add(sizes(source(gradient), 0, rank));
        }
        return CodeBlock.builder()
                .addStatement(
                        "$1L = $2T.sized($1L, $3L)",
                        gradient.each().orElseThrow(),
                        api.types().storage(),
                        CodeBlock.join(sizes, ", "))
                .build();
    }

    private static String source(Gradient gradient) {
        return "this." + gradient.input().access();
    }

    private CodeBlock accumulated(Gradient gradient) {
        if (gradient.byRow()) {
            return put(gradient, gradient.all());
        }
        CodeBlock.Builder code = CodeBlock.builder();
        return isArray(gradient.type())
                ? code.addStatement("$T.add($L.$L, $L)", api.types().rows(), one, gradient.ofOne(), gradient.all())
                        .build()
                : code.addStatement("$L += $L.$L", gradient.all(), one, gradient.ofOne())
                        .build();
    }

    private CodeBlock separated(Gradient gradient) {
        return put(gradient, gradient.each().orElseThrow());
    }

    private CodeBlock put(Gradient gradient, String rowsOf) {
        CodeBlock.Builder code = CodeBlock.builder();
        return isArray(arguments.type(gradient.input()))
                ? code.addStatement("$T.put($L.$L, $L, $L)", api.types().rows(), one, gradient.ofOne(), rowsOf, row)
                        .build()
                : code.addStatement("$L.data()[$L] = $L.$L", rowsOf, row, one, gradient.ofOne())
                        .build();
    }

    // What is handed out

    private MethodSpec gradient() {
        List<CodeBlock> parts = new ArrayList<>();
        parts.add(wholeValue());
        for (MethodSignature.Parameter parameter : Api.chosen(signature)) {
            parts.add(arguments.assembled(parameter, this::gradientOf));
        }
        return api.gradient()
                .addCode(api.requireBackward(differentiated, method))
                .addStatement("return new $T($L)", api.gradientType(), CodeBlock.join(parts, ", "))
                .build();
    }

    /** The gradient by one input; what is not differentiated in a record is as it was given. */
    private CodeBlock gradientOf(Parameter input) {
        return gradients.stream()
                .filter(gradient -> gradient.input().equals(input))
                .map(gradient -> CodeBlock.of("$L", gradient.all()))
                .findFirst()
                .orElseGet(() -> CodeBlock.of("this.$L", input.access()));
    }

    private MethodSpec gradientPerExample(List<Gradient> shared) {
        List<CodeBlock> parts = new ArrayList<>();
        shared.forEach(gradient -> parts.add(CodeBlock.of("$L", gradient.each().orElseThrow())));
        return api.gradientPerExample()
                .addCode(api.requirePerExample(separated, method))
                .addStatement("return new $T($L)", api.perExampleType(), CodeBlock.join(parts, ", "))
                .build();
    }
}
