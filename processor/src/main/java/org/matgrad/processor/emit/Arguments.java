package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.matrix.Parameter;
import org.matgrad.processor.matrix.Program;
import org.matgrad.processor.source.Kind;
import org.matgrad.processor.source.MethodSignature;

/** The method's parameters and what the program makes of each: one input, or one for each component of a record. */
final class Arguments {

    private final MethodSignature signature;
    private final TypeName result;
    private final Map<MethodSignature.Parameter, List<Parameter>> parts = new LinkedHashMap<>();
    private final Map<Parameter, Kind> kinds = new LinkedHashMap<>();

    /**
     * What a companion's program makes of the parameters.
     *
     * @param result the type of the companion's value
     */
    Arguments(MethodSignature signature, Program program, TypeName result) {
        this.signature = signature;
        this.result = result;
        Iterator<Parameter> inputs = program.parameters().iterator();
        for (MethodSignature.Parameter parameter : signature.parameters()) {
            List<Parameter> own = new ArrayList<>();
            for (Kind kind : kinds(parameter.kind())) {
                Parameter input = inputs.next();
                own.add(input);
                kinds.put(input, kind);
            }
            parts.put(parameter, own);
        }
    }

    private static List<Kind> kinds(Kind kind) {
        return kind instanceof Kind.Record composite
                ? composite.components().stream()
                        .map(MethodSignature.Parameter::kind)
                        .toList()
                : List.of(kind);
    }

    /** The type that an input has: as declared, or what a field of its rank has. */
    TypeName type(Parameter input) {
        if (input instanceof Parameter.Real real) {
            return kinds.get(input) instanceof Kind.Tensor
                    ? Types.TENSOR
                    : Types.ofRank(real.value().shape().rank());
        }
        return input instanceof Parameter.Int
                ? TypeName.INT
                : input instanceof Parameter.Flag ? TypeName.BOOLEAN : Types.INTS;
    }

    /** The names of inputs that are records, which must not be null. */
    List<String> records() {
        return signature.parameters().stream()
                .filter(parameter -> parameter.kind() instanceof Kind.Record)
                .map(MethodSignature.Parameter::name)
                .toList();
    }

    boolean isRecord(MethodSignature.Parameter parameter) {
        return parameter.kind() instanceof Kind.Record;
    }

    List<Parameter> parts(MethodSignature.Parameter parameter) {
        return parts.get(parameter);
    }

    /** A value for a parameter, a record's put together from its components. */
    CodeBlock assembled(MethodSignature.Parameter parameter, Function<Parameter, CodeBlock> part) {
        List<CodeBlock> values = parts.get(parameter).stream().map(part).toList();
        return parameter.kind() instanceof Kind.Record
                ? CodeBlock.of("new $T($L)", TypeName.get(parameter.type()), CodeBlock.join(values, ", "))
                : values.get(0);
    }

    /** The method's result from the program's. */
    CodeBlock result(List<ArrayVar> results, Function<ArrayVar, CodeBlock> part) {
        List<CodeBlock> values = results.stream().map(part).toList();
        return signature.result() instanceof Kind.Record
                ? CodeBlock.of("new $T($L)", result, CodeBlock.join(values, ", "))
                : values.get(0);
    }

    /** The expressions that give a result's parts, from the expression that has the whole. */
    List<String> parts(String whole, int count) {
        List<String> parts = new ArrayList<>();
        if (signature.result() instanceof Kind.Record composite) {
            composite.components().forEach(component -> parts.add(whole + "." + component.name() + "()"));
        } else {
            for (int n = 0; n < count; n++) {
                parts.add(whole);
            }
        }
        return parts;
    }

    /** The type of each of the program's results. */
    List<TypeName> resultTypes(List<ArrayVar> results) {
        List<Kind> own = kinds(signature.result());
        List<TypeName> types = new ArrayList<>();
        for (int n = 0; n < results.size(); n++) {
            types.add(
                    own.get(n) instanceof Kind.Tensor
                            ? Types.TENSOR
                            : Types.ofRank(results.get(n).rank()));
        }
        return types;
    }

    boolean hasRecordResult() {
        return signature.result() instanceof Kind.Record;
    }
}
