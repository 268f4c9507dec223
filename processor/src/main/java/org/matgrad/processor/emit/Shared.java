package org.matgrad.processor.emit;

import com.palantir.javapoet.ClassName;

/** The runtime's kernels with scratch, of which a companion that uses them holds a workspace. */
enum Shared {
    PRODUCTS(Types.MATRIX_PRODUCT),
    FUNCTIONS(Types.ELEMENTWISE);

    private final ClassName type;

    Shared(ClassName type) {
        this.type = type;
    }

    ClassName type() {
        return type;
    }
}
