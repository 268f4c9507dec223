package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.matrix.Parameter;
import org.matgrad.processor.source.Kind;
import org.matgrad.processor.source.MethodSignature;

/** Hessians column by column, a product with a unit direction each, in a workspace of their own. */
final class SweptHessians {

    private final MethodSignature signature;
    private final Arguments arguments;
    private final Map<Parameter, TypeName> types;
    private final Names names;
    private final Api api;

    SweptHessians(
            MethodSignature signature, Arguments arguments, Map<Parameter, TypeName> types, Names names, Api api) {
        this.signature = signature;
        this.arguments = arguments;
        this.types = types;
        this.names = names;
        this.api = api;
    }

    /** A component of the chosen parameters that is differentiated. */
    private record Part(MethodSignature.Parameter parameter, Parameter.Real real, String name) {}

    MethodSpec write(MethodSpec.Builder method) {
        String sweeps = names.fresh("sweeps");
        String dense = names.fresh("dense");
        String column = names.fresh("column");
        String n = names.fresh("n");
        List<Part> parts = parts();
        method.addStatement("$1T $2L = new $1T()", api.self(), sweeps);
        method.addStatement("$L.forward($L)", sweeps, given());
        Map<Parameter, String> units = new LinkedHashMap<>();
        for (Part part : parts) {
            String unit = names.fresh(part.real().name() + "Unit");
            units.put(part.real(), unit);
            if (isNumber(part.real())) {
                method.addStatement(
                        "$T $L = $L", api.types().number(), unit, api.types().literal(0));
            } else {
                method.addStatement(
                        "$T $L = this.$L.copy()",
                        types.get(part.real()),
                        unit,
                        part.real().name());
                method.addStatement(
                        "$T.fill($L.data(), $L)",
                        Types.ARRAYS,
                        unit,
                        api.types().literal(0));
            }
        }
        method.addStatement(
                "$T $L = new $T()",
                api.types().hessianSweeps(),
                dense,
                api.types().hessianSweeps());
        for (Part part : parts) {
            method.addStatement(
                    "$L.parameter($S, this.$L)", dense, part.name(), part.real().name());
        }
        for (int q = 0; q < parts.size(); q++) {
            String unit = units.get(parts.get(q).real());
            boolean isNumber = isNumber(parts.get(q).real());
            String place = isNumber ? unit : unit + ".data()[" + n + "]";
            if (!isNumber) {
                method.beginControlFlow("for (int $1L = 0; $1L < $2L.length(); $1L++)", n, unit);
            } else {
                method.addCode("{\n$>");
            }
            method.addStatement("$L = $L", place, api.types().literal(1));
            method.addStatement(
                    "$T $L = $L.hessianTimes($L)", api.nested("HessianProduct"), column, sweeps, directions(units));
            for (int p = q; p < parts.size(); p++) {
                method.addStatement(
                        "$L.column($L, $L, $L, $L)", dense, p, q, isNumber ? "0" : n, read(column, parts.get(p)));
            }
            method.addStatement("$L = $L", place, api.types().literal(0));
            if (isNumber) {
                method.addCode("$<}\n");
            } else {
                method.endControlFlow();
            }
        }
        return method.addStatement("return $L.build()", dense).build();
    }

    private static boolean isNumber(Parameter.Real real) {
        return real.value().shape().rank() == 0;
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (MethodSignature.Parameter parameter : Api.chosen(signature)) {
            int next = 0;
            for (Parameter part : arguments.parts(parameter)) {
                if (part instanceof Parameter.Real real) {
                    parts.add(new Part(
                            parameter, real, Api.jacobianNames(parameter).get(next++)));
                }
            }
        }
        return parts;
    }

    private static CodeBlock read(String record, Part part) {
        String component = part.parameter().kind() instanceof Kind.Record
                ? part.real().access().substring(part.parameter().name().length())
                : "";
        return CodeBlock.of("$L.$L()$L", record, part.parameter().name(), component);
    }

    private CodeBlock directions(Map<Parameter, String> units) {
        List<CodeBlock> directions = new ArrayList<>();
        for (MethodSignature.Parameter parameter : Api.chosen(signature)) {
            directions.add(arguments.assembled(
                    parameter, part -> CodeBlock.of("$L", units.getOrDefault(part, "this." + part.name()))));
        }
        return CodeBlock.join(directions, ", ");
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
