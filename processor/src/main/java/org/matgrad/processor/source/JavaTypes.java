package org.matgrad.processor.source;

import java.util.EnumSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.matgrad.processor.matrix.Precision;

/** The types of the language. They are told by their elements' qualified names: elements don't outlive a round. */
final class JavaTypes {

    static final String DIFFERENTIABLE = "org.matgrad.Differentiable";
    static final String DERIVATIVE_OF = "org.matgrad.DerivativeOf";
    static final String SHAPE = "org.matgrad.Shape";

    private static final String VECTOR = "org.matgrad.Vector";
    private static final String MATRIX = "org.matgrad.Matrix";
    private static final String TENSOR = "org.matgrad.Tensor";
    static final String MATRIX_MATH = "org.matgrad.MatrixMath";

    private static final String FLOAT_VECTOR = "org.matgrad.FloatVector";
    private static final String FLOAT_MATRIX = "org.matgrad.FloatMatrix";
    private static final String FLOAT_TENSOR = "org.matgrad.FloatTensor";
    private static final String FLOAT_MATRIX_MATH = "org.matgrad.FloatMatrixMath";

    private static final Set<String> OF_DOUBLES =
            Set.of(VECTOR, MATRIX, TENSOR, "org.matgrad.NumericArray", MATRIX_MATH);
    private static final Set<String> OF_FLOATS =
            Set.of(FLOAT_VECTOR, FLOAT_MATRIX, FLOAT_TENSOR, "org.matgrad.FloatNumericArray", FLOAT_MATRIX_MATH);

    private JavaTypes() {}

    static Kind kind(TypeMirror type) {
        Kind simple = simpleKind(type);
        return simple instanceof Kind.Other && type instanceof DeclaredType declared
                ? RecordTypes.kind((TypeElement) declared.asElement())
                : simple;
    }

    /** What a type is that is no record. */
    static Kind simpleKind(TypeMirror type) {
        return switch (type.getKind()) {
            case DOUBLE, FLOAT -> new Kind.Real(0);
            case INT -> new Kind.Int();
            case BOOLEAN -> new Kind.Bool();
            case ARRAY ->
                ((ArrayType) type).getComponentType().getKind() == TypeKind.INT ? new Kind.Ints() : new Kind.Other();
            default ->
                switch (qualifiedName(type)) {
                    case VECTOR, FLOAT_VECTOR -> new Kind.Real(1);
                    case MATRIX, FLOAT_MATRIX -> new Kind.Real(2);
                    case TENSOR, FLOAT_TENSOR -> new Kind.Tensor();
                    default -> new Kind.Other();
                };
        };
    }

    static boolean is(TypeMirror type, String name) {
        return qualifiedName(type).equals(name);
    }

    /** Whether an annotation of this name stands on an element. */
    static boolean isAnnotated(Element element, String annotation) {
        return element.getAnnotationMirrors().stream().anyMatch(mirror -> is(mirror.getAnnotationType(), annotation));
    }

    /** Whether the class is one of the runtime's arrays, or their mathematics. */
    static boolean isRuntime(Element type) {
        return type instanceof TypeElement named
                && (OF_DOUBLES.contains(named.getQualifiedName().toString())
                        || OF_FLOATS.contains(named.getQualifiedName().toString()));
    }

    /** What one of the runtime's classes is called where it is for doubles. */
    static String nameOfDoubles(Element runtime) {
        String name = runtime.getSimpleName().toString();
        return OF_FLOATS.contains(qualifiedName(runtime.asType())) ? name.substring("Float".length()) : name;
    }

    /** The kinds of numbers that values of a type are made of; none for ints, and for types that are not supported. */
    static Set<Precision> precisions(TypeMirror type) {
        if (type.getKind() == TypeKind.DOUBLE || OF_DOUBLES.contains(qualifiedName(type))) {
            return EnumSet.of(Precision.DOUBLE);
        }
        if (type.getKind() == TypeKind.FLOAT || OF_FLOATS.contains(qualifiedName(type))) {
            return EnumSet.of(Precision.FLOAT);
        }
        Set<Precision> precisions = EnumSet.noneOf(Precision.class);
        if (kind(type) instanceof Kind.Record composite) {
            composite.components().forEach(component -> precisions.addAll(precisions(component.type())));
        }
        return precisions;
    }

    static boolean isMath(Element type) {
        return type instanceof TypeElement named && named.getQualifiedName().contentEquals("java.lang.Math");
    }

    static boolean isPackage(Element element) {
        return element.getKind() == ElementKind.PACKAGE;
    }

    /** The outermost class around an element. */
    static Element topLevel(Element element) {
        Element around = element;
        while (!(around instanceof TypeElement type && type.getNestingKind() == NestingKind.TOP_LEVEL)
                && !isPackage(around.getEnclosingElement())) {
            around = around.getEnclosingElement();
        }
        return around;
    }

    static PackageElement packageOf(Element element) {
        return (PackageElement) topLevel(element).getEnclosingElement();
    }

    private static String qualifiedName(TypeMirror type) {
        return type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element
                ? element.getQualifiedName().toString()
                : "";
    }
}
