package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.matgrad.processor.calculus.Derivation;
import org.matgrad.processor.calculus.DerivativeProgram;
import org.matgrad.processor.calculus.Hessians;
import org.matgrad.processor.calculus.JacobianProgram;
import org.matgrad.processor.calculus.Jacobians;
import org.matgrad.processor.calculus.SecondOrder;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.IntHolders;
import org.matgrad.processor.component.Lengths;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.loop.Memory;
import org.matgrad.processor.loop.Recomputed;
import org.matgrad.processor.loop.Scheduler;
import org.matgrad.processor.matrix.Parameter;
import org.matgrad.processor.matrix.Precision;
import org.matgrad.processor.matrix.Program;
import org.matgrad.processor.source.MethodSignature;

/** Writes one companion: checks and storage around the sweeps' loops. */
final class Companion {

    /** What private methods that compute the value are called, with a number where there are several. */
    static final String EVALUATE = "evaluate";

    /** The same for the gradient. */
    static final String DIFFERENTIATE = "differentiate";

    private final MethodSignature signature;
    private final Derivation derivation;
    private final Program program;
    private final ComponentProgram value;
    private final Names names;
    private final Optional<PerExampleSweep> perExample;
    private final Api api;
    private final Arguments arguments;
    private final Map<Parameter, TypeName> inputTypes = new LinkedHashMap<>();
    private final Members members;
    private final Handovers handovers;
    private final Memory memory;
    private final Seeds seeds;
    private final Checks checks;
    private final JavaText text;
    private final Writing writing;
    private final TypeSpec.Builder type;
    private final Map<ArrayVar, TypeName> objects = new LinkedHashMap<>();
    private final Bodies bodies;
    private final LinkText links;
    private final CompactDerivatives compact;
    private final Optional<BundledJacobians> bundled;
    private final HandedOut handedOut;

    Companion(MethodSignature signature, Derivation derived, Api api, Optional<PerExampleSweep> separated) {
        this.signature = signature;
        this.api = api;
        Recomputed recomputed = recomputed(derived, separated);
        this.perExample = separated.map(sweep -> sweep.with(recomputed::in));
        this.derivation = derived.withSweeps(recomputed::in);
        this.program = derivation.program();
        this.value = derivation.value();
        this.names = value.names();
        signature.receiver().ifPresent(receiver -> names.reserve(receiver.name()));
        signature.parameters().forEach(parameter -> names.reserve(parameter.name()));
        this.members = Members.named(names);
        this.arguments = new Arguments(signature, program, api.result());
        program.parameters().forEach(input -> inputTypes.put(input, arguments.type(input)));
        program.captured().forEach(input -> inputTypes.put(input, capturedType(input)));
        this.seeds = new Seeds(signature, derivation, arguments, inputTypes, names);
        this.handovers = new Handovers(derivation, perExample.map(PerExampleSweep::program));
        this.memory = Memory.of(handovers.sweeps(), names);
        SizeNames sizes = new SizeNames(names);
        Recording recording = new Recording(memory, names);
        this.text = new JavaText(
                sizes.all(),
                recording,
                new RealTypes(signature.precision(), intHolders(signature.precision(), derivation, memory)));
        this.checks = new Checks(program, arguments, inputTypes, sizes, text, members, api);
        this.type = api.companion();
        String fileName = signature.className().split("\\.")[0] + ".java";
        this.writing = new Writing(
                text,
                recording,
                new LinkedHashSet<>(),
                objects,
                signature.packageName(),
                program.name(),
                fileName,
                members);
        Set<ArrayVar> given = new LinkedHashSet<>(value.inputs());
        given.addAll(derivation.adjoint().seeds().values());
        given.addAll(derivation.tangent().seeds().values());
        this.bodies = new Bodies(writing, memory, names, value.inputs(), given);
        this.links = new LinkText(text, members.at(), Lengths.of(program));
        this.compact = new CompactDerivatives(writing, memory, names, bodies, links);
        this.bundled = api.hasJacobians() && derivation.jacobians().isEmpty()
                ? Optional.of(new BundledJacobians(derivation, writing, memory, names, bodies, api))
                : Optional.empty();
        List<ArrayVar> outputs = new ArrayList<>(value.results());
        outputs.addAll(derivation.adjoint().outcomes().values());
        outputs.addAll(derivation.tangent().outcomes().values());
        outputs.addAll(products());
        this.handedOut = new HandedOut(api.types(), outputs, bundled);
    }

