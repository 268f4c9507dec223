package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.matgrad.processor.calculus.Bundle;
import org.matgrad.processor.calculus.Bundles;
import org.matgrad.processor.calculus.Derivation;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.loop.Memory;
import org.matgrad.processor.loop.Node;
import org.matgrad.processor.loop.Scheduler;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;

/** Jacobians of few rows or columns, found by one sweep that goes along all directions at once. */
final class BundledJacobians {

    private final Derivation derivation;
    private final Writing writing;
    private final Memory memory;
    private final Names names;
    private final Bodies bodies;
    private final Api api;
    private final List<Part> parts;
    private final Optional<String> kept;

    BundledJacobians(Derivation derivation, Writing writing, Memory memory, Names names, Bodies bodies, Api api) {
        this.derivation = derivation;
        this.writing = writing;
        this.memory = memory;
        this.names = names;
        this.bodies = bodies;
        this.api = api;
        this.parts = parts();
        boolean areKept = !parts.isEmpty() && sizes().stream().allMatch(Atom.Symbol.class::isInstance);
        this.kept = areKept ? Optional.of(names.fresh("jacobians")) : Optional.empty();
    }

    /** The Jacobian by one input, and the array that has its components. */
    private record Part(ArrayVar input, List<Integer> axes, ArrayVar data) {
        /** How many columns there are: components along the axes that tell directions apart. */
        int length() {
            return Bundle.Directions.count(input, axes).constant().orElseThrow();
        }
    }

    /** The arrays that callers get to see. */
    List<ArrayVar> handedOut() {
        return parts.stream().map(Part::data).toList();
    }

    /** The field that keeps the Jacobians themselves, where their sizes are constants or have names. */
    Optional<String> field() {
        return kept;
    }

    /** What their sizes depend on. */
    private Set<Atom> sizes() {
        Set<Atom> atoms = new LinkedHashSet<>();
        for (Part part : parts) {
            part.data().shape().sizes().forEach(size -> atoms.addAll(size.atoms()));
            part.input().shape().sizes().forEach(size -> atoms.addAll(size.atoms()));
        }
        return atoms;
    }

    /** Lets go of Jacobians of other sizes than those that the workspace is going to have. */
    CodeBlock released() {
        CodeBlock.Builder code = CodeBlock.builder();
        if (kept.isPresent() && !sizes().isEmpty()) {
            List<CodeBlock> changes = sizes().stream()
                    .map(atom -> writing.text().of(Size.of(atom)))
                    .map(size -> CodeBlock.of("this.$1L != $1L", size))
                    .toList();
            code.beginControlFlow("if ($L)", CodeBlock.join(changes, " || "))
                    .addStatement("$L = null", kept.get())
                    .endControlFlow();
        }
        return code.build();
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
        method.addCode(writing.recording().atLast());
        run(bundle, "differentiateAll", method);
        end(method);
    }

    /** A row of what the sweep finds has the columns of all parameters. */
    private void columns(Bundle bundle, MethodSpec.Builder method) {
        method.addCode(writing.recording().atFirst());
        run(bundle, "propagateAll", method);
        ArrayVar all = bundle.outcomes().get(result());
        for (Part part : parts) {
            if (part.data() != all) {
                part(bundle, all, part, method);
            }
        }
        end(method);
    }

    /** Copies one parameter's columns. */
    private void part(Bundle bundle, ArrayVar all, Part part, MethodSpec.Builder method) {
        String data = JavaText.name(part.data());
        bodies.addField(part.data());
        method.addStatement(
                "$1L = $2T.sized($1L, $3T.multiplyExact(this.$4L.length(), $5L))",
                data,
                api.types().storage(),
                Math.class,
                JavaText.name(result()),
                part.length());
        int from = bundle.seeds()
                .get(derivation.tangent().seeds().get(part.input()))
                .from();
        String row = names.fresh("row");
        method.beginControlFlow("for (int $1L = 0; $1L < this.$2L.length(); $1L++)", row, JavaText.name(result()));
        method.addStatement(
                "$1T.arraycopy(this.$2L, $3L * $4L + $5L, $6L, $3L * $7L, $7L)",
                System.class,
                JavaText.name(all),
                row,
                bundle.width(),
                from,
                data,
                part.length());
        method.endControlFlow();
    }

