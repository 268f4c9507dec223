package org.matgrad.processor.source;

import java.util.List;

/** What a Java type is to the language. */
public sealed interface Kind {

    /** A {@code double} (rank 0), {@code Vector} (1) or {@code Matrix} (2). */
    record Real(int rank) implements Kind {}

    /** A {@code Tensor}, whose rank its type does not say. */
    record Tensor() implements Kind {}

    /** An {@code int}, which steers and is never differentiated. */
    record Int() implements Kind {}

    /** An {@code int[]}. */
    record Ints() implements Kind {}

    /** A {@code boolean}. */
    record Bool() implements Kind {}

    /** A record of the other kinds. */
    record Record(List<MethodSignature.Parameter> components) implements Kind {
        public Record {
            components = List.copyOf(components);
        }

        /** The record where it is not differentiated. */
        Record constant() {
            return new Record(components.stream()
                    .map(component ->
                            new MethodSignature.Parameter(component.name(), component.type(), component.kind(), false))
                    .toList());
        }
    }

    /** Any other type. */
    record Other() implements Kind {}

    /** What messages call the Java type. */
    default String javaName() {
        if (this instanceof Real real) {
            return List.of("double", "Vector", "Matrix").get(real.rank());
        }
        if (this instanceof Int) {
            return "int";
        }
        if (this instanceof Ints) {
            return "int[]";
        }
        if (this instanceof Bool) {
            return "boolean";
        }
        return this instanceof Tensor ? "Tensor" : "record";
    }

    /** Whether values of this kind can be differentiated. */
    default boolean isReal() {
        return this instanceof Real
                || this instanceof Tensor
                || this instanceof Record composite
                        && composite.components().stream()
                                .anyMatch(component -> component.kind().isReal());
    }
}
