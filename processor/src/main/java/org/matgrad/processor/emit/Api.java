package org.matgrad.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.StringJoiner;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;
import org.matgrad.processor.matrix.Order;
import org.matgrad.processor.source.Kind;
import org.matgrad.processor.source.MethodSignature;
import org.matgrad.processor.source.MethodSignature.Parameter;

/** What every companion looks like from outside: its methods' heads and its records, whatever stands in the bodies. */
class Api {

    private final MethodSignature signature;
    private final String primal;

    Api(MethodSignature signature) {
        this.signature = signature;
        boolean taken = signature.parameters().stream().anyMatch(p -> p.name().equals("value"));
        this.primal = taken ? "methodValue" : "value";
    }

    ClassName self() {
        return ClassName.get(signature.packageName(), signature.companionName());
    }

    ClassName nested(String record) {
        return self().nestedClass(record);
    }

    /** The record that has the gradient. */
    ClassName gradientType() {
        return nested("Gradient");
    }

    /** Whether the companion has more than value and gradient: forward mode, static methods and records of its own. */
    boolean isWhole() {
        return true;
    }

    boolean isArrayValued() {
        return !signature.result().equals(new Kind.Real(0));
    }

    /** Whether the companion has Jacobians: of one array, not of a record of several. */
    boolean hasJacobians() {
        return isArrayValued() && !(signature.result() instanceof Kind.Record);
    }

    /** The components of a record for the chosen parameters. */
    static List<Parameter> chosen(MethodSignature signature) {
        return signature.parameters().stream().filter(Parameter::active).toList();
    }

    /** A parameter's type, as the companion declares it. */
    static TypeName type(Parameter parameter) {
        return type(parameter.kind(), parameter.type());
    }

    private static TypeName type(Kind kind, TypeMirror mirror) {
        if (kind instanceof Kind.Real real) {
            return Types.ofRank(real.rank());
        }
        if (kind instanceof Kind.Tensor) {
            return Types.TENSOR;
        }
        if (kind instanceof Kind.Int) {
            return TypeName.INT;
        }
        if (kind instanceof Kind.Ints) {
            return Types.INTS;
        }
        // What is not supported stands in signatures of methods with errors only: it needs to take any argument.
        boolean named = kind instanceof Kind.Record || mirror.getKind().isPrimitive();
        return named ? TypeName.get(mirror) : ClassName.OBJECT;
    }

    /** The type of the value. */
    TypeName result() {
        return type(signature.result(), signature.resultType());
    }

    /** What a gradient record calls the value. */
    String primal() {
        return primal;
    }

    CodeBlock requireForward(String evaluated, String method) {
        return CodeBlock.of("$T.requireForward($L, $S);\n", Types.WORKSPACE, evaluated, method);
    }

    CodeBlock requireBackward(String differentiated, String method) {
        return CodeBlock.of("$T.requireBackward($L, $S);\n", Types.WORKSPACE, differentiated, method);
    }

    /** The method as messages call it. */
    static String displayName(MethodSignature signature) {
        return signature.className() + "." + signature.methodName();
    }

