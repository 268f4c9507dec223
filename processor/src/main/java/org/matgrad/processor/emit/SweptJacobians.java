package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matgrad.processor.calculus.Derivation;
import org.matgrad.processor.calculus.Locality;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.component.Printer;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Parameter;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.source.Kind;
import org.matgrad.processor.source.MethodSignature;

/**
 * Jacobians by sweeps in a workspace of their own: row by row backwards, or column by column forwards where those are
 * fewer. What is proven to be zero is neither computed nor stored.
 */
final class SweptJacobians {

    private final MethodSignature signature;
    private final Derivation derivation;
    private final Arguments arguments;
    private final Map<ArrayVar, TypeName> objects;
    private final LinkText links;
    private final Names names;
    private final Api api;
    private final ArrayVar result;
    private final String workspace;
    private final String value;

    /** The Jacobian by one input on the way. */
    private record Swept(
            Parameter.Real part,
            MethodSignature.Parameter parameter,
            ArrayVar input,
            Locality.Zeros zeros,
            String name,
            String direction) {}

    SweptJacobians(
            MethodSignature signature,
            Derivation derivation,
            Arguments arguments,
            Map<ArrayVar, TypeName> objects,
            LinkText links,
            Names names,
            Api api) {
        this.signature = signature;
        this.derivation = derivation;
        this.arguments = arguments;
        this.objects = objects;
        this.links = links;
        this.names = names;
        this.api = api;
        this.result = derivation.value().results().get(0);
        this.workspace = names.fresh("sweeps");
        this.value = names.fresh("value");
    }

    MethodSpec write(MethodSpec.Builder method) {
        Map<Parameter, Swept> swept = new LinkedHashMap<>();
        for (MethodSignature.Parameter parameter : Api.chosen(signature)) {
            for (Parameter part : arguments.parts(parameter)) {
                if (part instanceof Parameter.Real real) {
                    swept.put(part, swept(parameter, real));
                }
            }
        }
        method.addCode(links.captured(
                swept.values().stream().flatMap(SweptJacobians::linked).toList()));
        method.addStatement("$1T $2L = new $1T()", api.self(), workspace);
        method.addStatement("$T $L = $L.forward($L)", objects.get(result), value, workspace, given());
        List<CodeBlock> jacobians = new ArrayList<>();
        Map<List<Integer>, List<Swept>> groups = new LinkedHashMap<>();
        swept.values().forEach(one -> jacobians.add(start(one, groups, method)));
        swept.values().forEach(one -> direction(one, method));
        groups.values().forEach(group -> sweep(group, swept, method));
        return method.addStatement("return new $T($L)", api.nested("Jacobians"), CodeBlock.join(jacobians, ", "))
                .build();
    }

    private Swept swept(MethodSignature.Parameter parameter, Parameter.Real part) {
        ArrayVar input = derivation.input(part);
        return new Swept(
                part,
                parameter,
                input,
                Locality.of(derivation.value(), input),
                names.fresh(input.name() + "Jacobian"),
                names.fresh(input.name() + "Unit"));
    }

    private static Stream<Size> linked(Swept one) {
        return one.zeros() instanceof Locality.Elsewhere elsewhere
                ? elsewhere.along().stream()
                        .filter(Locality.Linked.class::isInstance)
                        .map(along -> ((Locality.Linked) along).place())
                : Stream.of();
    }

    /** Declares what takes one Jacobian's sweeps, and tells the expression that has the Jacobian in the end. */
    private CodeBlock start(Swept one, Map<List<Integer>, List<Swept>> groups, MethodSpec.Builder method) {
        ArrayVar input = one.input();
        CodeBlock out = sizes(CodeBlock.of("$L", value), result.rank());
        CodeBlock in = sizes(CodeBlock.of("this.$L", input.name()), input.rank());
        if (!(one.zeros() instanceof Locality.Elsewhere zeros)) {
            return CodeBlock.of(
                    "$T.builder($L, $L, $L).build()",
                    api.types().jacobian(),
                    Api.unicode(left(input) + " = 0"),
                    out,
                    in);
        }
        CodeBlock.Builder sweeps = CodeBlock.builder();
        sweeps.add(
                "$1T $2L = new $1T($3L, $4L, $5L",
                api.types().jacobianSweeps(),
                one.name(),
                formula(input, zeros),
                out,
                in);
        List<Integer> rows = new ArrayList<>();
        for (Locality.Along along : zeros.along()) {
            if (along instanceof Locality.Joined joined) {
                rows.add(joined.axis());
            }
            sweeps.add(", $L", along instanceof Locality.Joined joined ? joined.axis() : -1);
        }
        sweeps.add(")");
        for (int axis = 0; axis < input.rank(); axis++) {
            if (zeros.along().get(axis) instanceof Locality.Linked linked) {
                sweeps.add(links.link(linked.place(), axis, zeros.out()));
            }
        }
        method.addStatement(sweeps.build());
        // Those that have the same rows in common share their backward sweeps.
        Collections.sort(rows);
        groups.computeIfAbsent(rows, key -> new ArrayList<>()).add(one);
        return CodeBlock.of("$L.jacobian()", one.name());
    }

