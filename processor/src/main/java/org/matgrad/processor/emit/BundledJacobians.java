package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.matgrad.processor.calculus.Bundle;
import org.matgrad.processor.calculus.Derivation;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.loop.Memory;
import org.matgrad.processor.loop.Node;
import org.matgrad.processor.loop.Scheduler;

/** Jacobians of few rows or columns, found by one sweep that goes along all directions at once. */
final class BundledJacobians {

    private final Derivation derivation;
    private final Writing writing;
    private final Memory memory;
    private final Names names;
    private final Bodies bodies;
    private final Api api;

    BundledJacobians(Derivation derivation, Writing writing, Memory memory, Names names, Bodies bodies, Api api) {
        this.derivation = derivation;
        this.writing = writing;
        this.memory = memory;
        this.names = names;
        this.bodies = bodies;
        this.api = api;
    }

    /** The Jacobian by one input on the way. */
    private record Part(ArrayVar input, String data) {
        int length() {
            return input.shape().length().constant().orElseThrow();
        }
    }

    /** Writes what there is of the kind, and tells whether it returns in any case. */
    boolean write(MethodSpec.Builder method) {
        if (derivation.bundles().rows().isPresent()) {
            rows(derivation.bundles().rows().orElseThrow(), method);
            return true;
        }
        if (derivation.bundles().columns().isEmpty()) {
            return false;
        }
        Bundle columns = derivation.bundles().columns().orElseThrow();
        boolean areFewer = Bundle.width(derivation.adjoint()).isPresent();
        if (!areFewer) {
            String value = JavaText.name(result());
            method.beginControlFlow("if ($L < this.$L.length())", columns.width(), value);
        }
        columns(columns, method);
        if (!areFewer) {
            method.endControlFlow();
        }
        return areFewer;
    }

    private ArrayVar result() {
        return derivation.value().results().get(0);
    }

    /** The gradients of all components of the result, one behind another, are the Jacobians. */
    private void rows(Bundle bundle, MethodSpec.Builder method) {
        List<Part> parts = start(method);
        method.addCode(writing.recording().atLast());
        run(bundle, "differentiateAll", method);
        for (Part part : parts) {
            String all = JavaText.name(bundle.outcomes().get(part.input()));
            method.addStatement("$1T.arraycopy(this.$2L, 0, $3L, 0, $3L.length)", System.class, all, part.data());
        }
        end(parts, method);
    }

    /** A row of what the sweep finds has the columns of all parameters. */
    private void columns(Bundle bundle, MethodSpec.Builder method) {
        List<Part> parts = start(method);
        method.addCode(writing.recording().atFirst());
        run(bundle, "propagateAll", method);
        String all = JavaText.name(bundle.outcomes().get(result()));
        for (Part part : parts) {
            if (parts.size() == 1) {
                method.addStatement("$1T.arraycopy(this.$2L, 0, $3L, 0, $3L.length)", System.class, all, part.data());
                continue;
            }
            int from = bundle.seeds().get(derivation.tangent().seeds().get(part.input()));
            String row = names.fresh("row");
            method.beginControlFlow("for (int $1L = 0; $1L < this.$2L.length(); $1L++)", row, JavaText.name(result()));
            method.addStatement(
                    "$1T.arraycopy(this.$2L, $3L * $4L + $5L, $6L, $3L * $7L, $7L)",
                    System.class,
                    all,
                    row,
                    bundle.width(),
                    from,
                    part.data(),
                    part.length());
            method.endControlFlow();
        }
        end(parts, method);
    }

    private void run(Bundle bundle, String verb, MethodSpec.Builder method) {
        Collection<ArrayVar> outcomes = bundle.outcomes().values();
        bodies.addFields(outcomes);
        List<Node> nodes = Scheduler.derivative(bundle.clauses(), new LinkedHashSet<>(outcomes), names, memory);
        bodies.run(nodes, outcomes, verb, method);
    }

    /** Declares the Jacobians' own arrays. */
    private List<Part> start(MethodSpec.Builder method) {
        List<Part> parts = new ArrayList<>();
        for (ArrayVar input : derivation.chosen()) {
            String data = names.fresh(input.name() + "Jacobian");
            CodeBlock columns =
                    input.rank() == 0 ? CodeBlock.of("1") : CodeBlock.of("this.$L.length()", JavaText.name(input));
            method.addStatement(
                    "$1T[] $2L = new $1T[$3T.multiplyExact(this.$4L.length(), $5L)]",
                    api.types().number(),
                    data,
                    Math.class,
                    JavaText.name(result()),
                    columns);
            parts.add(new Part(input, data));
        }
        return parts;
    }

    private void end(List<Part> parts, MethodSpec.Builder method) {
        List<CodeBlock> jacobians = parts.stream().map(this::jacobian).toList();
        method.addStatement("return new $T($L)", api.nested("Jacobians"), CodeBlock.join(jacobians, ", "));
    }

    private CodeBlock jacobian(Part part) {
        List<CodeBlock> out = sizes(result());
        List<CodeBlock> in = sizes(part.input());
        List<CodeBlock> all = new ArrayList<>(out);
        all.addAll(in);
        return CodeBlock.of(
                "$T.builder($L, new int[] {$L}, new int[] {$L}).term($L).factor($L, $L).build()",
                api.types().jacobian(),
                Api.unicode("∂" + result().name() + "/∂" + part.input().name()),
                CodeBlock.join(out, ", "),
                CodeBlock.join(in, ", "),
                api.types().literal(1),
                wrapped(all, part.data()),
                IntStream.range(0, all.size()).mapToObj(Integer::toString).collect(Collectors.joining(", ")));
    }

    private CodeBlock wrapped(List<CodeBlock> sizes, String data) {
        CodeBlock list = CodeBlock.join(sizes, ", ");
        return switch (sizes.size()) {
            case 1 -> CodeBlock.of("$T.wrap($L)", api.types().vector(), data);
            case 2 -> CodeBlock.of("$T.wrap($L, $L)", api.types().matrix(), list, data);
            default -> CodeBlock.of("$T.wrap(new int[] {$L}, $L)", api.types().tensor(), list, data);
        };
    }

    private static List<CodeBlock> sizes(ArrayVar array) {
        return IntStream.range(0, array.rank())
                .mapToObj(axis -> CodeBlock.of("this.$L.size($L)", JavaText.name(array), axis))
                .toList();
    }
}
