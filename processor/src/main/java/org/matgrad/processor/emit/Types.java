package org.matgrad.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;

/** The types that companions mention. */
final class Types {

    static final ClassName VECTOR = ClassName.get("org.matgrad", "Vector");
    static final ClassName NUMERIC_ARRAY = ClassName.get("org.matgrad", "NumericArray");
    static final ClassName MATRIX = ClassName.get("org.matgrad", "Matrix");
    static final ClassName TENSOR = ClassName.get("org.matgrad", "Tensor");
    static final ClassName HESSIAN = ClassName.get("org.matgrad", "Hessian");
    static final ClassName HESSIAN_SWEEPS = ClassName.get("org.matgrad.kernel", "HessianSweeps");
    static final ClassName HESSIAN_LINE = HESSIAN.nestedClass("Line");
    static final ClassName JACOBIAN = ClassName.get("org.matgrad", "Jacobian");
    static final ClassName JACOBIAN_SWEEPS = ClassName.get("org.matgrad.kernel", "JacobianSweeps");
    static final ClassName JACOBIAN_BUILDER = JACOBIAN.nestedClass("Builder");
    static final ClassName MATRIX_MATH = ClassName.get("org.matgrad", "MatrixMath");
    static final ClassName MARK = ClassName.get("org.matgrad", "MatgradGenerated");
    static final ClassName WORKSPACE = ClassName.get("org.matgrad.kernel", "Workspace");
    static final ClassName MATRIX_PRODUCT = ClassName.get("org.matgrad.kernel", "MatrixProduct");
    static final ClassName LINEAR_ALGEBRA = ClassName.get("org.matgrad.kernel", "LinearAlgebra");
    static final ClassName SCANS = ClassName.get("org.matgrad.kernel", "Scans");
    static final ClassName ELEMENTWISE = ClassName.get("org.matgrad.kernel", "Elementwise");
    static final ClassName ELEMENTARY = ClassName.get("org.matgrad.kernel", "Elementary");
    static final ClassName SPECIAL = ClassName.get("org.matgrad.kernel", "Special");
    static final ClassName ROWS = ClassName.get("org.matgrad.kernel", "Rows");
    static final ClassName RESULTS = ClassName.get("org.matgrad.kernel", "Results");
    static final ClassName TURNS = ClassName.get("org.matgrad.kernel", "Turns");
    static final ClassName ARRAYS = ClassName.get("java.util", "Arrays");

    static final TypeName INTS = ArrayTypeName.of(TypeName.INT);

    private Types() {}

    /** The type that arrays of a rank have. */
    static TypeName ofRank(int rank) {
        return switch (rank) {
            case 0 -> TypeName.DOUBLE;
            case 1 -> VECTOR;
            case 2 -> MATRIX;
            default -> TENSOR;
        };
    }
}