    private String left(ArrayVar input) {
        List<Index> out = Index.along(result.shape(), 0);
        List<Index> in = Index.along(input.shape(), out.size());
        List<Index> free = new ArrayList<>(out);
        free.addAll(in);
        return "∂" + Printer.print(free, Expr.Access.of(result, out)) + "/∂"
                + Printer.print(free, Expr.Access.of(input, in));
    }

    private CodeBlock formula(ArrayVar input, Locality.Elsewhere zeros) {
        List<Index> in = Index.along(input.shape(), zeros.out().size());
        List<Index> free = new ArrayList<>(zeros.out());
        free.addAll(in);
        Expr deltas = Expr.ONE;
        List<String> stored = new ArrayList<>();
        zeros.out().forEach(index -> stored.add(index.name()));
        for (int axis = 0; axis < in.size(); axis++) {
            Size own = in.get(axis).value();
            Locality.Along along = zeros.along().get(axis);
            if (along instanceof Locality.Joined joined) {
                deltas = Algebra.multiply(
                        deltas, new Expr.Delta(zeros.out().get(joined.axis()).value(), own));
            } else if (along instanceof Locality.Linked linked) {
                deltas = Algebra.multiply(deltas, new Expr.Delta(own, linked.place()));
            } else {
                stored.add(in.get(axis).name());
            }
        }
        boolean isDense = deltas.equals(Expr.ONE);
        return Api.unicode(left(input) + " = " + (isDense ? "" : Printer.print(free, deltas) + "·") + "J["
                + String.join(",", stored) + "], by sweeps" + (isDense ? ", dense" : ""));
    }

    /** A direction for an input, zero so far. */
    private void direction(Swept one, MethodSpec.Builder method) {
        if (one.input().rank() == 0) {
            method.addStatement(
                    "$T $L = $L",
                    api.types().number(),
                    one.direction(),
                    api.types().literal(0));
            return;
        }
        method.addStatement(
                "$T $L = this.$L.copy()",
                objects.get(one.input()),
                one.direction(),
                one.input().name());
        method.addStatement(
                "$T.fill($L.data(), $L)",
                Types.ARRAYS,
                one.direction(),
                api.types().literal(0));
    }

    private void sweep(List<Swept> group, Map<Parameter, Swept> swept, MethodSpec.Builder method) {
        String sweep = names.fresh("sweep");
        Swept first = group.get(0);
        String columns = group.stream().map(one -> one.name() + ".columns()").collect(Collectors.joining(" + "));
        method.beginControlFlow("if ($L < $L.rows())", columns, first.name());
        for (Swept one : group) {
            boolean isNumber = one.input().rank() == 0;
            if (isNumber) {
                method.addStatement("$L = $L", one.direction(), api.types().literal(1));
                method.addStatement("$L.takeColumn(0, $L)", one.name(), tangent(swept));
                method.addStatement("$L = $L", one.direction(), api.types().literal(0));
                continue;
            }
            method.beginControlFlow("for (int $1L = 0; $1L < $2L.columns(); $1L++)", sweep, one.name());
            method.addStatement("$L.seedColumn($L, $L.data())", one.name(), sweep, one.direction());
            method.addStatement("$L.takeColumn($L, $L)", one.name(), sweep, tangent(swept));
            method.endControlFlow();
            method.addStatement(
                    "$T.fill($L.data(), $L)",
                    Types.ARRAYS,
                    one.direction(),
                    api.types().literal(0));
        }
        method.nextControlFlow("else");
        String seed = names.fresh("seed");
        method.addStatement("$T $L = $L.copy()", objects.get(result), seed, value);
        method.beginControlFlow("for (int $1L = 0; $1L < $2L.rows(); $1L++)", sweep, first.name());
        method.addStatement("$L.seedRow($L, $L.data())", first.name(), sweep, seed);
        method.addStatement("$L.backward($L)", workspace, seed);
        for (Swept one : group) {
            String access = one.parameter().kind() instanceof Kind.Record
                    ? one.part().access().substring(one.parameter().name().length())
                    : "";
            method.addStatement(
                    "$L.takeRow($L, $L.gradient().$L()$L$L)",
                    one.name(),
                    sweep,
                    workspace,
                    one.parameter().name(),
                    access,
                    one.input().rank() == 0 ? "" : ".data()");
        }
        method.endControlFlow();
        method.endControlFlow();
    }

    private CodeBlock tangent(Map<Parameter, Swept> swept) {
        List<CodeBlock> directions = new ArrayList<>();
        for (MethodSignature.Parameter parameter : Api.chosen(signature)) {
            directions.add(arguments.assembled(
                    parameter,
                    part -> part instanceof Parameter.Real
                            ? CodeBlock.of("$L", swept.get(part).direction())
                            : CodeBlock.of("this.$L", part.name())));
        }
        return CodeBlock.of("$L.tangent($L).data()", workspace, CodeBlock.join(directions, ", "));
    }

    private static CodeBlock sizes(CodeBlock object, int rank) {
        List<CodeBlock> sizes = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            sizes.add(CodeBlock.of("$L.size($L)", object, axis));
        }
        return CodeBlock.of("new int[] {$L}", CodeBlock.join(sizes, ", "));
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
