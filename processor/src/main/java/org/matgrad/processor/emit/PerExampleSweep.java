package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.matgrad.processor.calculus.DerivativeProgram;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.matrix.Parameter;
import org.matgrad.processor.source.MethodSignature;

/**
 * A batch's sweep that gives each row's gradient by the parameters that the rows share.
 *
 * @param done the field that says whether it has run
 */
record PerExampleSweep(DerivativeProgram program, BatchApi api, String done) {

    /** The same with its clauses changed. */
    PerExampleSweep with(UnaryOperator<List<Clause>> change) {
        return new PerExampleSweep(program.with(change.apply(program.clauses())), api, done);
    }

    /** The method that hands its outcomes out. */
    MethodSpec gradient(
            String method, MethodSignature signature, Arguments arguments, Function<Parameter, ArrayVar> inputs) {
        List<CodeBlock> parts = new ArrayList<>();
        for (MethodSignature.Parameter parameter : BatchApi.shared(signature)) {
            for (Parameter part : arguments.parts(parameter)) {
                if (part instanceof Parameter.Real) {
                    parts.add(
                            CodeBlock.of("$L", JavaText.name(program.outcomes().get(inputs.apply(part)))));
                }
            }
        }
        return api.gradientPerExample()
                .addCode(api.requirePerExample(done, method))
                .addStatement("return new $T($L)", api.perExampleType(), CodeBlock.join(parts, ", "))
                .build();
    }
}
