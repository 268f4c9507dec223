package org.matgrad.processor.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matgrad.kernel.Elementwise;
import org.matgrad.kernel.FloatMatrixProduct;
import org.matgrad.kernel.MatrixProduct;

/** What kernels allocate: nothing, once HotSpot has compiled them where vectors are objects until then. */
class KernelAllocationTest {

    private static final int CALLS = 200;

    /** Vectors take HotSpot seconds, more where it has other work. */
    private static final long LIMIT = 60_000_000_000L;

    private final double[] numbers = new double[500 * 500];
    private final double[] results = new double[500 * 500];

    /** The fewest bytes that so many calls allocate, until there are none: what HotSpot adds by the way does not count. */
    private static long settled(IntConsumer work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long start = System.nanoTime();
        long least = Long.MAX_VALUE;
        while (least > 0 && System.nanoTime() - start < LIMIT) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int call = 0; call < CALLS; call++) {
                work.accept(call);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 16, 40, 64})
    void productsAllocateNothing(int n) {
        MatrixProduct products = new MatrixProduct();
        assertEquals(0, settled(call -> {
            products.multiply(results, numbers, numbers, n, n, n);
            products.addTransposeMultiply(results, numbers, numbers, n, n, n);
            products.multiplyTranspose(results, numbers, numbers, n, n, n);
        }));
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 40, 64})
    void productsOfFloatsAllocateNothing(int n) {
        FloatMatrixProduct products = new FloatMatrixProduct();
        float[] floats = new float[n * n];
        float[] sums = new float[n * n];
        assertEquals(0, settled(call -> {
            products.multiply(sums, floats, floats, n, n, n);
            products.addTransposeMultiply(sums, floats, floats, n, n, n);
            products.multiplyTranspose(sums, floats, floats, n, n, n);
        }));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 14, 100, 1000})
    void functionsAllocateNothing(int n) {
        Elementwise functions = new Elementwise();
        assertEquals(0, settled(call -> {
            Arrays.fill(results, 0, 2 * n, 0.7);
            functions.exp(results, 0, n);
            functions.log(results, 0, n);
            functions.expm1(results, 0, n);
            functions.log1p(results, 0, n);
            functions.sin(results, 0, n);
            functions.cos(results, 0, n);
            functions.tanh(results, 0, n);
            functions.softplus(results, 0, n);
            functions.with(results, n).sigmoid(results, 0, n);
        }));
    }
}