    /** What the sweeps behind the value's compute again. */
    private static Recomputed recomputed(Derivation derived, Optional<PerExampleSweep> separated) {
        List<List<Clause>> sweeps = derived.sweeps();
        separated.ifPresent(sweep -> sweeps.add(sweep.program().clauses()));
        return Recomputed.of(derived.value().clauses(), sweeps, Handovers.inAnyCase(derived));
    }

    /** The numbers that hold ints: those that have to be told apart, which are none where all numbers can hold an int. */
    private static Set<ArrayVar> intHolders(Precision precision, Derivation derivation, Memory memory) {
        if (precision == Precision.DOUBLE) {
            return Set.of();
        }
        List<Clause> clauses = new ArrayList<>(derivation.value().clauses());
        clauses.addAll(derivation.adjoint().clauses());
        clauses.addAll(derivation.tangent().clauses());
        derivation.second().ifPresent(second -> {
            clauses.addAll(second.ahead());
            clauses.addAll(second.back());
        });
        derivation.bundles().rows().ifPresent(rows -> clauses.addAll(rows.clauses()));
        derivation.bundles().columns().ifPresent(columns -> clauses.addAll(columns.clauses()));
        Set<ArrayVar> holders = IntHolders.in(clauses);
        memory.states().stream()
                .filter(holders::contains)
                .toList()
                .forEach(state -> holders.add(memory.history(state).orElseThrow()));
        return holders;
    }

    private TypeName capturedType(Parameter input) {
        if (input instanceof Parameter.Real real) {
            return api.types().ofRank(real.value().shape().rank());
        }
        return input instanceof Parameter.Int
                ? TypeName.INT
                : input instanceof Parameter.Flag ? TypeName.BOOLEAN : Types.INTS;
    }

    TypeSpec write() {
        List<Parameter.Real> reals = Program.reals(program.inputs());
        for (int n = 0; n < reals.size(); n++) {
            objects.put(value.inputs().get(n), inputTypes.get(reals.get(n)));
        }
        List<TypeName> resultTypes = arguments.resultTypes(value.results());
        for (int n = 0; n < value.results().size(); n++) {
            objects.put(value.results().get(n), resultTypes.get(n));
        }
        derivation.adjoint().seeds().forEach((result, seed) -> objects.put(seed, objects.get(result)));
        derivation.adjoint().outcomes().forEach((input, gradient) -> objects.put(gradient, objects.get(input)));
        derivation.tangent().seeds().forEach((input, seed) -> objects.put(seed, objects.get(input)));
        derivation.tangent().outcomes().forEach((result, dot) -> objects.put(dot, objects.get(result)));
        derivation.second().ifPresent(second -> second.outcomes()
                .forEach((input, dot) -> objects.put(dot, objects.get(input))));
        perExample.ifPresent(sweep -> sweep.program()
                .outcomes()
                .values()
                .forEach(gradient -> objects.put(gradient, api.types().ofRank(gradient.rank()))));
        objects.keySet()
                .removeIf(array -> array.rank() == 0 && objects.get(array).isPrimitive());
        List<MethodSpec> sweeps = new ArrayList<>();
        sweeps.add(forward());
        sweeps.addAll(backward());
        sweeps.add(gradient());
        perExample.ifPresent(sweep -> sweeps.addAll(perExample(sweep)));
        if (api.isWhole()) {
            sweeps.add(tangent());
        }
        if (api.hasJacobians()) {
            sweeps.add(jacobians());
        }
        derivation.second().ifPresent(second -> sweeps.addAll(hessianTimes(second)));
        if (api.hasHessian()) {
            sweeps.add(hessian());
        }
        addFields();
        sweeps.forEach(type::addMethod);
        if (api.isWhole()) {
            addStatics();
        }
        handedOut.keep(reals, members.argument()).ifPresent(type::addMethod);
        bodies.writeMethods(type);
        if (api.isWhole()) {
            type.addType(api.gradientRecord());
            type.addType(api.tangentRecord());
        }
        if (api.hasJacobians()) {
            type.addType(api.jacobiansRecord());
        }
        if (api.hasHessians()) {
            type.addType(api.hessianProductRecord());
        }
        return type.build();
    }

    private void addStatics() {
        String workspace = names.fresh("workspace");
        type.addMethod(api.value());
        type.addMethod(api.gradientOf(workspace, seeds.name()));
        type.addMethod(api.tangentOf(workspace, names.fresh("value"), seeds.directions()));
        if (api.hasJacobians()) {
            type.addMethod(api.jacobianOf(workspace));
        }
        if (api.hasHessians()) {
            type.addMethod(api.hessianTimesOf(workspace, seeds.name(), seeds.directions()));
        }
        if (api.hasHessian()) {
            type.addMethod(api.hessianOf(workspace));
        }
    }

