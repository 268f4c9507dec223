/** Matgrad's kernels in the Vector API. Without {@code --add-modules jdk.incubator.vector} nothing of it is used. */
module org.matgrad.vector {
    requires org.matgrad;
    requires static jdk.incubator.vector;

    provides org.matgrad.kernel.FloatKernelProvider with
            org.matgrad.vector.FloatVectorKernels;
    provides org.matgrad.kernel.KernelProvider with
            org.matgrad.vector.VectorKernels;
}
