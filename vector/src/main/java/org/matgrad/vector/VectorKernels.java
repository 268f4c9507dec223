package org.matgrad.vector;

import java.util.Optional;
import org.matgrad.kernel.ElementwiseKernels;
import org.matgrad.kernel.KernelProvider;
import org.matgrad.kernel.ProductKernel;

/** Offers the kernels where the Vector API is there. This class itself mentions none of its types. */
public final class VectorKernels implements KernelProvider {

    /** From here on the JDK's vectors have functions of their own on other processors than amd64, too. */
    private static final int FUNCTIONS_ELSEWHERE = 25;

    /** For the service loader. */
    public VectorKernels() {}

    @Override
    public boolean isAvailable() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() && Lanes.arePlenty();
    }

    @Override
    public Optional<ElementwiseKernels> elementwise() {
        return hasFunctions() ? Optional.of(new VectorElementwise()) : Optional.empty();
    }

    @Override
    public Optional<ProductKernel> product() {
        return Optional.of(new VectorProduct());
    }

    /** Where the JDK has no code for functions of vectors, it calls those of numbers, and slowly. */
    private static boolean hasFunctions() {
        boolean isAmd64 = System.getProperty("os.arch").equals("amd64");
        boolean isMac = System.getProperty("os.name").startsWith("Mac");
        return isAmd64 && !isMac || Runtime.version().feature() >= FUNCTIONS_ELSEWHERE;
    }
}
