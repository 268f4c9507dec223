package org.matgrad.vector;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.matgrad.kernel.Elementwise;
import org.matgrad.kernel.FloatElementwise;
import org.matgrad.kernel.FloatMatrixProduct;
import org.matgrad.kernel.MatrixProduct;

class VectorKernelsTest {

    /** The module is there. On machines with short vectors that isn't enough. */
    @Test
    void areUsedWhereTheModuleIs() {
        assertTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
        VectorKernels kernels = new VectorKernels();
        assumeTrue(kernels.isAvailable());
        assertInstanceOf(VectorProduct.class, Used.kernels(new MatrixProduct(), "provided"));
        assumeTrue(kernels.elementwise().isPresent());
        assertInstanceOf(VectorElementwise.class, Used.kernels(new Elementwise(), "kernels"));
    }

    @Test
    void areUsedForFloatsToo() {
        assumeTrue(new FloatVectorKernels().isAvailable());
        assertInstanceOf(FloatVectorProduct.class, Used.kernels(new FloatMatrixProduct(), "provided"));
        assertInstanceOf(
                VectorElementwise.class, Used.kernels(Used.kernels(new FloatElementwise(), "functions"), "kernels"));
    }
}
