package org.matgrad.processor.checks;

import java.util.List;

/**
 * The type of a part of a random program.
 *
 * @param sizes of a number or an array, as formulas of the symbols
 */
record ProgramType(Kind kind, List<String> sizes) {

    enum Kind {
        REAL,
        INT,
        INTS,
        BOOL,
        STATEMENT
    }

    static final ProgramType NUMBER = new ProgramType(Kind.REAL, List.of());
    static final ProgramType INT = new ProgramType(Kind.INT, List.of());
    static final ProgramType INTS = new ProgramType(Kind.INTS, List.of());
    static final ProgramType BOOL = new ProgramType(Kind.BOOL, List.of());
    static final ProgramType STATEMENT = new ProgramType(Kind.STATEMENT, List.of());

    private static final List<String> REALS = List.of("double", "Vector", "Matrix", "Tensor", "Tensor");

    static ProgramType array(String... sizes) {
        return new ProgramType(Kind.REAL, List.of(sizes));
    }

    boolean isReal() {
        return kind == Kind.REAL;
    }

    int rank() {
        return sizes.size();
    }

    String java() {
        return switch (kind) {
            case REAL -> REALS.get(rank());
            case INT -> "int";
            case INTS -> "int[]";
            case BOOL -> "boolean";
            case STATEMENT -> throw new IllegalStateException();
        };
    }
}
