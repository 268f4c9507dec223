package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Fact;
import org.matgrad.processor.matrix.Parameter;
import org.matgrad.processor.matrix.Part;
import org.matgrad.processor.matrix.Program;
import org.matgrad.processor.matrix.Requirement;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.matrix.Step;

/** What is checked before anything is computed: nulls, sizes, the order of calls. */
final class Checks {

    private final Program program;
    private final Arguments arguments;
    private final SizeNames sizes;
    private final JavaText text;
    private final Members members;
    private final Api api;
    private final Map<Parameter, TypeName> types;
    private final List<String> fields = new ArrayList<>();
    private final CodeBlock forward;

    Checks(
            Program program,
            Arguments arguments,
            Map<Parameter, TypeName> types,
            SizeNames sizes,
            JavaText text,
            Members members,
            Api api) {
        this.program = program;
        this.arguments = arguments;
        this.types = types;
        this.sizes = sizes;
        this.text = text;
        this.members = members;
        this.api = api;
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
        arguments.records().forEach(name -> nonNull(name, code));
        List<Parameter.Real> arrays = new ArrayList<>();
        for (Parameter input : program.inputs()) {
            if (!input.access().equals(input.name())) {
                code.addStatement("$T $L = $L", types.get(input), input.name(), input.access());
            }
            if (input instanceof Parameter.Int) {
                sizes.bindParameter(input.name());
            } else if (input instanceof Parameter.Ints) {
                nonNull(input.name(), code);
            } else if (input instanceof Parameter.Real real
                    && (real.value().shape().rank() > 0 || !types.get(input).isPrimitive())) {
                arrays.add(real);
                nonNull(real.name(), code);
            }
        }
        List<Axis> others = new ArrayList<>();
        for (Parameter.Real array : arrays) {
            Shape shape = array.value().shape();
            if (types.get(array).equals(Types.TENSOR)) {
                code.add(rank(array.name(), shape.rank()));
            }
            for (int axis = 0; axis < shape.rank(); axis++) {
                Axis at = new Axis(array.name(), types.get(array), axis, shape.size(axis));
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
        for (Part part : program.parts()) {
            if (part instanceof Requirement requirement && requirement.isKnownOnEntry()) {
                code.add(check(requirement.fact()));
            }
        }
        return code.build();
    }

    private CodeBlock check(Fact fact) {
        if (fact instanceof Fact.Equal equal) {
            return CodeBlock.of(
                    "$T.requireSize($S, $S, $L, $L, $S);\n",
                    Types.WORKSPACE,
                    program.name(),
                    equal.reason(),
                    text.of(equal.left()),
                    text.of(equal.right()),
                    equal.right().toString());
        }
        if (fact instanceof Fact.Within within) {
            return CodeBlock.of(
                    "$T.checkFromToIndex($L, $L, $L);\n",
                    Objects.class,
                    text.of(within.from()),
                    text.of(within.to()),
                    text.of(within.extent()));
        }
        Fact.AtLeastZero count = (Fact.AtLeastZero) fact;
        return CodeBlock.of(
                "$T.requireCount($S, $S, $L, $S);\n",
                Types.WORKSPACE,
                program.name(),
                count.reason(),
                text.of(count.size()),
                count.size().toString());
    }

    private CodeBlock rank(String array, int rank) {
        return CodeBlock.of(
                "$T.requireSize($S, $S, $L.rank(), $L, $S);\n",
                Types.WORKSPACE,
                program.name(),
                "the rank of " + array,
                array,
                rank,
                Integer.toString(rank));
    }

    /** Matrices that no argument is as large as may be too large for an array. */
    private void lengths(List<Parameter.Real> arguments, CodeBlock.Builder code) {
        Set<Shape> checked = new HashSet<>();
        arguments.forEach(argument -> checked.add(argument.value().shape()));
        for (Part part : program.parts()) {
            if (part instanceof Step step) {
                Shape shape = step.target().shape();
                boolean known = shape.sizes().stream().allMatch(Size::isKnownOnEntry);
                if (shape.rank() >= 2 && known && shape.length().constant().isEmpty() && checked.add(shape)) {
                    code.addStatement(
                            "$T.requireLength($S, $S, $L)",
                            Types.WORKSPACE,
                            program.name(),
                            step.target().name(),
                            CodeBlock.join(shape.sizes().stream().map(text::of).toList(), ", "));
                }
            }
        }
    }

    private CodeBlock check(Axis axis) {
        return check(axis, text.of(axis.size()));
    }

    private CodeBlock check(Axis axis, CodeBlock expected) {
        return CodeBlock.of(
                "$T.requireSize($S, $S, $L, $L, $S);\n",
                Types.WORKSPACE,
                program.name(),
                "the " + axis.name() + " of " + axis.array(),
                axis.read(),
                expected,
                axis.size().toString());
    }

    /** One axis of an argument, and the size that it must have. */
    private record Axis(String array, TypeName type, int axis, Size size) {
        private boolean isTensor() {
            return type.equals(Types.TENSOR);
        }

        String name() {
            return isTensor()
                    ? "size of axis " + axis
                    : type.equals(Types.VECTOR) ? "size" : axis == 0 ? "rows" : "columns";
        }

        String read() {
            return array + "." + (isTensor() ? "size(" + axis + ")" : name() + "()");
        }
    }

    CodeBlock nonNull(String name) {
        CodeBlock.Builder code = CodeBlock.builder();
        nonNull(name, code);
        return code.build();
    }

    private void nonNull(String name, CodeBlock.Builder code) {
        code.addStatement("$T.nonNull($L, $S, $S)", Types.WORKSPACE, name, program.name(), name);
    }

    /** An array that a sweep starts from has the shape of what it belongs to: an argument or a result of the method. */
    CodeBlock argument(ArrayVar seed, ArrayVar like, TypeName type) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (!type.isPrimitive()) {
            nonNull(seed.name(), code);
        }
        if (type.equals(Types.TENSOR)) {
            code.add(rank(seed.name(), seed.rank()));
        }
        boolean known = seed.shape().sizes().stream().allMatch(Size::isKnownOnEntry);
        for (int axis = 0; axis < seed.rank(); axis++) {
            Axis at = new Axis(seed.name(), type, axis, seed.shape().size(axis));
            String expected = new Axis("this." + like.name(), type, axis, at.size()).read();
            code.add(known ? check(at) : check(at, CodeBlock.of("$L", expected)));
        }
        return code.build();
    }

    CodeBlock requireForward() {
        return api.requireForward(members.evaluated(), program.name());
    }

    CodeBlock requireBackward() {
        return api.requireBackward(members.differentiated(), program.name());
    }
}