    private MethodSpec forward() {
        Set<ArrayVar> kept = Handovers.needed(value.clauses(), handovers.afterValue(), memory);
        kept.addAll(value.results());
        bodies.addFields(kept);
        MethodSpec.Builder method = api.forward();
        method.addCode(checks.forward());
        for (Parameter.Real real : Program.reals(program.inputs())) {
            method.addCode(handedOut.kept(real));
        }
        bundled.ifPresent(jacobians -> method.addCode(jacobians.released()));
        method.addStatement("$L = false", members.evaluated());
        method.addStatement("$L = false", members.differentiated());
        perExample.ifPresent(sweep -> method.addStatement("$L = false", sweep.done()));
        for (Parameter parameter : program.inputs()) {
            method.addStatement("this.$1L = $1L", parameter.name());
        }
        signature.receiver().ifPresent(receiver -> keepReceiver(receiver, method));
        checks.sizeFields().forEach(size -> method.addStatement("this.$1L = $1L", size));
        method.addCode(writing.recording().atFirst());
        bodies.run(Scheduler.value(value.clauses(), kept, names, memory), value.results(), EVALUATE, method);
        method.addCode(writing.recording().atEnd());
        method.addStatement("$L = true", members.evaluated());
        return method.addStatement(
                        "return $L",
                        arguments.result(value.results(), result -> CodeBlock.of("this.$L", JavaText.name(result))))
                .build();
    }

    /** Jacobians by sweeps start another workspace with the same arguments. */
    private void keepReceiver(MethodSignature.Parameter receiver, MethodSpec.Builder method) {
        if (takesSweeps()) {
            method.addStatement("this.$1L = $1L", receiver.name());
        }
    }

    private boolean takesSweeps() {
        boolean jacobians = api.hasJacobians() && derivation.jacobians().isEmpty();
        return jacobians || api.hasHessian() && derivation.hessian().isEmpty();
    }

    private List<MethodSpec> backward() {
        DerivativeProgram adjoint = derivation.adjoint();
        Set<ArrayVar> kept = Handovers.needed(adjoint.clauses(), handovers.afterGradient(), memory);
        kept.addAll(adjoint.outcomes().values());
        MethodSpec.Builder method = api.backward(seeds.name());
        sweepBack(method, adjoint, kept, members.differentiated(), DIFFERENTIATE);
        if (api.isArrayValued()) {
            return List.of(method.build());
        }
        MethodSpec one = api.backward()
                .addStatement("backward($L)", api.types().literal(1))
                .build();
        return List.of(one, method.build());
    }

    private List<MethodSpec> perExample(PerExampleSweep sweep) {
        Set<ArrayVar> outcomes = new LinkedHashSet<>(sweep.program().outcomes().values());
        MethodSpec.Builder method = sweep.api().backwardPerExample(seeds.name());
        sweepBack(method, sweep.program(), outcomes, sweep.done(), "separate");
        return List.of(method.build(), sweep.gradient(program.name(), signature, arguments, derivation::input));
    }

    /** From the results' adjoints to the gradients. */
    private void sweepBack(
            MethodSpec.Builder method, DerivativeProgram sweep, Set<ArrayVar> kept, String done, String verb) {
        Collection<ArrayVar> outcomes = sweep.outcomes().values();
        bodies.addFields(kept);
        bodies.addFields(seeds.all());
        method.addCode(checks.requireForward());
        method.addCode(seeds.taken());
        for (int n = 0; n < seeds.all().size(); n++) {
            ArrayVar result = value.results().get(n);
            ArrayVar seed = seeds.all().get(n);
            method.addCode(checks.argument(
                    seed, result, objects.getOrDefault(result, api.types().number())));
            Set<ArrayVar> outputs = new LinkedHashSet<>(outcomes);
            outputs.addAll(products());
            method.addCode(handedOut.releasedWithJacobians(outputs, seed));
        }
        method.addStatement("$L = false", done);
        seeds.all().forEach(seed -> method.addStatement("this.$1L = $1L", JavaText.name(seed)));
        method.addCode(writing.recording().atLast());
        bodies.run(Scheduler.derivative(sweep.clauses(), kept, names, memory), outcomes, verb, method);
        method.addStatement("$L = true", done);
    }

