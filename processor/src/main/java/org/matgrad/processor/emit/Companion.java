package org.matgrad.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
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

    /** The field that holds the shared kernel's scratch. */
    static final String PRODUCTS = "products";

    private final Derivation derivation;
    private final Names names;
    private final Api api;
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
        List.of(PRODUCTS, "evaluated", "differentiated").forEach(names::reserve);
        this.api = new Api(signature, names);
        SizeNames sizes = new SizeNames(names);
        this.text = new JavaText(sizes.all());
        this.checks = new Checks(derivation.program(), sizes, text);
        this.type = api.companion();
    }

    JavaFile write() {
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
        privateMethods.forEach(type::addMethod);
        type.addType(api.gradientRecord());
        type.addType(api.tangentRecord());
        if (api.isArrayValued()) {
            type.addType(api.jacobiansRecord());
        }
        return api.file(type.build());
    }

    private void addStatics() {
        String workspace = api.local("workspace");
        String seed = JavaText.name(seed());
        type.addMethod(api.value(workspace));
        type.addMethod(api.gradientOf(workspace, "", seed));
        type.addMethod(api.tangentOf(workspace, api.local("value"), directions()));
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
        for (JacobianProgram jacobian : derivation.jacobians()) {
            Set<ArrayVar> stored = stored(jacobian);
            read.addAll(stored);
            read.addAll(Scheduler.reads(jacobian.definitions(), stored));
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
        method.addStatement("evaluated = false");
        method.addStatement("differentiated = false");
        for (Parameter parameter : derivation.program().parameters()) {
            method.addStatement("this.$1L = $1L", parameter.name());
        }
        for (Captured captured : derivation.program().captured()) {
            method.addStatement("this.$1L = $1L", captured.value().name());
        }
        checks.sizeFields().forEach(size -> method.addStatement("this.$1L = $1L", size));
        allocate(sweep, method);
        run(sweep, "evaluate", method);
        method.addStatement("evaluated = true");
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
        method.addStatement("differentiated = false");
        method.addStatement("this.$1L = $1L", JavaText.name(seed));
        allocate(sweep, method);
        run(sweep, "differentiate", method);
        method.addStatement("differentiated = true");
        if (api.isArrayValued()) {
            return List.of(method.build());
        }
        MethodSpec one = api.backward().addStatement("backward(1.0)").build();
        return List.of(one, method.build());
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
        derivation.tangent().seeds().values().forEach(seed -> method.addCode(checks.argument(seed)));
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
        StringJoiner parts = new StringJoiner(", ");
        for (JacobianProgram jacobian : derivation.jacobians()) {
            String name = "jacobian" + Character.toUpperCase(jacobian.input().name().charAt(0))
                    + jacobian.input().name().substring(1);
            String free = names.fresh(name);
            privateMethods.add(jacobian(jacobian, free));
            parts.add(free + "()");
        }
        return method.addStatement("return new $T($L)", api.nested("Jacobians"), parts)
                .build();
    }

    private static Set<ArrayVar> stored(JacobianProgram jacobian) {
        Set<ArrayVar> stored = new LinkedHashSet<>();
        for (JacobianProgram.Term term : jacobian.terms()) {
            term.factors().forEach(factor -> stored.add(factor.array()));
            term.scalars().forEach(scalar -> stored.add(scalar.array()));
        }
        return stored;
    }

    private MethodSpec jacobian(JacobianProgram jacobian, String name) {
        Set<ArrayVar> own = new HashSet<>();
        jacobian.definitions().forEach(definition -> own.add(definition.target()));
        Sweep sweep = Sweep.of(Scheduler.schedule(jacobian.definitions(), stored(jacobian), names));
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .returns(Types.JACOBIAN)
                .addComment("$L", jacobian.formula());
        for (Sweep.Part part : sweep.parts()) {
            for (ArrayVar array : part.touched()) {
                if (array.rank() > 0 && own.contains(array)) {
                    String length = text.of(array.shape().length());
                    method.addStatement("double[] $L = new double[$L]", JavaText.name(array), length);
                }
            }
            loadArrays(part, own, method);
            method.addCode(new StatementWriter(text, fields).write(part.blocks()));
        }
        return method.addCode("\n")
                .addCode(new JacobianText(text, objects).build(jacobian))
                .build();
    }

    /** Storage for all that a sweep writes. */
    private void allocate(Sweep sweep, MethodSpec.Builder method) {
        for (ArrayVar array : sweep.written()) {
            if (array.rank() == 0) {
                continue;
            }
            fields.add(array);
            StringJoiner sizes = new StringJoiner(", ");
            if (objects.contains(array)) {
                array.shape().sizes().forEach(size -> sizes.add(text.of(size)));
            } else {
                sizes.add(text.of(array.shape().length()));
            }
            method.addStatement("$1L = $2T.sized($1L, $3L)", JavaText.name(array), Types.WORKSPACE, sizes);
        }
        fields.addAll(sweep.sharedNumbers());
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
            loadArrays(part, Set.of(), method);
            method.addCode(new StatementWriter(text, fields).write(part.blocks()));
            privateMethods.add(method.build());
        }
    }

    /** Locals for the arrays of a part, under the arrays' own names. */
    private void loadArrays(Sweep.Part part, Set<ArrayVar> loaded, MethodSpec.Builder method) {
        for (ArrayVar array : part.touched()) {
            if (array.rank() > 0 && !loaded.contains(array)) {
                String data = objects.contains(array) ? ".data()" : "";
                method.addStatement("double[] $1L = this.$1L$2L", JavaText.name(array), data);
            }
        }
        for (Block block : part.blocks()) {
            usesProducts |= block.statements().stream().anyMatch(Statement.Product.class::isInstance);
        }
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
            type.addField(FieldSpec.builder(Types.MATRIX_PRODUCT, PRODUCTS, Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new $T()", Types.MATRIX_PRODUCT)
                    .build());
        }
        type.addField(TypeName.BOOLEAN, "evaluated", Modifier.PRIVATE);
        type.addField(TypeName.BOOLEAN, "differentiated", Modifier.PRIVATE);
    }
}
