package org.matgrad.processor.source;

import java.util.Map;
import java.util.stream.Collectors;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;

/**
 * Tells shapes that are made larger from shapes that are only called otherwise. To equate the sizes of x and of
 * {@code concat(x, y)} would teach that y is empty, which nobody means.
 */
final class Growth {

    private Growth() {}

    /** Whether one of two shapes of one rank has the other's sizes, and something undeclared on top of them. */
    static boolean between(Shape left, Shape right) {
        for (int axis = 0; axis < left.rank(); axis++) {
            if (between(left.size(axis), right.size(axis))) {
                return true;
            }
        }
        return false;
    }

    private static boolean between(Size left, Size right) {
        Size difference = right.minus(left);
        boolean teaches = difference.has(Atom.Unknown.class::isInstance);
        return teaches && (!keeps(difference, left, -1) || !keeps(difference, right, 1));
    }

    /** Whether a size is in the difference as it is. */
    private static boolean keeps(Size difference, Size size, int sign) {
        Map<?, Integer> terms =
                difference.terms().stream().collect(Collectors.toMap(Size.Monomial::atoms, Size.Monomial::coefficient));
        return size.terms().stream().allMatch(term -> terms.getOrDefault(term.atoms(), 0) == sign * term.coefficient());
    }
}
