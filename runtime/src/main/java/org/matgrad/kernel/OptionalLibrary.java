package org.matgrad.kernel;

/** The libraries that the runtime works without, as long as nobody asks for what they compute. */
enum OptionalLibrary {
    /** Factorisations. Two jars, so two classes. */
    EJML(
            "EJML",
            "org.ejml:ejml-ddense",
            "org.ejml.data.DMatrixRMaj",
            "org.ejml.dense.row.decomposition.lu.LUDecompositionAlt_DDRM"),
    /** Error and gamma functions. */
    NUMBERS("Commons Numbers", "org.apache.commons:commons-numbers-gamma", "org.apache.commons.numbers.gamma.Erf");

    private final String title;
    private final String coordinates;
    private final String[] classNames;

    OptionalLibrary(String title, String coordinates, String... classNames) {
        this.title = title;
        this.coordinates = coordinates;
        this.classNames = classNames;
    }

    /**
     * Lets this module read the library's, where it is there. That can't be left to module-info: EJML's jars have no
     * module name of their own, and what is required statically may lie on the class path.
     */
    void read() {
        for (String name : classNames) {
            try {
                OptionalLibrary.class
                        .getModule()
                        .addReads(Class.forName(name, false, OptionalLibrary.class.getClassLoader())
                                .getModule());
            } catch (ClassNotFoundException e) {
                // The first use of the library will say so.
                return;
            }
        }
    }

    /** What to throw when the library turns out to be missing. */
    IllegalStateException missing(String operation, NoClassDefFoundError cause) {
        return new IllegalStateException(
                operation + " needs " + title + ", which is missing: add the dependency " + coordinates, cause);
    }
}
