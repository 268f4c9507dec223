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
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.loop.Memory;
import org.matgrad.processor.loop.Node;
import org.matgrad.processor.matrix.Size;

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
        List<ArrayVar> made = new ArrayList<>();
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
                    made.add(array);
                }
            }
        }
        if (made.size() <= ALLOCATIONS) {
            caller.addCode(allocations(made));
            return;
        }
        for (int from = 0; from < made.size(); from += ALLOCATIONS) {
            String name = names.fresh("allocate");
            MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
            method.addCode(allocations(made.subList(from, Math.min(made.size(), from + ALLOCATIONS))));
            methods.add(method.build());
            caller.addStatement("$L()", name);
        }
    }

    private boolean isSmall(ArrayVar array) {
        return array.shape().length().constant().orElse(SMALL + 1) <= SMALL
                && !writing.objects().containsKey(array)
                && !memory.isRecorded(array);
    }

    private CodeBlock allocations(List<ArrayVar> arrays) {
        Lines code = new Lines(writing.text());
        arrays.forEach(array -> allocation(array, code));
        return code.build();
    }

    private void allocation(ArrayVar array, Lines code) {
        JavaText text = writing.text();
        TypeName declared = writing.objects().get(array);
        String name = JavaText.name(array);
        Size length = array.shape().length();
        if (declared != null) {
            String sizes = array.shape().sizes().stream().map(text::text).collect(Collectors.joining(", "));
            // Set only when it changes: a store of a reference is one for the collector, too, which small problems
            // feel.
            code.begin("if (!" + text.storage(array) + ".fits(" + name + ", " + sizes + "))");
            code.add(CodeBlock.of("$L = $T.zeros($L);\n", name, declared, text.referring(sizes)));
            code.end();
        } else if (length.constant().isEmpty() || memory.isRecorded(array)) {
            code.statement(name + " = " + text.storage(array) + ".sized(" + name + ", " + text.text(length) + ")");
        } else {
            code.begin("if (" + name + " == null)");
            code.statement(name + " = new " + writing.types().number(array) + "[" + text.text(length) + "]");
            code.end();
        }
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
