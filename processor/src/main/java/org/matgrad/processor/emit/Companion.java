package org.matgrad.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import javax.lang.model.element.Modifier;
import org.matgrad.processor.calculus.Derivation;
import org.matgrad.processor.calculus.JacobianProgram;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.loop.Block;
import org.matgrad.processor.loop.Scheduler;
import org.matgrad.processor.loop.Statement;
import org.matgrad.processor.matrix.Captured;
import org.matgrad.processor.matrix.Parameter;
import org.matgrad.processor.source.MethodSignature;

/** Writes one companion: checks and storage around the sweeps' loops. */
final class Companion {

    private static final String KEEP = "keep";

    /** Allocations in one method. */
    private static final int ALLOCATIONS = 100;

    private final Derivation derivation;
    private final Names names;
    private final Api api;
    private final Members members;
    private final Checks checks;
    private final JavaText text;
    private final TypeSpec.Builder type;
    private final Set<ArrayVar> fields = new LinkedHashSet<>();
    private final Set<ArrayVar> objects = new LinkedHashSet<>();
    private final List<MethodSpec> privateMethods = new ArrayList<>();
    private boolean usesProducts;

    Companion(MethodSignature signature, Derivation derivation) {
        this.derivation = derivation;
        this.names = derivation.value().names();
        this.members = Members.named(names);
        this.api = new Api(signature);
        SizeNames sizes = new SizeNames(names);
        this.text = new JavaText(sizes.all());
        this.checks = new Checks(derivation.program(), signature.packageName(), sizes, text, members);
        this.type = api.companion();
    }

    TypeSpec write() {
        ComponentProgram value = derivation.value();
        objects.addAll(value.inputs());
        objects.add(value.result());
        objects.addAll(derivation.adjoint().seeds().values());
        objects.addAll(derivation.adjoint().outcomes().values());
        objects.addAll(derivation.tangent().seeds().values());
        objects.addAll(derivation.tangent().outcomes().values());
        List<MethodSpec> sweeps = new ArrayList<>();
        sweeps.add(forward());
        sweeps.addAll(backward());
        sweeps.add(gradient());
        sweeps.add(tangent());
        if (api.isArrayValued()) {
            sweeps.add(jacobians());
        }
        addFields();
        sweeps.forEach(type::addMethod);
        addStatics();
        if (derivation.program().reals().stream()
                .anyMatch(real -> real.value().shape().rank() > 0)) {
            type.addMethod(keep());
        }
        privateMethods.forEach(type::addMethod);
        type.addType(api.gradientRecord());
        type.addType(api.tangentRecord());
        if (api.isArrayValued()) {
            type.addType(api.jacobiansRecord());
        }
        return type.build();
    }

    private void addStatics() {
        String workspace = names.fresh("workspace");
        String seed = JavaText.name(seed());
        type.addMethod(api.value());
        type.addMethod(api.gradientOf(workspace, seed));
        type.addMethod(api.tangentOf(workspace, names.fresh("value"), directions()));
        if (api.isArrayValued()) {
            type.addMethod(api.jacobianOf(workspace));
        }
    }

    private ArrayVar seed() {
        return derivation.adjoint().seeds().get(derivation.value().result());
    }

    private List<String> directions() {
        return derivation.chosen().stream()
                .map(input -> JavaText.name(derivation.tangent().seeds().get(input)))
                .toList();
    }

    /** The arrays of the value's sweep that the derivatives read. */
    private Set<ArrayVar> neededLater() {
        Set<ArrayVar> read = new LinkedHashSet<>();
        read.addAll(Scheduler.reads(
                derivation.adjoint().definitions(),
                new HashSet<>(derivation.adjoint().outcomes().values())));
        read.addAll(Scheduler.reads(
                derivation.tangent().definitions(),
                new HashSet<>(derivation.tangent().outcomes().values())));
        for (JacobianProgram jacobian : derivation.jacobians().inOrder()) {
            for (JacobianProgram.Piece piece : jacobian.pieces()) {
                Set<ArrayVar> stored = stored(piece);
                read.addAll(stored);
                read.addAll(Scheduler.reads(piece.definitions(), stored));
            }
        }
        Set<ArrayVar> computed = new LinkedHashSet<>();
        for (Definition definition : derivation.value().definitions()) {
            if (read.contains(definition.target())) {
                computed.add(definition.target());
            }
        }
        return computed;
    }

