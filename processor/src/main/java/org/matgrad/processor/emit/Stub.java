package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.source.MethodSignature;

/** The companion of a method with errors: the right signatures, so that no further errors follow, and bodies that throw. */
final class Stub {

    private Stub() {}

    static TypeSpec write(MethodSignature signature) {
        Names names = new Names();
        signature.receiver().ifPresent(receiver -> names.reserve(receiver.name()));
        signature.parameters().forEach(parameter -> names.reserve(parameter.name()));
        Api api = new Api(signature);
        List<String> directions = Api.chosen(signature).stream()
                .map(parameter -> names.fresh(parameter.name() + "Dot"))
                .toList();
        String seed = names.fresh("yBar");
        String workspace = names.fresh("workspace");
        TypeSpec.Builder companion = api.companion();
        companion.addMethod(throwing(api.forward(), signature));
        companion.addMethod(throwing(api.backward(seed), signature));
        companion.addMethod(throwing(api.gradient(), signature));
        companion.addMethod(throwing(api.tangent(directions), signature));
        companion.addMethod(api.value());
        companion.addMethod(api.gradientOf(workspace, seed));
        companion.addMethod(api.tangentOf(workspace, names.fresh("value"), directions));
        if (api.hasJacobians()) {
            companion.addMethod(throwing(api.jacobian(), signature));
            companion.addMethod(api.jacobianOf(workspace));
            companion.addType(api.jacobiansRecord());
        }
        if (!api.isArrayValued()) {
            companion.addMethod(throwing(api.backward(), signature));
        }
        if (api.hasHessians()) {
            companion.addMethod(throwing(api.hessianTimes(directions), signature));
            companion.addMethod(api.hessianTimesOf(workspace, seed, directions));
            if (api.isArrayValued()) {
                companion.addMethod(api.hessianTimes(seed, directions, CodeBlock.of("")));
            }
            if (api.hasHessian()) {
                companion.addMethod(throwing(api.hessian(), signature));
                companion.addMethod(api.hessianOf(workspace));
            }
            companion.addType(api.hessianProductRecord());
        }
        companion.addType(api.gradientRecord());
        companion.addType(api.tangentRecord());
        return companion.build();
    }

    static MethodSpec throwing(MethodSpec.Builder method, MethodSignature signature) {
        return method.addStatement(
                        "throw new $T($S)",
                        UnsupportedOperationException.class,
                        Api.displayName(signature) + " could not be differentiated: see the compiler's errors")
                .build();
    }
}
