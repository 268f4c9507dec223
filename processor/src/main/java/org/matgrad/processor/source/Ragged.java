package org.matgrad.processor.source;

import java.util.List;
import java.util.Optional;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Chosen;
import org.matgrad.processor.matrix.Formed;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Part;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.matrix.Step;

/** What can be done with reductions whose extent depends on an outer index. */
final class Ragged {

    private Ragged() {}

    /** Whether parts compute numbers from single components only, so that nothing has to be kept for each index. */
    static boolean isOfNumbers(List<Part> parts) {
        return parts.stream()
                .allMatch(part -> part instanceof Step step
                                && step.target().shape().rank() == 0
                                && step.operation().isPointwise()
                        || part instanceof Chosen chosen
                                && chosen.target().shape().rank() == 0);
    }

    /** The largest value of a size that is linear in indices; empty when it depends on them in another way. */
    static Optional<Size> largest(Size size) {
        Size bound = size;
        while (mentionsIndex(bound)) {
            Size next = Size.ZERO;
            for (Size.Monomial term : bound.terms()) {
                Size whole = new Size(List.of(term));
                if (!mentionsIndex(whole)) {
                    next = next.plus(whole);
                } else if (term.atoms().size() == 1 && term.atoms().get(0) instanceof Index index) {
                    Size extreme = term.coefficient() > 0 ? index.extent().minus(Size.ONE) : Size.ZERO;
                    next = next.plus(extreme.times(Size.of(term.coefficient())));
                } else {
                    return Optional.empty();
                }
            }
            bound = next;
        }
        boolean mayBeNegative = bound.terms().stream().anyMatch(term -> term.coefficient() < 0);
        return Optional.of(mayBeNegative ? Size.extremum(Atom.Extremum.Kind.MAX, bound, Size.ZERO) : bound);
    }

    private static boolean mentionsIndex(Size size) {
        return size.has(Index.class::isInstance);
    }

    /** What changes nothing in a reduction. */
    static double neutral(Formed.Forming forming) {
        return switch (forming) {
            case SUM, ARRAY -> 0;
            case PRODUCT -> 1;
            case MAX -> Double.NEGATIVE_INFINITY;
            case MIN -> Double.POSITIVE_INFINITY;
        };
    }
}
