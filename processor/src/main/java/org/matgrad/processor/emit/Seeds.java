package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.matgrad.processor.calculus.Derivation;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.matrix.Parameter;
import org.matgrad.processor.source.MethodSignature;

/** What sweeps start from, as methods are given it: the results' adjoints, and a direction for each chosen parameter. */
final class Seeds {

    private final MethodSignature signature;
    private final Derivation derivation;
    private final Arguments arguments;
    private final Map<Parameter, TypeName> inputTypes;
    private final Names names;
    private String ofRecord;
    private List<String> directions;

    Seeds(
            MethodSignature signature,
            Derivation derivation,
            Arguments arguments,
            Map<Parameter, TypeName> inputTypes,
            Names names) {
        this.signature = signature;
        this.derivation = derivation;
        this.arguments = arguments;
        this.inputTypes = inputTypes;
        this.names = names;
    }

    /** The results' adjoints, in order. */
    List<ArrayVar> all() {
        return derivation.value().results().stream()
                .map(derivation.adjoint().seeds()::get)
                .toList();
    }

    /** What the adjoint of the whole result is called. */
    String name() {
        return arguments.hasRecordResult() ? ofRecord() : JavaText.name(all().get(0));
    }

    private String ofRecord() {
        if (ofRecord == null) {
            ofRecord = names.fresh("seed");
        }
        return ofRecord;
    }

    /** What the directions are called: one for each chosen parameter. */
    List<String> directions() {
        if (directions == null) {
            directions = new ArrayList<>();
            for (MethodSignature.Parameter parameter : Api.chosen(signature)) {
                directions.add(
                        arguments.isRecord(parameter)
                                ? names.fresh(parameter.name() + "Dot")
                                : JavaText.name(
                                        direction(arguments.parts(parameter).get(0))));
            }
        }
        return directions;
    }

    private ArrayVar direction(Parameter input) {
        return derivation.tangent().seeds().get(derivation.input(input));
    }

    /** Code that takes a record of adjoints apart, under the names that the sweep has for them. */
    CodeBlock taken() {
        CodeBlock.Builder code = CodeBlock.builder();
        if (!arguments.hasRecordResult()) {
            return code.build();
        }
        nonNull(name(), code);
        List<ArrayVar> seeds = all();
        List<String> parts = arguments.parts(name(), seeds.size());
        List<TypeName> types = arguments.resultTypes(derivation.value().results());
        for (int n = 0; n < seeds.size(); n++) {
            code.addStatement("$T $L = $L", types.get(n), JavaText.name(seeds.get(n)), parts.get(n));
        }
        return code.build();
    }

    /** Code that takes records of directions apart. */
    CodeBlock directionsTaken() {
        CodeBlock.Builder code = CodeBlock.builder();
        List<MethodSignature.Parameter> chosen = Api.chosen(signature);
        for (int n = 0; n < chosen.size(); n++) {
            MethodSignature.Parameter parameter = chosen.get(n);
            if (arguments.isRecord(parameter)) {
                String record = directions().get(n);
                nonNull(record, code);
                for (Parameter part : arguments.parts(parameter)) {
                    if (part instanceof Parameter.Real) {
                        String access = record
                                + part.access().substring(parameter.name().length());
                        code.addStatement("$T $L = $L", inputTypes.get(part), JavaText.name(direction(part)), access);
                    }
                }
            }
        }
        return code.build();
    }

    private void nonNull(String name, CodeBlock.Builder code) {
        code.addStatement(
                "$T.nonNull($L, $S, $S)",
                Types.WORKSPACE,
                name,
                derivation.program().name(),
                name);
    }
}
