package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.matgrad.processor.calculus.Derivation;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.matrix.Parameter;
import org.matgrad.processor.matrix.Program;
import org.matgrad.processor.source.Kind;
import org.matgrad.processor.source.MethodSignature;

/** Jacobians by sweeps in a workspace of their own: row by row, or column by column where there are fewer of these. */
final class SweptJacobians {

    private final MethodSignature signature;
    private final Derivation derivation;
    private final Arguments arguments;
    private final Map<ArrayVar, TypeName> objects;
    private final JavaText text;
    private final Names names;
    private final Api api;

    SweptJacobians(
            MethodSignature signature,
            Derivation derivation,
            Arguments arguments,
            Map<ArrayVar, TypeName> objects,
            JavaText text,
            Names names,
            Api api) {
        this.signature = signature;
        this.derivation = derivation;
        this.arguments = arguments;
        this.objects = objects;
        this.text = text;
        this.names = names;
        this.api = api;
    }

    /** What the sweeps of one parameter's part fill. */
    private record Filled(String data, CodeBlock length, CodeBlock gradient, boolean isNumber) {}

    MethodSpec write(MethodSpec.Builder method) {
        ArrayVar result = derivation.value().results().get(0);
        String sweeps = names.fresh("sweeps");
        String value = names.fresh("value");
        method.addStatement("$1T $2L = new $1T()", api.self(), sweeps);
        method.addStatement("$T $L = $L.forward($L)", objects.get(result), value, sweeps, given());
        List<CodeBlock> jacobians = new ArrayList<>();
        List<Filled> filled = new ArrayList<>();
        for (MethodSignature.Parameter parameter : Api.chosen(signature)) {
            for (Parameter part : arguments.parts(parameter)) {
                if (part instanceof Parameter.Real real) {
                    jacobians.add(one(parameter, real, result, value, method, filled));
                }
            }
        }
        if (Api.chosen(signature).stream().anyMatch(parameter -> parameter.kind() instanceof Kind.Record)) {
            rows(result, value, sweeps, filled, method);
        } else {
            CodeBlock inputs = filled.stream().map(Filled::length).collect(CodeBlock.joining(" + "));
            method.beginControlFlow("if ($L < $L.length())", inputs, value);
            columns(result, value, sweeps, filled, method);
            method.nextControlFlow("else");
            rows(result, value, sweeps, filled, method);
            method.endControlFlow();
        }
        return method.addStatement("return new $T($L)", api.nested("Jacobians"), CodeBlock.join(jacobians, ", "))
                .build();
    }

    /** A backward sweep for each component of the result. */
    private void rows(ArrayVar result, String value, String sweeps, List<Filled> filled, MethodSpec.Builder method) {
        String unit = names.fresh("unit");
        String row = names.fresh("row");
        method.addStatement("$T $L = $L.copy()", objects.get(result), unit, value);
        method.addStatement(
                "$T.fill($L.data(), $L)", Types.ARRAYS, unit, api.types().literal(0));
        method.beginControlFlow("for (int $1L = 0; $1L < $2L.length(); $1L++)", row, unit);
        method.addStatement("$L.data()[$L] = $L", unit, row, api.types().literal(1));
        method.addStatement("$L.backward($L)", sweeps, unit);
        for (Filled part : filled) {
            CodeBlock gradient = CodeBlock.of("$L.gradient().$L", sweeps, part.gradient());
            if (part.isNumber()) {
                method.addStatement("$L[$L] = $L", part.data(), row, gradient);
            } else {
                method.addStatement(
                        "$1T.arraycopy($2L.data(), 0, $3L, $4L * $5L, $5L)",
                        System.class,
                        gradient,
                        part.data(),
                        row,
                        part.length());
            }
        }
        method.addStatement("$L.data()[$L] = $L", unit, row, api.types().literal(0));
        method.endControlFlow();
    }

