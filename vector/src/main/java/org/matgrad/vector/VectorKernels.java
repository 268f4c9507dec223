package org.matgrad.vector;

import java.util.Optional;
import org.matgrad.kernel.ElementwiseKernels;
import org.matgrad.kernel.KernelProvider;
import org.matgrad.kernel.ProductKernel;

/** Offers the kernels where the Vector API is there. This class itself mentions none of its types. */
public final class VectorKernels implements KernelProvider {

    /** For the service loader. */
    public VectorKernels() {}

    @Override
    public boolean isAvailable() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() && Lanes.arePlenty();
    }

    @Override
    public Optional<ElementwiseKernels> elementwise() {
        return Optional.of(new VectorElementwise());
    }

    @Override
    public Optional<ProductKernel> product() {
        return Optional.of(new VectorProduct());
    }
}
