package org.matgrad.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.matgrad.benchmarks.core.Call;

class AllocationTest {
    private static double[] kept = new double[1000];

    private static Call call(Supplier<double[]> work) {
        return new Call() {
            @Override
            public Object run() {
                kept = work.get();
                return kept;
            }

            @Override
            public double[][] results() {
                return new double[][] {kept};
            }
        };
    }

    @Test
    void nothingIsNothing() {
        Allocation.bytes(call(() -> kept));
        assertEquals(0, Allocation.bytes(call(() -> kept)));
    }

    @Test
    void anArrayOfThousandNumbersIsCounted() {
        Allocation.bytes(call(() -> new double[1000]));
        long bytes = Allocation.bytes(call(() -> new double[1000]));
        assertTrue(bytes >= 80_000 && bytes < 81_000, () -> bytes + " bytes for ten calls");
    }
}