    private MethodSpec forward() {
        ComponentProgram value = derivation.value();
        Set<ArrayVar> kept = neededLater();
        kept.add(value.result());
        fields.addAll(kept);
        Sweep sweep = Sweep.of(Scheduler.schedule(value.definitions(), kept, names));
        MethodSpec.Builder method = api.forward();
        method.addCode(checks.forward());
        for (Parameter.Real real : derivation.program().reals()) {
            if (real.value().shape().rank() > 0) {
                method.addStatement("$L($L)", KEEP, real.name());
            }
        }
        method.addStatement("$L = false", members.evaluated());
        method.addStatement("$L = false", members.differentiated());
        for (Parameter parameter : derivation.program().parameters()) {
            method.addStatement("this.$1L = $1L", parameter.name());
        }
        for (Captured captured : derivation.program().captured()) {
            method.addStatement("this.$1L = $1L", captured.value().name());
        }
        checks.sizeFields().forEach(size -> method.addStatement("this.$1L = $1L", size));
        allocate(sweep, method);
        run(sweep, "evaluate", method);
        method.addStatement("$L = true", members.evaluated());
        method.addStatement("return this.$L", JavaText.name(value.result()));
        return method.build();
    }

    private List<MethodSpec> backward() {
        ArrayVar seed = seed();
        Set<ArrayVar> outcomes =
                new LinkedHashSet<>(derivation.adjoint().outcomes().values());
        fields.addAll(outcomes);
        fields.add(seed);
        Sweep sweep = Sweep.of(Scheduler.schedule(derivation.adjoint().definitions(), outcomes, names));
        MethodSpec.Builder method = api.backward(JavaText.name(seed));
        method.addCode(checks.requireForward());
        method.addCode(checks.argument(seed));
        disown(derivation.adjoint().outcomes().values(), JavaText.name(seed), seed.rank(), method);
        method.addStatement("$L = false", members.differentiated());
        method.addStatement("this.$1L = $1L", JavaText.name(seed));
        allocate(sweep, method);
        run(sweep, "differentiate", method);
        method.addStatement("$L = true", members.differentiated());
        if (api.isArrayValued()) {
            return List.of(method.build());
        }
        MethodSpec one = api.backward().addStatement("backward(1.0)").build();
        return List.of(one, method.build());
    }

    /** Lets go of outputs that an argument shares its components with, so that nothing is read after it was overwritten. */
    private static void disown(Collection<ArrayVar> outputs, String argument, int rank, MethodSpec.Builder method) {
        for (ArrayVar output : outputs) {
            if (rank > 0 && output.rank() > 0) {
                method.beginControlFlow("if ($T.isSame($L, $L))", Types.WORKSPACE, JavaText.name(output), argument)
                        .addStatement("$L = null", JavaText.name(output))
                        .endControlFlow();
            }
        }
    }

    /** The method that does so for an argument of forward, which may be any of the workspace's results. */
    private MethodSpec keep() {
        List<ArrayVar> outputs = new ArrayList<>();
        outputs.add(derivation.value().result());
        outputs.addAll(derivation.adjoint().outcomes().values());
        outputs.addAll(derivation.tangent().outcomes().values());
        MethodSpec.Builder method = MethodSpec.methodBuilder(KEEP)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(Types.NUMERIC_ARRAY, members.argument())
                .addComment("What this workspace handed out is the caller's once it comes back as an argument.");
        disown(outputs, members.argument(), 1, method);
        return method.build();
    }

    private MethodSpec gradient() {
        StringJoiner parts = new StringJoiner(", ");
        parts.add(JavaText.name(derivation.value().result()));
        derivation
                .chosen()
                .forEach(input ->
                        parts.add(JavaText.name(derivation.adjoint().outcomes().get(input))));
        return api.gradient()
                .addCode(checks.requireBackward())
                .addStatement("return new $T($L)", api.nested("Gradient"), parts)
                .build();
    }

