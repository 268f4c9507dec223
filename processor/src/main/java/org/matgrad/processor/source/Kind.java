package org.matgrad.processor.source;

import java.util.List;
import org.matgrad.processor.matrix.Precision;

/** What a Java type is to the language. */
public sealed interface Kind {

    /** A {@code double} (rank 0), {@code Vector} (1) or {@code Matrix} (2), or what stands for these over floats. */
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

    /** What messages call the Java type where no kind of numbers is meant. */
    default String javaName() {
        return javaName(Precision.DOUBLE);
    }

    /** What messages call the Java type. */
    default String javaName(Precision precision) {
        if (this instanceof Real real) {
            return real.rank() == 0
                    ? precision.javaName()
                    : precision.className(List.of("Vector", "Matrix").get(real.rank() - 1));
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
        return this instanceof Tensor ? precision.className("Tensor") : "record";
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