    private MethodSpec gradient() {
        List<CodeBlock> parts = new ArrayList<>();
        parts.add(arguments.result(value.results(), result -> CodeBlock.of("$L", JavaText.name(result))));
        for (MethodSignature.Parameter parameter : Api.chosen(signature)) {
            parts.add(arguments.assembled(parameter, this::gradientOf));
        }
        return api.gradient()
                .addCode(checks.requireBackward())
                .addStatement("return new $T($L)", api.gradientType(), CodeBlock.join(parts, ", "))
                .build();
    }

    /** The gradient by one input; what is not differentiated in a record is as it was given. */
    private CodeBlock gradientOf(Parameter input) {
        return CodeBlock.of(
                "$L",
                input instanceof Parameter.Real
                        ? JavaText.name(derivation.adjoint().outcomes().get(derivation.input(input)))
                        : "this." + input.name());
    }

    private MethodSpec tangent() {
        Collection<ArrayVar> outcomes = derivation.tangent().outcomes().values();
        bodies.addFields(outcomes);
        bodies.addFields(derivation.tangent().seeds().values());
        MethodSpec.Builder method = api.tangent(seeds.directions());
        method.addCode(checks.requireForward());
        method.addCode(seeds.directionsTaken());
        derivation.tangent().seeds().forEach((input, seed) -> {
            method.addCode(checks.argument(
                    seed, input, objects.getOrDefault(input, api.types().number())));
            method.addCode(handedOut.releasedWithJacobians(outcomes, seed));
        });
        derivation
                .tangent()
                .seeds()
                .values()
                .forEach(seed -> method.addStatement("this.$1L = $1L", JavaText.name(seed)));
        method.addCode(writing.recording().atFirst());
        bodies.run(
                Scheduler.derivative(derivation.tangent().clauses(), new LinkedHashSet<>(outcomes), names, memory),
                outcomes,
                "propagate",
                method);
        List<ArrayVar> results = value.results().stream()
                .map(derivation.tangent().outcomes()::get)
                .toList();
        return method.addStatement(
                        "return $L",
                        arguments.result(results, result -> CodeBlock.of("this.$L", JavaText.name(result))))
                .build();
    }

    /** What the second order and the sweep for each row hand out. */
    private Collection<ArrayVar> products() {
        List<ArrayVar> products = new ArrayList<>();
        derivation
                .second()
                .ifPresent(second -> products.addAll(second.outcomes().values()));
        perExample.ifPresent(sweep -> products.addAll(sweep.program().outcomes().values()));
        return products;
    }

    private List<MethodSpec> hessianTimes(SecondOrder second) {
        Set<ArrayVar> handed = Handovers.needed(second.ahead(), handovers.afterGradient(), memory);
        bodies.addFields(products());
        bodies.addFields(handed);
        MethodSpec.Builder method = api.hessianTimes(seeds.directions());
        method.addCode(api.isArrayValued() ? checks.requireBackward() : checks.requireForward());
        method.addCode(seeds.directionsTaken());
        Map<ArrayVar, ArrayVar> directions = derivation.tangent().seeds();
        directions.forEach((input, seed) -> {
            method.addCode(checks.argument(
                    seed, input, objects.getOrDefault(input, api.types().number())));
            method.addCode(handedOut.releasedWithJacobians(products(), seed));
        });
        if (!api.isArrayValued()) {
            method.beginControlFlow(
                    "if (!$L || $L != $L)",
                    members.differentiated(),
                    JavaText.name(seeds.all().get(0)),
                    api.types().literal(1));
            method.addCode(disownGradients())
                    .addStatement("backward($L)", api.types().literal(1))
                    .endControlFlow();
        }
        directions.values().forEach(seed -> method.addStatement("this.$1L = $1L", JavaText.name(seed)));
        method.addCode(writing.recording().atFirst());
        bodies.run(Scheduler.derivative(second.ahead(), handed, names, memory), List.of(), "perturb", method);
        method.addCode(writing.recording().atEndOfAnother());
        method.addCode(writing.recording().atLast());
        bodies.run(
                Scheduler.derivative(second.back(), new LinkedHashSet<>(products()), names, memory),
                products(),
                "curve",
                method);
        List<CodeBlock> parts = new ArrayList<>();
        for (MethodSignature.Parameter parameter : Api.chosen(signature)) {
            parts.add(arguments.assembled(parameter, this::productOf));
        }
        method.addStatement("return new $T($L)", api.nested("HessianProduct"), CodeBlock.join(parts, ", "));
        return api.isArrayValued() ? List.of(method.build(), withSeed()) : List.of(method.build());
    }

    private MethodSpec withSeed() {
        CodeBlock.Builder before = CodeBlock.builder().add(seeds.directionsTaken());
        for (ArrayVar seed : derivation.tangent().seeds().values()) {
            if (objects.containsKey(seed)) {
                before.add(checks.nonNull(JavaText.name(seed)));
            }
        }
        return api.hessianTimes(
                seeds.name(), seeds.directions(), before.add(disownGradients()).build());
    }

