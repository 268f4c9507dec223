package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.loop.Node;

/** One sweep as private methods, each small enough for HotSpot. */
final class SweepWriter {

    private final Names names;
    private final String verb;
    private final List<Chunk> chunks;
    private final Set<ArrayVar> escaping;
    private final Map<Chunk, Touched> touched = new LinkedHashMap<>();
    private final List<MethodSpec> methods = new ArrayList<>();

    SweepWriter(List<Node> nodes, String verb, Names names) {
        this.names = names;
        this.verb = verb;
        this.chunks = Chunk.of(nodes);
        this.escaping = Escaping.of(nodes);
        chunks.forEach(chunk -> chunk.all().forEach(one -> touched.put(one, Touched.by(one))));
    }

    /** The arrays and numbers that the sweep writes, in order. */
    Set<ArrayVar> written() {
        Set<ArrayVar> written = new LinkedHashSet<>();
        touched.values().forEach(one -> written.addAll(one.written()));
        return written;
    }

    /** The arrays and numbers that the sweep reads or writes, in order. */
    Set<ArrayVar> read() {
        Set<ArrayVar> read = new LinkedHashSet<>();
        touched.values().forEach(one -> read.addAll(one.all()));
        return read;
    }

    /** The arrays that get their storage on the way. */
    Set<ArrayVar> born() {
        Set<ArrayVar> born = new LinkedHashSet<>();
        touched.values().forEach(one -> born.addAll(one.born()));
        return born;
    }

    Set<Shared> kernels() {
        Set<Shared> kernels = EnumSet.noneOf(Shared.class);
        touched.values().forEach(one -> kernels.addAll(one.kernels()));
        return kernels;
    }

    /** The numbers that one method leaves for another, or one way of a branch for what comes behind it. */
    Set<ArrayVar> sharedNumbers() {
        Map<ArrayVar, Touched> first = new HashMap<>();
        Set<ArrayVar> shared = new LinkedHashSet<>(escaping);
        for (Touched one : touched.values()) {
            for (ArrayVar array : one.all()) {
                Touched before = first.putIfAbsent(array, one);
                if (array.rank() == 0 && before != null && before != one) {
                    shared.add(array);
                }
            }
        }
        return shared;
    }

    /** Writes the methods, and the calls of those that come first. */
    CodeBlock write(Writing how) {
        return calls(chunks, List.of(), how);
    }

    List<MethodSpec> methods() {
        return methods;
    }

    private CodeBlock calls(List<Chunk> parts, List<String> variables, Writing how) {
        Lines calls = new Lines(how.text());
        for (Chunk part : parts) {
            if (!part.isEmpty()) {
                boolean only = chunks.size() == 1 && chunks.get(0) == part;
                String name = only ? names.fresh(verb) : names.fresh(verb + (methods.size() + 1));
                calls.statement(name + "(" + String.join(", ", variables) + ")");
                MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
                variables.forEach(variable -> method.addParameter(TypeName.INT, variable));
                int place = methods.size();
                methods.add(null);
                method.addCode(load(part, how));
                method.addCode(new StatementWriter(how, outlining(part, how), variables).write(part.nodes()));
                methods.set(place, method.build());
            }
        }
        return calls.build();
    }

    private StatementWriter.Outlining outlining(Chunk part, Writing how) {
        return new StatementWriter.Outlining() {
            @Override
            public boolean isOutlined(List<Node> nodes) {
                return part.outlined().containsKey(nodes);
            }

            @Override
            public CodeBlock calls(List<Node> nodes, List<String> variables) {
                return SweepWriter.this.calls(part.outlined().get(nodes), List.copyOf(variables), how);
            }
        };
    }

    /** Locals for the arrays of a method, under the arrays' own names. */
    private CodeBlock load(Chunk part, Writing how) {
        Set<ArrayVar> skipped = new HashSet<>(touched.get(part).born());
        return load(touched.get(part).all(), skipped, how);
    }

    static CodeBlock load(Set<ArrayVar> arrays, Set<ArrayVar> skipped, Writing how) {
        Lines code = new Lines(how.text());
        for (ArrayVar array : arrays) {
            boolean isArray = array.rank() > 0 || how.recording().isRecorded(array);
            if (isArray && !skipped.contains(array)) {
                String data = how.objects().containsKey(array) ? ".data()" : "";
                String name = JavaText.name(array);
                code.statement(how.types().number(array) + "[] " + name + " = this." + name + data);
            }
        }
        return code.build();
    }
}
