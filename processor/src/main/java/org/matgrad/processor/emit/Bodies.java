package org.matgrad.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.loop.Memory;
import org.matgrad.processor.loop.Node;

/**
 * What the sweeps of one companion add to it beside their public methods: fields for the arrays that they share, storage
 * made before it is written, and the private methods that hold the loops.
 */
final class Bodies {

    /** Allocations in one method. */
    private static final int ALLOCATIONS = 100;

    /** Arrays of a known length up to this one are made with the workspace, whether a sweep needs them or not. */
    private static final int SMALL = 64;

    private final Writing writing;
    private final Memory memory;
    private final Names names;
    private final Set<ArrayVar> inputs;
    /** What has storage already, or is the caller's. */
    private final Set<ArrayVar> given;

    private final Set<ArrayVar> small = new LinkedHashSet<>();
    private final List<MethodSpec> methods = new ArrayList<>();
    private final Set<Shared> kernels = EnumSet.noneOf(Shared.class);

    /**
     * @param inputs the program's own
     * @param given what callers hand over, the inputs among it
     */
    Bodies(Writing writing, Memory memory, Names names, Collection<ArrayVar> inputs, Collection<ArrayVar> given) {
        this.writing = writing;
        this.memory = memory;
        this.names = names;
        this.inputs = new LinkedHashSet<>(inputs);
        this.given = new LinkedHashSet<>(given);
    }

    void addField(ArrayVar array) {
        writing.fields().add(array);
    }

    void addFields(Collection<ArrayVar> arrays) {
        writing.fields().addAll(arrays);
    }

    void addMethod(MethodSpec method) {
        methods.add(method);
    }

    /** Makes storage for all that a sweep writes, and calls its methods. */
    void run(List<Node> nodes, Collection<ArrayVar> outputs, String verb, MethodSpec.Builder caller) {
        SweepWriter sweep = new SweepWriter(nodes, verb, names);
        if (!writing.types().isDouble()) {
            writing.text().hold(Touched.by(new Chunk(nodes, Map.of())).ints());
        }
        kernels.addAll(sweep.kernels());
        Set<ArrayVar> shared = sweep.sharedNumbers();
        inputs.forEach(shared::remove);
        writing.fields().addAll(shared);
        allocate(sweep, outputs, caller);
        CodeBlock calls = sweep.write(writing);
        caller.addCode(calls);
        methods.addAll(sweep.methods());
    }

    private void allocate(SweepWriter sweep, Collection<ArrayVar> outputs, MethodSpec.Builder caller) {
        List<CodeBlock> lines = new ArrayList<>();
        Set<ArrayVar> stored = new LinkedHashSet<>(sweep.written());
        // An array without components, to which nothing is written, is an array all the same.
        stored.addAll(outputs);
        stored.addAll(sweep.read());
        stored.removeAll(given);
        given.addAll(sweep.born());
        writing.fields().addAll(sweep.born());
        for (ArrayVar array : stored) {
            if (!memory.isScratch(array)) {
                given.add(array);
            }
            if (array.rank() > 0 || memory.isRecorded(array)) {
                writing.fields().add(array);
                if (sweep.born().contains(array)) {
                    continue;
                }
                if (isSmall(array) && !outputs.contains(array)) {
                    small.add(array);
                } else {
                    lines.add(allocation(array));
                }
            }
        }
        if (lines.size() <= ALLOCATIONS) {
            lines.forEach(caller::addCode);
            return;
        }
        for (int from = 0; from < lines.size(); from += ALLOCATIONS) {
            String name = names.fresh("allocate");
            MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
            lines.subList(from, Math.min(lines.size(), from + ALLOCATIONS)).forEach(method::addCode);
            methods.add(method.build());
            caller.addStatement("$L()", name);
        }
    }

    private boolean isSmall(ArrayVar array) {
        return array.shape().length().constant().orElse(SMALL + 1) <= SMALL
                && !writing.objects().containsKey(array)
                && !memory.isRecorded(array);
    }

    private CodeBlock allocation(ArrayVar array) {
        TypeName declared = writing.objects().get(array);
        ClassName storage = writing.types().storage(array);
        String name = JavaText.name(array);
        if (declared == null) {
            CodeBlock length = writing.text().of(array.shape().length());
            if (array.shape().length().constant().isEmpty() || memory.isRecorded(array)) {
                return CodeBlock.of("$1L = $2T.sized($1L, $3L);\n", name, storage, length);
            }
            return CodeBlock.builder()
                    .beginControlFlow("if ($L == null)", name)
                    .addStatement("$L = new $T[$L]", name, writing.types().number(array), length)
                    .endControlFlow()
                    .build();
        }
        List<CodeBlock> all =
                array.shape().sizes().stream().map(writing.text()::of).toList();
        CodeBlock sizes = CodeBlock.join(all, ", ");
        // Set only when it changes: a store of a reference is one for the collector, too, which small problems feel.
        return CodeBlock.builder()
                .beginControlFlow("if (!$T.fits($L, $L))", storage, name, sizes)
                .addStatement("$L = $T.zeros($L)", name, declared, sizes)
                .endControlFlow()
                .build();
    }

    /** Tells that some code uses these. */
    void use(Set<Shared> shared) {
        kernels.addAll(shared);
    }

    void writeFields(TypeSpec.Builder type) {
        for (ArrayVar array : writing.fields()) {
            TypeName declared = writing.objects().get(array);
            if (small.contains(array)) {
                TypeName number = writing.types().number(array);
                type.addField(FieldSpec.builder(
                                ArrayTypeName.of(number), JavaText.name(array), Modifier.PRIVATE, Modifier.FINAL)
                        .initializer("new $T[$L]", number, array.shape().length())
                        .build());
                continue;
            }
            if (declared == null) {
                boolean isNumber = array.rank() == 0 && !memory.isRecorded(array);
                TypeName number = writing.types().number(array);
                declared = isNumber ? number : ArrayTypeName.of(number);
            }
            type.addField(declared, JavaText.name(array), Modifier.PRIVATE);
        }
        writing.recording().fields().forEach(field -> type.addField(TypeName.INT, field, Modifier.PRIVATE));
        for (Shared kernel : kernels) {
            ClassName workspace = writing.types().workspace(kernel);
            type.addField(FieldSpec.builder(workspace, writing.name(kernel), Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new $T()", workspace)
                    .build());
        }
    }

    void writeMethods(TypeSpec.Builder type) {
        methods.forEach(type::addMethod);
    }
}
