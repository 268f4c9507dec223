package org.matgrad.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.matgrad.kernel.Elementwise;
import org.matgrad.kernel.MatrixProduct;

/** Runs in a virtual machine of its own, that has the artifact but not the JDK's module. */
class WithoutTheModuleTest {

    @Test
    void theKernelsAreQuietlyNotUsed() {
        assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty());
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true));
        try {
            assertFalse(new VectorKernels().isAvailable());
            Elementwise functions = new Elementwise();
            assertEquals(
                    "PlainElementwise",
                    Used.kernels(functions, "kernels").getClass().getSimpleName());
            double[] y = new double[100];
            functions.exp(y, 0, 100);
            assertEquals(100.0, Arrays.stream(y).sum());
            assertNull(Used.kernels(new MatrixProduct(), "provided"));
        } finally {
            System.setErr(before);
        }
        assertEquals("", said.toString());
    }
}
