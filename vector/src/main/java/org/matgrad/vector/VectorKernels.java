package org.matgrad.vector;

import java.util.Optional;
// [double only]
import org.matgrad.kernel.ElementwiseKernels;
// [end]
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

    // [double only]
    @Override
    public Optional<ElementwiseKernels> elementwise() {
        return Optional.of(new VectorElementwise());
    }

    // [end]
    @Override
    public Optional<ProductKernel> product() {
        return Optional.of(new VectorProduct());
    }
}
