package org.matgrad.processor.source;

import java.util.Arrays;
import java.util.Set;

/** Sees to it that the libraries are there that some operations of the language need. */
final class OptionalLibraries {

    /** A library, what it computes, and a class by which it is known. */
    private enum Library {
        EJML(
                "org.ejml:ejml-ddense",
                "org.ejml.dense.row.factory.LinearSolverFactory_DDRM",
                Set.of("solve", "inverse", "determinant", "logDeterminant", "cholesky")),
        NUMBERS(
                "org.apache.commons:commons-numbers-gamma",
                "org.apache.commons.numbers.gamma.Erf",
                Set.of("erf", "erfc", "logGamma", "digamma"));

        private final String coordinates;
        private final String className;
        private final Set<String> operations;

        Library(String coordinates, String className, Set<String> operations) {
            this.coordinates = coordinates;
            this.className = className;
            this.operations = operations;
        }
    }

    private final Scope scope;

    OptionalLibraries(Scope scope) {
        this.scope = scope;
    }

    /** Reports that an operation needs a library that is missing. */
    void require(String operation, Place at) {
        Arrays.stream(Library.values())
                .filter(library -> library.operations.contains(operation))
                .filter(library -> scope.compiler().elements().getTypeElement(library.className) == null)
                .forEach(library -> scope.refuse(Problem.MISSING_LIBRARY, at, operation, library.coordinates));
    }
}