    TypeSpec.Builder companion() {
        TypeSpec.Builder companion = TypeSpec.classBuilder(signature.companionName())
                .addModifiers(Modifier.FINAL)
                .addAnnotation(mark())
                .addOriginatingElement(signature.method())
                .addJavadoc(
                        "The value and the derivatives of {@code $L}.\n\n"
                                + "<p>An instance is a workspace: what it hands out belongs to it and is overwritten by its next\n"
                                + "call, and after the first call with given sizes it allocates no more. Use one per thread. The static\n"
                                + "methods are pure functions and hand out arrays of their own.\n",
                        displayName(signature));
        if (signature.isPublic()) {
            companion.addModifiers(Modifier.PUBLIC);
        }
        companion.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("A workspace that holds nothing yet.\n")
                .build());
        return companion;
    }

    private AnnotationSpec mark() {
        List<CodeBlock> parameters = signature.parameters().stream()
                .map(parameter -> CodeBlock.of("$S", parameter.name()))
                .toList();
        return AnnotationSpec.builder(Types.MARK)
                .addMember("parameters", "{$L}", CodeBlock.join(parameters, ", "))
                .build();
    }

    static MethodSpec.Builder method(String name, TypeName returns, String doc) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .returns(returns)
                .addJavadoc("$L\n", doc);
    }

    private MethodSpec.Builder withParameters(MethodSpec.Builder method) {
        signature.receiver().ifPresent(receiver -> method.addParameter(TypeName.get(receiver.type()), receiver.name()));
        signature.parameters().forEach(parameter -> method.addParameter(type(parameter), parameter.name()));
        return method;
    }

    private MethodSpec.Builder withDirections(MethodSpec.Builder method, List<String> directions) {
        List<Parameter> chosen = chosen(signature);
        for (int p = 0; p < chosen.size(); p++) {
            method.addParameter(type(chosen.get(p)), directions.get(p));
        }
        return method;
    }

    MethodSpec.Builder forward() {
        String doc =
                "Computes the method's value and keeps what the derivatives need. The arguments must not change until\n"
                        + "those have been computed.";
        return withParameters(method("forward", result(), doc));
    }

    MethodSpec.Builder backward(String seed) {
        return method(
                        "backward",
                        TypeName.VOID,
                        "Computes the gradient of the last {@link #forward} value's inner product with the given one; afterwards\n"
                                + "{@link #gradient()} has it.")
                .addParameter(result(), seed);
    }

    MethodSpec.Builder backward() {
        return method(
                "backward",
                TypeName.VOID,
                "Computes the gradient of the last {@link #forward} value; afterwards {@link #gradient()} has it.");
    }

    MethodSpec.Builder gradient() {
        return method("gradient", gradientType(), "What the last {@link #backward} computed.");
    }

    MethodSpec.Builder tangent(List<String> directions) {
        return withDirections(
                method(
                        "tangent",
                        result(),
                        "The derivative of the last {@link #forward} value along these directions: forward mode."),
                directions);
    }

    /** Whether the companion has second derivatives. */
    boolean hasHessians() {
        return signature.order() == Order.SECOND;
    }

    MethodSpec.Builder hessianTimes(List<String> directions) {
        String ofNumber =
                "The Hessian of the last {@link #forward} value times these directions: how its gradient changes"
                        + " along them.\nThe Hessian itself is not formed. Computes the gradient first unless {@link #backward()}"
                        + " has.";
        String ofArray =
                "How the gradient that the last {@link #backward} computed changes along these directions, while"
                        + " the\nargument of backward stays: the Hessian of the inner product times the directions. The Hessian"
                        + " itself is\nnot formed.";
        return withDirections(
                method("hessianTimes", nested("HessianProduct"), isArrayValued() ? ofArray : ofNumber), directions);
    }

    /** Of an array's inner product with what comes first. */
    MethodSpec hessianTimes(String seed, List<String> directions, CodeBlock before) {
        String doc = "The Hessian of the last {@link #forward} value's inner product with the first argument, times the"
                + " directions.\nComputes that inner product's gradient first.";
        MethodSpec.Builder method =
                method("hessianTimes", nested("HessianProduct"), doc).addParameter(result(), seed);
        return withDirections(method, directions)
                .addCode(before)
                .addStatement("backward($L)", seed)
                .addStatement("return hessianTimes($L)", String.join(", ", directions))
                .build();
    }

    MethodSpec hessianTimesOf(String workspace, String seed, List<String> directions) {
        String doc = isArrayValued()
                ? "The Hessian of the value's inner product with the argument behind the method's own, times the"
                        + " directions that\nfollow it."
                : "The Hessian of the method's value times the directions that follow the arguments.";
        MethodSpec.Builder product = withParameters(method("hessianTimes", nested("HessianProduct"), doc))
                .addModifiers(Modifier.STATIC);
        if (isArrayValued()) {
            product.addParameter(result(), seed);
        }
        String first = isArrayValued() ? seed + ", " : "";
        return withDirections(product, directions)
                .addStatement("$1T $2L = new $1T()", self(), workspace)
                .addStatement("$L.forward($L)", workspace, arguments())
                .addStatement("return $L.hessianTimes($L$L)", workspace, first, String.join(", ", directions))
                .build();
    }

    /** Whether the companion has a Hessian: of a number. */
    boolean hasHessian() {
        return hasHessians() && !isArrayValued();
    }

    MethodSpec.Builder hessian() {
        return method(
                "hessian",
                Types.HESSIAN,
                "The compact Hessian of the last {@link #forward} value. It refers to the arguments and to this workspace.\n"
                        + "Computes the gradient first unless {@link #backward()} has.");
    }

    MethodSpec hessianOf(String workspace) {
        return withParameters(method("hessian", Types.HESSIAN, "The compact Hessian of the method's value."))
                .addModifiers(Modifier.STATIC)
                .addStatement("$1T $2L = new $1T()", self(), workspace)
                .addStatement("$L.forward($L)", workspace, arguments())
                .addStatement("return $L.hessian()", workspace)
                .build();
    }

    TypeSpec hessianProductRecord() {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        chosen(signature).forEach(p -> components.addParameter(type(p), p.name()));
        return record(
                "HessianProduct",
                "A Hessian times directions: the part that belongs to each parameter, under that one's name.",
                components);
    }

    MethodSpec.Builder jacobian() {
        return method(
                "jacobian",
                nested("Jacobians"),
                "The compact Jacobians of the last {@link #forward} value. They refer to the arguments and to this workspace.");
    }

    MethodSpec value() {
        return withParameters(method("value", result(), "The method's value."))
                .addModifiers(Modifier.STATIC)
                .addStatement("return new $T().forward($L)", self(), arguments())
                .build();
    }

    MethodSpec gradientOf(String workspace, String seed) {
        String doc = isArrayValued()
                ? "The method's value, and the gradient of its inner product with the last argument."
                : "The method's value and its gradient.";
        MethodSpec.Builder gradient =
                withParameters(method("gradient", nested("Gradient"), doc)).addModifiers(Modifier.STATIC);
        if (isArrayValued()) {
            gradient.addParameter(result(), seed);
        }
        return gradient.addStatement("$1T $2L = new $1T()", self(), workspace)
                .addStatement("$L.forward($L)", workspace, arguments())
                .addStatement("$L.backward($L)", workspace, isArrayValued() ? seed : "")
                .addStatement("return $L.gradient()", workspace)
                .build();
    }

    MethodSpec tangentOf(String workspace, String value, List<String> directions) {
        StringJoiner along = new StringJoiner(", ");
        directions.forEach(along::add);
        MethodSpec.Builder tangent = withParameters(method(
                        "tangent",
                        nested("Tangent"),
                        "The method's value and its derivative along the directions that follow the arguments."))
                .addModifiers(Modifier.STATIC);
        return withDirections(tangent, directions)
                .addStatement("$1T $2L = new $1T()", self(), workspace)
                .addStatement("$T $L = $L.forward($L)", result(), value, workspace, arguments())
                .addStatement("return new $T($L, $L.tangent($L))", nested("Tangent"), value, workspace, along)
                .build();
    }

    MethodSpec jacobianOf(String workspace) {
        return withParameters(method("jacobian", nested("Jacobians"), "The compact Jacobians of the method's value."))
                .addModifiers(Modifier.STATIC)
                .addStatement("$1T $2L = new $1T()", self(), workspace)
                .addStatement("$L.forward($L)", workspace, arguments())
                .addStatement("return $L.jacobian()", workspace)
                .build();
    }

    String arguments() {
        StringJoiner arguments = new StringJoiner(", ");
        signature.receiver().ifPresent(receiver -> arguments.add(receiver.name()));
        signature.parameters().forEach(parameter -> arguments.add(parameter.name()));
        return arguments.toString();
    }

    TypeSpec gradientRecord() {
        MethodSpec.Builder components = MethodSpec.constructorBuilder().addParameter(result(), primal);
        chosen(signature).forEach(p -> components.addParameter(type(p), p.name()));
        return record(
                "Gradient",
                "The method's value, and its gradient by each parameter under that one's name.",
                components);
    }

    TypeSpec tangentRecord() {
        MethodSpec.Builder components =
                MethodSpec.constructorBuilder().addParameter(result(), "value").addParameter(result(), "tangent");
        return record("Tangent", "The method's value and its derivative along a direction.", components);
    }

    TypeSpec jacobiansRecord() {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        chosen(signature).forEach(p -> jacobianNames(p).forEach(name -> components.addParameter(Types.JACOBIAN, name)));
        return record(
                "Jacobians",
                "The derivative arrays of the method's value, by each parameter under its name.",
                components);
    }

    /** One Jacobian for a parameter; for a record one for each component that can be differentiated. */
    static List<String> jacobianNames(Parameter parameter) {
        if (!(parameter.kind() instanceof Kind.Record composite)) {
            return List.of(parameter.name());
        }
        return composite.components().stream()
                .filter(component -> component.kind().isReal())
                .map(component -> parameter.name()
                        + Character.toUpperCase(component.name().charAt(0))
                        + component.name().substring(1))
                .toList();
    }

    static TypeSpec record(String name, String doc, MethodSpec.Builder components) {
        return TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L\n", doc)
                .recordConstructor(components.build())
                .build();
    }

    static CodeBlock unicode(String text) {
        StringBuilder escaped = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else {
                escaped.append(c < 128 ? String.valueOf(c) : String.format("\\u%04x", (int) c));
            }
        }
        return CodeBlock.of("$L", escaped.append('"'));
    }
}