    private void run(Bundle bundle, String verb, MethodSpec.Builder method) {
        Collection<ArrayVar> outcomes = bundle.outcomes().values();
        bodies.addFields(outcomes);
        List<Node> nodes = Scheduler.derivative(bundle.clauses(), new LinkedHashSet<>(outcomes), names, memory);
        bodies.run(nodes, outcomes, verb, method);
    }

    /** The array of each parameter's Jacobian: what the sweep finds, unless that has those of several parameters. */
    private List<Part> parts() {
        List<Part> all = new ArrayList<>();
        Optional<Bundle> rows = derivation.bundles().rows();
        Optional<Bundle> columns = derivation.bundles().columns();
        if (rows.isEmpty() && columns.isEmpty()) {
            return all;
        }
        for (ArrayVar input : derivation.chosen()) {
            if (rows.isPresent()) {
                List<Integer> axes = Bundle.Directions.allAxes(input);
                all.add(new Part(input, axes, rows.get().outcomes().get(input)));
                continue;
            }
            Bundle bundle = columns.orElseThrow();
            List<Integer> axes =
                    bundle.seeds().get(derivation.tangent().seeds().get(input)).axes();
            ArrayVar whole = bundle.outcomes().get(result());
            all.add(new Part(input, axes, derivation.chosen().size() == 1 ? whole : columns(input, axes)));
        }
        return all;
    }

    /** An array for one parameter's columns. */
    private ArrayVar columns(ArrayVar input, List<Integer> axes) {
        List<Size> sizes = new ArrayList<>(result().shape().sizes());
        axes.forEach(axis -> sizes.add(input.shape().size(axis)));
        return new ArrayVar(names.fresh(input.name() + "Jacobian"), new Shape(sizes));
    }

    /** Hands out the Jacobians: those of the last time, which refer to the same arrays, if there are any. */
    private void end(MethodSpec.Builder method) {
        List<CodeBlock> jacobians = parts.stream().map(this::jacobian).toList();
        CodeBlock all = CodeBlock.of("new $T($L)", api.nested("Jacobians"), CodeBlock.join(jacobians, ", "));
        if (kept.isEmpty()) {
            method.addStatement("return $L", all);
            return;
        }
        method.beginControlFlow("if ($L == null)", kept.get())
                .addStatement("$L = $L", kept.get(), all)
                .endControlFlow()
                .addStatement("return $L", kept.get());
    }

    private CodeBlock jacobian(Part part) {
        List<CodeBlock> out = sizes(result());
        List<CodeBlock> in = sizes(part.input());
        List<CodeBlock> stored = new ArrayList<>(out);
        List<Integer> axes =
                new ArrayList<>(IntStream.range(0, out.size()).boxed().toList());
        for (int axis : part.axes()) {
            stored.add(in.get(axis));
            axes.add(out.size() + axis);
        }
        CodeBlock.Builder deltas = CodeBlock.builder();
        if (part.axes().size() < in.size()) {
            Bundles.joined(derivation.value(), part.input())
                    .forEach((axis, to) -> deltas.add(".delta($L, $L)", to, out.size() + axis));
        }
        return CodeBlock.of(
                "$T.builder($L, new int[] {$L}, new int[] {$L}).term($L)$L.factor($L, $L).build()",
                api.types().jacobian(),
                Api.unicode("∂" + result().name() + "/∂" + part.input().name()),
                CodeBlock.join(out, ", "),
                CodeBlock.join(in, ", "),
                api.types().literal(1),
                deltas.build(),
                wrapped(stored, JavaText.name(part.data())),
                axes.stream().map(Object::toString).collect(Collectors.joining(", ")));
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
