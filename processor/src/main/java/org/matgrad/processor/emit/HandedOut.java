package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.lang.model.element.Modifier;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.matrix.Parameter;
import org.matgrad.processor.matrix.Shape;

/**
 * What a workspace hands out. It lets go of that once it comes back as an argument, so that nothing is read after it was
 * overwritten.
 */
final class HandedOut {

    private static final String KEEP = "keep";

    private final RealTypes types;
    private final List<ArrayVar> outputs;
    private final List<ArrayVar> jacobians;
    private final Optional<String> jacobiansField;

    /**
     * For one companion.
     *
     * @param outputs all values and derivatives that callers get to see
     * @param bundled the Jacobians, where they are kept
     */
    HandedOut(RealTypes types, Collection<ArrayVar> outputs, Optional<BundledJacobians> bundled) {
        this.types = types;
        this.outputs = List.copyOf(outputs);
        this.jacobians = bundled.map(BundledJacobians::handedOut).orElse(List.of()).stream()
                .distinct()
                .toList();
        this.jacobiansField = bundled.flatMap(BundledJacobians::field);
    }

    /** Lets go of these outputs if they share their components with an adjoint or a direction. */
    CodeBlock released(Collection<ArrayVar> some, ArrayVar argument) {
        return argument.rank() == 0 ? CodeBlock.of("") : released(some, JavaText.name(argument));
    }

    /** The same, and of Jacobians. */
    CodeBlock releasedWithJacobians(Collection<ArrayVar> some, ArrayVar argument) {
        if (argument.rank() == 0) {
            return CodeBlock.of("");
        }
        String name = JavaText.name(argument);
        return CodeBlock.builder()
                .add(released(some, name))
                .add(releasedJacobians(name, argument.shape().length().constant()))
                .build();
    }

    /** Lets go of all that an argument of forward may be. */
    CodeBlock kept(Parameter.Real argument) {
        Shape shape = argument.value().shape();
        if (shape.rank() == 0) {
            return CodeBlock.of("");
        }
        if (isOfAnySize(argument)) {
            return CodeBlock.builder()
                    .addStatement("$L($L)", KEEP, argument.name())
                    .build();
        }
        return all(argument.name(), shape.length().constant());
    }

    /** The method that does so for those of which too little is known to leave any out, if there are such arguments. */
    Optional<MethodSpec> keep(List<Parameter.Real> arguments, String parameter) {
        if (arguments.stream().noneMatch(HandedOut::isOfAnySize)) {
            return Optional.empty();
        }
        return Optional.of(MethodSpec.methodBuilder(KEEP)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(types.numericArray(), parameter)
                .addComment("What this workspace handed out is the caller's once it comes back as an argument.")
                .addCode(all(parameter, OptionalInt.empty()))
                .build());
    }

    private static boolean isOfAnySize(Parameter.Real argument) {
        Shape shape = argument.value().shape();
        return shape.rank() > 0 && shape.length().constant().isEmpty();
    }

    private CodeBlock all(String argument, OptionalInt length) {
        List<ArrayVar> possible =
                outputs.stream().filter(output -> mayHave(length, output)).toList();
        return CodeBlock.builder()
                .add(released(possible, argument))
                .add(releasedJacobians(argument, length))
                .build();
    }

    private CodeBlock released(Collection<ArrayVar> some, String argument) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (ArrayVar output : some) {
            if (output.rank() > 0) {
                code.beginControlFlow("if ($T.isSame($L, $L))", types.storage(), JavaText.name(output), argument)
                        .addStatement("$L = null", JavaText.name(output))
                        .endControlFlow();
            }
        }
        return code.build();
    }

    /** Jacobians' arrays are handed out again as long as they are this workspace's own. */
    private CodeBlock releasedJacobians(String argument, OptionalInt length) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (ArrayVar array : jacobians) {
            if (mayHave(length, array)) {
                code.beginControlFlow("if ($T.isDataOf($L, $L))", types.storage(), JavaText.name(array), argument)
                        .addStatement("$L = null", JavaText.name(array));
                jacobiansField.ifPresent(field -> code.addStatement("$L = null", field));
                code.endControlFlow();
            }
        }
        return code.build();
    }

    /** Whether an array may have so many components: arrays with fewer or more are others. */
    private static boolean mayHave(OptionalInt length, ArrayVar array) {
        OptionalInt own = array.shape().length().constant();
        return length.isEmpty() || own.isEmpty() || own.getAsInt() == length.getAsInt();
    }
}
