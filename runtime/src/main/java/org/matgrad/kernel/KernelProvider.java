package org.matgrad.kernel;

import java.util.Optional;

/**
 * Other implementations of the kernels, found by {@link java.util.ServiceLoader}. The artifact {@code matgrad-vector} has
 * one for the Vector API. Results are the same within rounding. The class of a provider must load wherever its artifact
 * is, whether or not what it needs is there too.
 */
public interface KernelProvider {

    /** Whether the kernels can be used in this virtual machine. Nothing else is called if not. */
    boolean isAvailable();

    // [double only]
    /** Elementwise functions for one workspace; empty where those of the runtime are better. */
    Optional<ElementwiseKernels> elementwise();

    // [end]
    /** Matrix products for one workspace; empty where those of the runtime are better. */
    Optional<ProductKernel> product();
}
