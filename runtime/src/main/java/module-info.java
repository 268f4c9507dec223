/** Matgrad's runtime: annotations, arrays, their mathematics, and compact Jacobians. */
module org.matgrad {
    exports org.matgrad;
    exports org.matgrad.kernel;
}
