package org.matgrad.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.matrix.Precision;

/** The types that companions mention where these depend on the kind of numbers: all that differs between kinds is here. */
final class RealTypes {

    private static final Set<TypeName> TENSORS = ofAllKinds(RealTypes::tensor);

    private static final Set<TypeName> VECTORS = ofAllKinds(RealTypes::vector);

    private final Precision precision;
    private final Set<ArrayVar> exact;

    /**
     * The types of a companion.
     *
     * @param exact the numbers that hold ints, which floats can't: they stay doubles
     */
    RealTypes(Precision precision, Set<ArrayVar> exact) {
        this.precision = precision;
        this.exact = new HashSet<>(exact);
    }

    /** Where no arrays of a program are known yet. */
    static RealTypes of(Precision precision) {
        return new RealTypes(precision, Set.of());
    }

    boolean isExact(ArrayVar array) {
        return exact.contains(array);
    }

    /** Notes further ones. */
    void addExact(Set<ArrayVar> arrays) {
        exact.addAll(arrays);
    }

    boolean isDouble() {
        return precision == Precision.DOUBLE;
    }

    /** The type of a number. */
    TypeName number() {
        return isDouble() ? TypeName.DOUBLE : TypeName.FLOAT;
    }

    /** The type of an array's components. */
    TypeName number(ArrayVar array) {
        return isExact(array) ? TypeName.DOUBLE : number();
    }

    private ClassName type(String ofDoubles) {
        return ClassName.get("org.matgrad", precision.className(ofDoubles));
    }

    private ClassName kernel(String ofDoubles) {
        return ClassName.get("org.matgrad.kernel", precision.className(ofDoubles));
    }

    /** Whether a type is that of tensors, of any kind of numbers. */
    static boolean isTensor(TypeName type) {
        return TENSORS.contains(type);
    }

    /** The same of vectors. */
    static boolean isVector(TypeName type) {
        return VECTORS.contains(type);
    }

    private static Set<TypeName> ofAllKinds(Function<RealTypes, TypeName> type) {
        return Arrays.stream(Precision.values())
                .map(precision -> type.apply(of(precision)))
                .collect(Collectors.toUnmodifiableSet());
    }

    ClassName vector() {
        return type("Vector");
    }

    ClassName matrix() {
        return type("Matrix");
    }

    ClassName tensor() {
        return type("Tensor");
    }

    ClassName numericArray() {
        return type("NumericArray");
    }

    ClassName math() {
        return type("MatrixMath");
    }

    ClassName jacobian() {
        return type("Jacobian");
    }

    ClassName hessian() {
        return type("Hessian");
    }

    ClassName hessianSweeps() {
        return kernel("HessianSweeps");
    }

    ClassName jacobianSweeps() {
        return kernel("JacobianSweeps");
    }

    /** The class of a kernel with scratch. */
    ClassName workspace(Shared shared) {
        return kernel(shared == Shared.PRODUCTS ? "MatrixProduct" : "Elementwise");
    }

    ClassName linearAlgebra() {
        return kernel("LinearAlgebra");
    }

    ClassName scans() {
        return kernel("Scans");
    }

    ClassName results() {
        return kernel("Results");
    }

    ClassName rows() {
        return kernel("Rows");
    }

    /** The class that keeps arrays between calls. */
    ClassName storage() {
        return kernel("Workspace");
    }

    /** The class that keeps this array between calls. */
    ClassName storage(ArrayVar array) {
        return isExact(array) ? Types.WORKSPACE : storage();
    }

    /** The type that arrays of a rank have. */
    TypeName ofRank(int rank) {
        return switch (rank) {
            case 0 -> number();
            case 1 -> vector();
            case 2 -> matrix();
            default -> tensor();
        };
    }

    /** A number as Java writes it, those without a literal included. */
    String literal(double value) {
        return isDouble() ? ofDouble(value) : ofFloat((float) value);
    }

    /** The same for what an array is set to. */
    String literal(double value, ArrayVar array) {
        return isExact(array) ? ofDouble(value) : literal(value);
    }

    private static String ofDouble(double value) {
        if (Double.isNaN(value)) {
            return "Double.NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
        }
        return Double.toString(value);
    }

    private static String ofFloat(float value) {
        if (Float.isNaN(value)) {
            return "Float.NaN";
        }
        if (Float.isInfinite(value)) {
            return value > 0 ? "Float.POSITIVE_INFINITY" : "Float.NEGATIVE_INFINITY";
        }
        return value + "f";
    }
}
