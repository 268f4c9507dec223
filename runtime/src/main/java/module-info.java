/** Matgrad's runtime: annotations, arrays, their mathematics, and compact Jacobians. */
module org.matgrad {
    requires static org.apache.commons.numbers.gamma;

    exports org.matgrad;
    exports org.matgrad.kernel;

    uses org.matgrad.kernel.FloatKernelProvider;
    uses org.matgrad.kernel.KernelProvider;
}
