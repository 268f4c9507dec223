package org.matgrad.processor.source;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.lang.model.element.ExecutableElement;

/** The companions whose methods are part of this compilation, over all rounds. */
public final class OwnCompanions {

    private final Map<String, Supplier<ExecutableElement>> methods = new HashMap<>();

    /**
     * Takes note of an annotated method.
     *
     * @param method as it is in this round
     * @param later finds it in any round: elements don't outlive one
     */
    public void add(ExecutableElement method, Supplier<ExecutableElement> later) {
        methods.put(Companions.qualifiedName(method), later);
    }

    /** The method that a companion belongs to, where its source is here. */
    Optional<ExecutableElement> method(String companion) {
        return Optional.ofNullable(methods.get(companion)).map(Supplier::get);
    }
}
