package org.matgrad.processor.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Takes records apart and puts them together again. */
final class Leaves {

    private Leaves() {}

    /** What a quantity consists of: itself, or a record's components and theirs, in order. */
    static List<Quantity> of(Quantity quantity) {
        if (!(quantity instanceof Quantity.Composite composite)) {
            return List.of(quantity);
        }
        List<Quantity> leaves = new ArrayList<>();
        composite.components().values().forEach(component -> leaves.addAll(of(component)));
        return leaves;
    }

    /**
     * A quantity of the same structure with others for its leaves.
     *
     * @param name the quantity's, or null; a component has its own
     * @param replacement what stands for a leaf of a name, called in order
     */
    static Quantity replace(Quantity quantity, String name, BiFunction<Quantity, String, Quantity> replacement) {
        if (!(quantity instanceof Quantity.Composite composite)) {
            return replacement.apply(quantity, name);
        }
        Map<String, Quantity> replaced = new LinkedHashMap<>();
        composite.components().forEach((own, component) -> replaced.put(own, replace(component, own, replacement)));
        return new Quantity.Composite(replaced);
    }
}