    private MethodSpec tangent() {
        ArrayVar result = derivation.tangent().outcomes().get(derivation.value().result());
        fields.add(result);
        fields.addAll(derivation.tangent().seeds().values());
        Sweep sweep = Sweep.of(Scheduler.schedule(derivation.tangent().definitions(), Set.of(result), names));
        MethodSpec.Builder method = api.tangent(directions());
        method.addCode(checks.requireForward());
        for (ArrayVar seed : derivation.tangent().seeds().values()) {
            method.addCode(checks.argument(seed));
            disown(List.of(result), JavaText.name(seed), seed.rank(), method);
        }
        derivation
                .tangent()
                .seeds()
                .values()
                .forEach(seed -> method.addStatement("this.$1L = $1L", JavaText.name(seed)));
        allocate(sweep, method);
        run(sweep, "propagate", method);
        method.addStatement("return this.$L", JavaText.name(result));
        return method.build();
    }

    private MethodSpec jacobians() {
        MethodSpec.Builder method = api.jacobian().addCode(checks.requireForward());
        for (JacobianProgram.Held held : derivation.jacobians().held()) {
            fields.add(held.array());
            String data = JavaText.name(held.array());
            method.addStatement("$L = $L().toTensor().data()", data, jacobian(held.program()));
        }
        StringJoiner parts = new StringJoiner(", ");
        for (JacobianProgram jacobian : derivation.jacobians().programs()) {
            parts.add(jacobian(jacobian) + "()");
        }
        return method.addStatement("return new $T($L)", api.nested("Jacobians"), parts)
                .build();
    }

    private static Set<ArrayVar> stored(JacobianProgram.Piece piece) {
        Set<ArrayVar> stored = new LinkedHashSet<>();
        for (JacobianProgram.Term term : piece.terms()) {
            term.factors().forEach(factor -> stored.add(factor.array()));
            term.scalars().forEach(scalar -> stored.add(scalar.array()));
        }
        return stored;
    }

    /** Adds the method that builds one Jacobian, and tells its name. */
    private String jacobian(JacobianProgram jacobian) {
        String input = jacobian.input().name();
        String name = names.fresh("jacobian" + Character.toUpperCase(input.charAt(0)) + input.substring(1));
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .returns(Types.JACOBIAN)
                .addComment("$L", jacobian.formula());
        JacobianText jacobianText = new JacobianText(text, objects);
        if (jacobian.pieces().size() == 1) {
            JacobianProgram.Piece only = jacobian.pieces().get(0);
            method.addCode(partials(only));
            method.addCode("return $L$>$>", jacobianText.builder(jacobian));
            method.addCode(jacobianText.terms(jacobian, only));
            privateMethods.add(method.addCode("\n.build();$<$<\n").build());
            return name;
        }
        method.addStatement("$T $L = $L", Types.JACOBIAN_BUILDER, members.builder(), jacobianText.builder(jacobian));
        for (JacobianProgram.Piece piece : jacobian.pieces()) {
            String part = names.fresh(name + "Part");
            method.addStatement("$L($L)", part, members.builder());
            privateMethods.add(MethodSpec.methodBuilder(part)
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(Types.JACOBIAN_BUILDER, members.builder())
                    .addCode(partials(piece))
                    .addCode("$L$>$>", members.builder())
                    .addCode(jacobianText.terms(jacobian, piece))
                    .addCode(";$<$<\n")
                    .build());
        }
        privateMethods.add(
                method.addStatement("return $L.build()", members.builder()).build());
        return name;
    }

    /** Loops for the stored partials of a piece, into arrays of the Jacobian's own. */
    private CodeBlock partials(JacobianProgram.Piece piece) {
        Set<ArrayVar> own = new HashSet<>();
        piece.definitions().forEach(definition -> own.add(definition.target()));
        List<Block> blocks = Scheduler.schedule(piece.definitions(), stored(piece), names);
        CodeBlock.Builder code = CodeBlock.builder();
        Set<ArrayVar> loaded = new HashSet<>();
        for (Sweep.Part part : Sweep.of(blocks).parts()) {
            for (ArrayVar array : part.touched()) {
                if (array.rank() > 0 && own.contains(array) && loaded.add(array)) {
                    String length = text.of(array.shape().length());
                    code.addStatement("double[] $L = new double[$L]", JavaText.name(array), length);
                }
            }
            code.add(loadArrays(part, loaded));
        }
        return code.add(new StatementWriter(text, fields, members).write(blocks))
                .add("\n")
                .build();
    }

