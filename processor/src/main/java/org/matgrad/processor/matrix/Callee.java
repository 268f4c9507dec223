package org.matgrad.processor.matrix;

import java.util.List;

/** A method outside, and where its derivative comes from. */
public sealed interface Callee {

    /** The method as messages call it. */
    String name();

    /**
     * A method with a companion.
     *
     * @param companion the companion's qualified name
     * @param components for each operand the gradient record's component, or an empty text where it has none
     * @param order how far the companion differentiates
     */
    record Companion(String name, String companion, List<String> components, Order order) implements Callee {
        public Companion {
            components = List.copyOf(components);
        }
    }

    /**
     * A method whose derivative is registered.
     *
     * @param owner the qualified name of the class that declares the method
     * @param method the method's name
     * @param derivativeOwner the class of the method that gives value and derivatives
     * @param derivative that method's name
     * @param value the name of the record's component for the value
     * @param components for each operand the record's component, or an empty text where it has none
     */
    record Registered(
            String name,
            String owner,
            String method,
            String derivativeOwner,
            String derivative,
            String record,
            String value,
            List<String> components)
            implements Callee {
        public Registered {
            components = List.copyOf(components);
        }
    }
}
