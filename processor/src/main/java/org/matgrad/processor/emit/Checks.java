package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Captured;
import org.matgrad.processor.matrix.Parameter;
import org.matgrad.processor.matrix.Program;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.matrix.Step;
import org.matgrad.processor.matrix.Value;

/** What is checked before anything is computed: nulls, sizes, the order of calls. */
final class Checks {

    private final Program program;
    private final String packageName;
    private final SizeNames sizes;
    private final JavaText text;
    private final Members members;
    private final List<String> fields = new ArrayList<>();
    private final CodeBlock forward;

    Checks(Program program, String packageName, SizeNames sizes, JavaText text, Members members) {
        this.program = program;
        this.packageName = packageName;
        this.sizes = sizes;
        this.text = text;
        this.members = members;
        this.forward = buildForward();
    }

    /** The sizes that the workspace keeps. */
    List<String> sizeFields() {
        return fields;
    }

    /** Binds each size to the argument that determines it, and checks all others. */
    CodeBlock forward() {
        return forward;
    }

    private CodeBlock buildForward() {
        CodeBlock.Builder code = CodeBlock.builder();
        List<Value> arrays = new ArrayList<>();
        for (Parameter parameter : program.parameters()) {
            if (parameter instanceof Parameter.Int) {
                sizes.bindParameter(parameter.name());
            } else if (parameter instanceof Parameter.Real real
                    && real.value().shape().rank() > 0) {
                arrays.add(real.value());
                nonNull(real.name(), code);
            }
        }
        for (Captured captured : program.captured()) {
            constant(captured, code);
            if (captured.value().shape().rank() > 0) {
                arrays.add(captured.value());
                nonNull(captured.value().name(), code);
            }
        }
        List<Axis> others = new ArrayList<>();
        for (Value array : arrays) {
            for (int axis = 0; axis < array.shape().rank(); axis++) {
                Axis at = new Axis(
                        array.name(), array.shape().rank(), axis, array.shape().size(axis));
                Atom atom = at.size().single();
                boolean isName = atom instanceof Atom.Symbol || atom instanceof Atom.Unknown;
                if (isName && !sizes.isBound(atom)) {
                    String name = sizes.bind(atom);
                    fields.add(name);
                    code.addStatement("int $L = $L", name, at.read());
                } else {
                    others.add(at);
                }
            }
        }
        others.forEach(axis -> code.add(check(axis)));
        lengths(arrays, code);
        for (Program.Requirement requirement : program.requirements()) {
            code.add(CodeBlock.of(
                    "$T.requireSize($S, $S, $L, $L, $S);\n",
                    Types.WORKSPACE,
                    program.name(),
                    requirement.reason(),
                    text.of(requirement.left()),
                    text.of(requirement.right()),
                    requirement.right().toString()));
        }
        return code.build();
    }

    private void constant(Captured captured, CodeBlock.Builder code) {
        // By its name within the package, or in full: where a package ends and a class begins can't be told from a
        // name.
        String prefix = packageName.isEmpty() ? "" : packageName + ".";
        String owner =
                captured.owner().startsWith(prefix) ? captured.owner().substring(prefix.length()) : captured.owner();
        code.addStatement(
                "$T $L = $L.$L",
                Types.ofRank(captured.value().shape().rank()),
                captured.value().name(),
                owner,
                captured.field());
    }

    /** Matrices that no argument is as large as may be too large for an array. */
    private void lengths(List<Value> arguments, CodeBlock.Builder code) {
        Set<Shape> checked = new HashSet<>();
        arguments.forEach(argument -> checked.add(argument.shape()));
        for (Step step : program.steps()) {
            Shape shape = step.target().shape();
            if (shape.rank() == 2 && shape.length().constant().isEmpty() && checked.add(shape)) {
                code.addStatement(
                        "$T.requireLength($S, $S, $L, $L)",
                        Types.WORKSPACE,
                        program.name(),
                        step.target().name(),
                        text.of(shape.size(0)),
                        text.of(shape.size(1)));
            }
        }
    }

    private CodeBlock check(Axis axis) {
        return CodeBlock.of(
                "$T.requireSize($S, $S, $L, $L, $S);\n",
                Types.WORKSPACE,
                program.name(),
                "the " + axis.name() + " of " + axis.array(),
                axis.read(),
                text.of(axis.size()),
                axis.size().toString());
    }

    /** One axis of an argument, and the size that it must have. */
    private record Axis(String array, int rank, int axis, Size size) {
        String name() {
            return rank == 1 ? "size" : axis == 0 ? "rows" : "columns";
        }

        String read() {
            return array + "." + name() + "()";
        }
    }

    private void nonNull(String name, CodeBlock.Builder code) {
        code.addStatement("$T.nonNull($L, $S, $S)", Types.WORKSPACE, name, program.name(), name);
    }

    /** An array that a sweep starts from has the shape of what it belongs to. */
    CodeBlock argument(ArrayVar seed) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (seed.rank() > 0) {
            nonNull(seed.name(), code);
        }
        for (int axis = 0; axis < seed.rank(); axis++) {
            code.add(check(new Axis(seed.name(), seed.rank(), axis, seed.shape().size(axis))));
        }
        return code.build();
    }

    CodeBlock requireForward() {
        return CodeBlock.of("$T.requireForward($L, $S);\n", Types.WORKSPACE, members.evaluated(), program.name());
    }

    CodeBlock requireBackward() {
        return CodeBlock.of("$T.requireBackward($L, $S);\n", Types.WORKSPACE, members.differentiated(), program.name());
    }
}