    /** A forward sweep for each component of the parameters: cheaper where these are fewer. */
    private void columns(ArrayVar result, String value, String sweeps, List<Filled> filled, MethodSpec.Builder method) {
        List<String> directions = new ArrayList<>();
        for (int p = 0; p < filled.size(); p++) {
            String name = Api.chosen(signature).get(p).name();
            String direction = names.fresh(name + "Unit");
            directions.add(direction);
            if (filled.get(p).isNumber()) {
                method.addStatement(
                        "$T $L = $L",
                        api.types().number(),
                        direction,
                        api.types().literal(0));
            } else {
                method.addStatement("var $L = this.$L.copy()", direction, name);
                method.addStatement(
                        "$T.fill($L.data(), $L)",
                        Types.ARRAYS,
                        direction,
                        api.types().literal(0));
            }
        }
        String column = names.fresh("column");
        String row = names.fresh("row");
        for (int p = 0; p < filled.size(); p++) {
            Filled part = filled.get(p);
            String along = names.fresh("along");
            CodeBlock tangent = CodeBlock.of(
                    "$T $L = $L.tangent($L)", objects.get(result), along, sweeps, String.join(", ", directions));
            if (part.isNumber()) {
                method.addStatement("$L = $L", directions.get(p), api.types().literal(1));
                method.addStatement(tangent);
                method.addStatement(
                        "$1T.arraycopy($2L.data(), 0, $3L, 0, $4L.length())", System.class, along, part.data(), value);
                method.addStatement("$L = $L", directions.get(p), api.types().literal(0));
                continue;
            }
            method.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", column, part.length());
            method.addStatement(
                    "$L.data()[$L] = $L", directions.get(p), column, api.types().literal(1));
            method.addStatement(tangent);
            method.beginControlFlow("for (int $1L = 0; $1L < $2L.length(); $1L++)", row, value);
            method.addStatement(
                    "$1L[$2L * $3L + $4L] = $5L.data()[$2L]", part.data(), row, part.length(), column, along);
            method.endControlFlow();
            method.addStatement(
                    "$L.data()[$L] = $L", directions.get(p), column, api.types().literal(0));
            method.endControlFlow();
        }
    }

    private CodeBlock one(
            MethodSignature.Parameter parameter,
            Parameter.Real part,
            ArrayVar result,
            String value,
            MethodSpec.Builder method,
            List<Filled> filled) {
        ArrayVar input = derivation
                .value()
                .inputs()
                .get(Program.reals(derivation.program().inputs()).indexOf(part));
        String data = names.fresh(part.name() + "Jacobian");
        boolean isNumber = part.value().shape().rank() == 0;
        CodeBlock length = isNumber ? CodeBlock.of("1") : CodeBlock.of("this.$L.length()", input.name());
        method.addStatement(
                "$1T[] $2L = new $1T[$3T.multiplyExact($4L.length(), $5L)]",
                api.types().number(),
                data,
                Math.class,
                value,
                length);
        CodeBlock gradient = CodeBlock.of(
                "$L()$L",
                parameter.name(),
                parameter.kind() instanceof Kind.Record
                        ? part.access().substring(parameter.name().length())
                        : "");
        filled.add(new Filled(data, length, gradient, isNumber));
        List<CodeBlock> out = sizes(value, objects.get(result), result.rank());
        List<CodeBlock> in = sizes("this." + input.name(), objects.get(input), input.rank());
        List<CodeBlock> all = new ArrayList<>(out);
        all.addAll(in);
        String axes = IntStream.range(0, all.size()).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return CodeBlock.of(
                "$T.builder($L, new int[] {$L}, new int[] {$L}).term($L).factor($L, $L).build()",
                api.types().jacobian(),
                Api.unicode("∂" + result.name() + "/∂" + input.name()),
                CodeBlock.join(out, ", "),
                CodeBlock.join(in, ", "),
                api.types().literal(1),
                wrapped(all, data),
                axes);
    }

    private CodeBlock wrapped(List<CodeBlock> sizes, String data) {
        CodeBlock list = CodeBlock.join(sizes, ", ");
        return switch (sizes.size()) {
            case 1 -> CodeBlock.of("$T.wrap($L)", api.types().vector(), data);
            case 2 -> CodeBlock.of("$T.wrap($L, $L)", api.types().matrix(), list, data);
            default -> CodeBlock.of("$T.wrap(new int[] {$L}, $L)", api.types().tensor(), list, data);
        };
    }

    private static List<CodeBlock> sizes(String object, TypeName type, int rank) {
        List<CodeBlock> sizes = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            sizes.add(CodeBlock.of("$L.size($L)", object, axis));
        }
        return sizes;
    }

    /** The arguments as they were given: the receiver, and each parameter from its parts. */
    private CodeBlock given() {
        List<CodeBlock> given = new ArrayList<>();
        signature.receiver().ifPresent(receiver -> given.add(CodeBlock.of("$L", receiver.name())));
        for (MethodSignature.Parameter parameter : signature.parameters()) {
            given.add(arguments.assembled(parameter, part -> CodeBlock.of("this.$L", part.name())));
        }
        return CodeBlock.join(given, ", ");
    }
}