    /** A direction may be the gradient of another point, which the next one would overwrite. */
    private CodeBlock disownGradients() {
        Collection<ArrayVar> gradients = derivation.adjoint().outcomes().values();
        CodeBlock.Builder code = CodeBlock.builder();
        derivation.tangent().seeds().values().forEach(seed -> code.add(handedOut.released(gradients, seed)));
        return code.build();
    }

    private CodeBlock productOf(Parameter input) {
        return CodeBlock.of(
                "$L",
                input instanceof Parameter.Real
                        ? JavaText.name(
                                derivation.second().orElseThrow().outcomes().get(derivation.input(input)))
                        : "this." + input.name());
    }

    private MethodSpec jacobians() {
        MethodSpec.Builder method = api.jacobian().addCode(checks.requireForward());
        if (derivation.jacobians().isEmpty()) {
            return bundled.orElseThrow().write(method)
                    ? method.build()
                    : new SweptJacobians(signature, derivation, arguments, objects, links, names, api).write(method);
        }
        Jacobians.All jacobians = derivation.jacobians().orElseThrow();
        for (JacobianProgram.Held held : jacobians.held()) {
            bodies.addField(held.array());
            String data = JavaText.name(held.array());
            method.addStatement("$L = $L().compact().data()", data, compact.jacobian(held.program()));
        }
        List<CodeBlock> parts = new ArrayList<>();
        for (JacobianProgram jacobian : jacobians.programs()) {
            parts.add(CodeBlock.of("$L()", compact.jacobian(jacobian)));
        }
        return method.addStatement("return new $T($L)", api.nested("Jacobians"), CodeBlock.join(parts, ", "))
                .build();
    }

    private MethodSpec hessian() {
        MethodSpec.Builder method = api.hessian().addCode(checks.requireForward());
        if (derivation.hessian().isEmpty()) {
            return new SweptHessians(signature, arguments, inputTypes, names, api).write(method);
        }
        method.beginControlFlow(
                        "if (!$L || $L != $L)",
                        members.differentiated(),
                        JavaText.name(seeds.all().get(0)),
                        api.types().literal(1))
                .addStatement("backward($L)", api.types().literal(1))
                .endControlFlow();
        List<ArrayVar> inputs = List.copyOf(derivation.chosen());
        List<CodeBlock> blocks = new ArrayList<>();
        for (Hessians.Block block : derivation.hessian().get()) {
            CodeBlock form;
            if (block.form() instanceof Hessians.Terms terms) {
                form = CodeBlock.of("$L()", compact.jacobian(terms.program()));
            } else {
                form = compact.lines(((Hessians.Chain) block.form()).lines());
            }
            int row = inputs.indexOf(block.row());
            blocks.add(CodeBlock.of(".block($L, $L, $L)", row, inputs.indexOf(block.column()), form));
        }
        List<CodeBlock> parameters = new ArrayList<>();
        for (MethodSignature.Parameter parameter : Api.chosen(signature)) {
            Api.jacobianNames(parameter).forEach(name -> parameters.add(CodeBlock.of("$S", name)));
        }
        method.addCode("return $T.builder($L)$>$>", api.types().hessian(), CodeBlock.join(parameters, ", "));
        blocks.forEach(block -> method.addCode("\n").addCode(block));
        return method.addCode("\n.build();$<$<\n").build();
    }

    private void addFields() {
        for (Parameter parameter : program.inputs()) {
            type.addField(inputTypes.get(parameter), parameter.name(), Modifier.PRIVATE);
        }
        if (takesSweeps()) {
            signature
                    .receiver()
                    .ifPresent(receiver ->
                            type.addField(TypeName.get(receiver.type()), receiver.name(), Modifier.PRIVATE));
        }
        checks.sizeFields().forEach(size -> type.addField(TypeName.INT, size, Modifier.PRIVATE));
        bodies.writeFields(type);
        bundled.flatMap(BundledJacobians::field)
                .ifPresent(field -> type.addField(api.nested("Jacobians"), field, Modifier.PRIVATE));
        type.addField(TypeName.BOOLEAN, members.evaluated(), Modifier.PRIVATE);
        type.addField(TypeName.BOOLEAN, members.differentiated(), Modifier.PRIVATE);
        perExample.ifPresent(sweep -> type.addField(TypeName.BOOLEAN, sweep.done(), Modifier.PRIVATE));
    }
}