    /** Storage for all that a sweep writes. */
    private void allocate(Sweep sweep, MethodSpec.Builder caller) {
        List<CodeBlock> lines = new ArrayList<>();
        for (ArrayVar array : sweep.written()) {
            if (array.rank() > 0) {
                fields.add(array);
                lines.add(allocation(array));
            }
        }
        Set<ArrayVar> shared = sweep.sharedNumbers();
        derivation.value().inputs().forEach(shared::remove);
        fields.addAll(shared);
        if (lines.size() <= ALLOCATIONS) {
            lines.forEach(caller::addCode);
            return;
        }
        for (int from = 0; from < lines.size(); from += ALLOCATIONS) {
            String name = names.fresh("allocate");
            MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
            lines.subList(from, Math.min(lines.size(), from + ALLOCATIONS)).forEach(method::addCode);
            privateMethods.add(method.build());
            caller.addStatement("$L()", name);
        }
    }

    private CodeBlock allocation(ArrayVar array) {
        StringJoiner sizes = new StringJoiner(", ");
        if (objects.contains(array)) {
            array.shape().sizes().forEach(size -> sizes.add(text.of(size)));
        } else {
            sizes.add(text.of(array.shape().length()));
        }
        return CodeBlock.of("$1L = $2T.sized($1L, $3L);\n", JavaText.name(array), Types.WORKSPACE, sizes);
    }

    /** Calls the sweep's private methods, one for each part. */
    private void run(Sweep sweep, String verb, MethodSpec.Builder caller) {
        for (int p = 0; p < sweep.parts().size(); p++) {
            Sweep.Part part = sweep.parts().get(p);
            if (part.blocks().isEmpty()) {
                continue;
            }
            String name = sweep.parts().size() == 1 ? verb : verb + (p + 1);
            caller.addStatement("$L()", name);
            MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
            method.addCode(loadArrays(part, new HashSet<>()));
            method.addCode(new StatementWriter(text, fields, members).write(part.blocks()));
            privateMethods.add(method.build());
        }
    }

    /** Locals for the arrays of a part, under the arrays' own names. */
    private CodeBlock loadArrays(Sweep.Part part, Set<ArrayVar> loaded) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (ArrayVar array : part.touched()) {
            if (array.rank() > 0 && loaded.add(array)) {
                String data = objects.contains(array) ? ".data()" : "";
                code.addStatement("double[] $1L = this.$1L$2L", JavaText.name(array), data);
            }
        }
        for (Block block : part.blocks()) {
            usesProducts |= block.statements().stream().anyMatch(Statement.Product.class::isInstance);
        }
        return code.build();
    }

    private void addFields() {
        for (Parameter parameter : derivation.program().parameters()) {
            TypeName declared = parameter instanceof Parameter.Real real
                    ? Types.ofRank(real.value().shape().rank())
                    : TypeName.INT;
            type.addField(declared, parameter.name(), Modifier.PRIVATE);
        }
        for (Captured captured : derivation.program().captured()) {
            TypeName declared = Types.ofRank(captured.value().shape().rank());
            type.addField(declared, captured.value().name(), Modifier.PRIVATE);
        }
        checks.sizeFields().forEach(size -> type.addField(TypeName.INT, size, Modifier.PRIVATE));
        for (ArrayVar array : fields) {
            TypeName declared = objects.contains(array) || array.rank() == 0
                    ? Types.ofRank(array.rank())
                    : ArrayTypeName.of(TypeName.DOUBLE);
            type.addField(declared, JavaText.name(array), Modifier.PRIVATE);
        }
        if (usesProducts) {
            type.addField(FieldSpec.builder(Types.MATRIX_PRODUCT, members.products(), Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new $T()", Types.MATRIX_PRODUCT)
                    .build());
        }
        type.addField(TypeName.BOOLEAN, members.evaluated(), Modifier.PRIVATE);
        type.addField(TypeName.BOOLEAN, members.differentiated(), Modifier.PRIVATE);
    }
}
