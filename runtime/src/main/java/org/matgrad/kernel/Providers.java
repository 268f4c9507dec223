package org.matgrad.kernel;

// [double only]
import java.util.Optional;
// [end]
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Decides once, when the first kernel is needed, whose kernels are used: a constant, which HotSpot folds. */
final class Providers {

    /** Null where there are only those of this package. */
    private static final KernelProvider PROVIDER = find();

    private Providers() {}

    // [double only]
    static ElementwiseKernels elementwise() {
        Optional<ElementwiseKernels> provided = PROVIDER == null ? Optional.empty() : PROVIDER.elementwise();
        return provided.orElseGet(PlainElementwise::new);
    }

    // [end]
    /** Null for the products of this package. */
    static ProductKernel product() {
        return PROVIDER == null ? null : PROVIDER.product().orElse(null);
    }

    private static KernelProvider find() {
        try {
            for (KernelProvider provider :
                    ServiceLoader.load(KernelProvider.class, KernelProvider.class.getClassLoader())) {
                if (provider.isAvailable()) {
                    return provider;
                }
            }
        } catch (ServiceConfigurationError e) {
            // An artifact that doesn't fit this runtime: its kernels are an option, and the plain ones always work.
            return null;
        }
        return null;
    }
}
