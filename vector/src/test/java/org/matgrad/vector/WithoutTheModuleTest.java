package org.matgrad.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.matgrad.kernel.Elementwise;
import org.matgrad.kernel.FloatMatrixProduct;
import org.matgrad.kernel.MatrixProduct;

/** Runs in a virtual machine of its own, that has the artifact but not the JDK's module. */
@EnabledIfSystemProperty(named = "matgrad.module", matches = "absent")
class WithoutTheModuleTest {

    @Test
    void theKernelsAreQuietlyNotUsed() {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true));
        try {
            assertTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty());
            assertFalse(new VectorKernels().isAvailable());
            Elementwise functions = new Elementwise();
            assertEquals(
                    "PlainElementwise",
                    Used.kernels(functions, "kernels").getClass().getSimpleName());
            double[] y = new double[100];
            functions.exp(y, 0, 100);
            assertEquals(100.0, Arrays.stream(y).sum());
            assertNull(Used.kernels(new MatrixProduct(), "provided"));
            assertFalse(new FloatVectorKernels().isAvailable());
            FloatMatrixProduct products = new FloatMatrixProduct();
            float[] c = new float[1];
            products.multiply(c, new float[] {2}, new float[] {3}, 1, 1, 1);
            assertEquals(6f, c[0]);
            assertNull(Used.kernels(products, "provided"));
        } finally {
            System.setErr(before);
        }
        assertEquals("", said.toString());
    }
}
