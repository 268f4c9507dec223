package org.matgrad.processor.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import org.matgrad.processor.matrix.Branch;
import org.matgrad.processor.matrix.Chosen;
import org.matgrad.processor.matrix.Part;
import org.matgrad.processor.matrix.ProgramBuilder;
import org.matgrad.processor.matrix.Test;

/** Reads two ways, one of which is taken, and merges what they leave behind. */
final class Branches {

    /** A way: it changes variables, and may have a value. */
    interface Way {
        Optional<Quantity> read();
    }

    /**
     * What is behind a way.
     *
     * @param parts within indices none: they stand among the others, each with its guard
     */
    record Taken(Test test, List<Part> parts, Map<Element, Quantity> variables, Optional<Quantity> value) {}

    private final Scope scope;
    private final ProgramBuilder builder;

    Branches(Scope scope) {
        this.scope = scope;
        this.builder = scope.builder();
    }

    /** Reads both ways; the value is there when both have one. */
    Optional<Quantity> choose(Test test, Way then, Way otherwise, Place at) {
        if (test instanceof Test.Known known) {
            // In a helper, the call decides which way is taken; another call may take the other.
            if (!scope.isCalled()) {
                tryOut(known.value() ? otherwise : then);
            }
            return (known.value() ? then : otherwise).read();
        }
        Map<Element, Quantity> before = scope.variables();
        int ints = scope.numbers().count();
        Taken first = take(test, then);
        scope.restore(before);
        Taken second = take(Test.not(test), otherwise);
        scope.restore(before);
        Merging merging = new Merging(scope, first, second, ints, at);
        Optional<Quantity> value = Optional.empty();
        if (first.value().isPresent() || second.value().isPresent()) {
            // A way with a value is the last thing that is read of these variables.
            if (first.value().isPresent() && second.value().isPresent()) {
                value = Optional.of(
                        merging.merge(first.value().get(), second.value().get(), at.wanted()));
            }
        } else {
            scope.restore(merged(first, second, merging));
        }
        add(test, first, second, merging.merged(), at);
        return value;
    }

    private Taken take(Test test, Way way) {
        if (builder.isWithinIndices()) {
            builder.enter(test);
            Optional<Quantity> value = way.read();
            builder.leave();
            return new Taken(test, new ArrayList<>(), scope.variables(), value);
        }
        builder.begin();
        Optional<Quantity> value = way.read();
        return new Taken(test, new ArrayList<>(builder.end()), scope.variables(), value);
    }

    /** The variables that both ways define; what only one does is its own, or not read any more. */
    private static Map<Element, Quantity> merged(Taken first, Taken second, Merging merging) {
        Map<Element, Quantity> merged = new LinkedHashMap<>();
        first.variables().forEach((variable, quantity) -> {
            Quantity other = second.variables().get(variable);
            if (other != null) {
                String name = variable.getSimpleName().toString();
                merged.put(variable, merging.merge(quantity, other, name));
            }
        });
        return merged;
    }

    private void add(Test test, Taken first, Taken second, List<Branch.Merged> merged, Place at) {
        if (builder.isWithinIndices()) {
            for (Branch.Merged one : merged) {
                builder.add(
                        new Chosen(one.result(), test, one.then(), one.otherwise(), builder.place(), scope.origin(at)));
            }
        } else if (!merged.isEmpty()
                || !first.parts().isEmpty()
                || !second.parts().isEmpty()) {
            builder.add(new Branch(test, first.parts(), second.parts(), merged, scope.origin(at)));
        }
    }

    /** Reads ways that nothing decides, for their errors: what they assign is unknown from here on. */
    Quantity poison(Way... ways) {
        for (Way way : ways) {
            Map<Element, Quantity> before = scope.variables();
            Map<Element, Quantity> after = tryOut(way);
            after.forEach((variable, quantity) -> {
                if (!quantity.equals(before.get(variable))) {
                    scope.define(variable, Quantity.POISON);
                }
            });
        }
        return Quantity.POISON;
    }

    /** Reads a way for its errors alone. */
    private Map<Element, Quantity> tryOut(Way way) {
        Map<Element, Quantity> before = scope.variables();
        builder.tryOut();
        way.read();
        builder.discard();
        Map<Element, Quantity> after = scope.variables();
        scope.restore(before);
        return after;
    }
}
