package org.matgrad.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;

/** The types that companions mention whatever kind of numbers they calculate in; see {@link RealTypes} for the others. */
final class Types {

    static final ClassName MARK = ClassName.get("org.matgrad", "MatgradGenerated");
    static final ClassName WORKSPACE = ClassName.get("org.matgrad.kernel", "Workspace");
    static final ClassName ELEMENTARY = ClassName.get("org.matgrad.kernel", "Elementary");
    static final ClassName SPECIAL = ClassName.get("org.matgrad.kernel", "Special");
    static final ClassName TURNS = ClassName.get("org.matgrad.kernel", "Turns");
    static final ClassName ARRAYS = ClassName.get("java.util", "Arrays");

    static final TypeName INTS = ArrayTypeName.of(TypeName.INT);

    private Types() {}
}
