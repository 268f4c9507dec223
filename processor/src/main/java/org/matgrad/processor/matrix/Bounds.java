package org.matgrad.processor.matrix;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What can be said of an {@code int} formula for all values of the indices in it. Other names stand for 0 or more. */
public final class Bounds {

    private Bounds() {}

    /** A bound from above in which no index is left; empty where none is known. It is attained or lies above. */
    public static Optional<Size> largest(Size size) {
        return bound(size, true);
    }

    private static Optional<Size> bound(Size size, boolean above) {
        Size bound = Size.ZERO;
        for (Size.Monomial term : size.terms()) {
            Size product = Size.of(term.coefficient());
            for (Atom atom : term.atoms()) {
                Optional<Size> factor = factor(atom, above == term.coefficient() > 0);
                if (factor.isEmpty()) {
                    return Optional.empty();
                }
                product = product.times(factor.get());
            }
            bound = bound.plus(product);
        }
        return Optional.of(bound);
    }

    private static Optional<Size> factor(Atom atom, boolean above) {
        if (atom instanceof Index index) {
            return above ? bound(index.extent(), true).map(extent -> extent.minus(Size.ONE)) : Optional.of(Size.ZERO);
        }
        if (atom instanceof Atom.Quotient quotient) {
            boolean varies = mentionsIndex(Size.of(atom));
            boolean positive = quotient.divisor().constant().orElse(0) > 0;
            if (!varies) {
                return Optional.of(Size.of(atom));
            }
            return positive
                    ? bound(quotient.dividend(), above).map(dividend -> dividend.dividedBy(quotient.divisor()))
                    : Optional.empty();
        }
        if (atom instanceof Atom.Remainder remainder && mentionsIndex(Size.of(atom))) {
            if (mentionsIndex(remainder.divisor()) || !isAtLeastZero(remainder.dividend())) {
                return Optional.empty();
            }
            return Optional.of(above ? remainder.divisor().minus(Size.ONE) : Size.ZERO);
        }
        return mentionsIndex(Size.of(atom)) ? Optional.empty() : Optional.of(Size.of(atom));
    }

    private static boolean mentionsIndex(Size size) {
        return size.has(Index.class::isInstance);
    }

    /** Whether a formula is certainly 0 or more. */
    public static boolean isAtLeastZero(Size size) {
        if (size.terms().stream().anyMatch(term -> term.atoms().stream().anyMatch(Bounds::maybeNegative))) {
            return false;
        }
        if (hasNoNegativeTerm(size) || hasNoNegativeTerm(undivided(size))) {
            return true;
        }
        return bound(size, false).map(Bounds::hasNoNegativeTerm).orElse(false);
    }

    /** An element or a state may be anything; sizes, lengths and indices are 0 or more. */
    private static boolean maybeNegative(Atom atom) {
        if (atom instanceof Atom.Quotient quotient) {
            return !(isAtLeastZero(quotient.dividend())
                    && quotient.divisor().constant().orElse(0) > 0);
        }
        if (atom instanceof Atom.Remainder remainder) {
            return !isAtLeastZero(remainder.dividend());
        }
        if (atom instanceof Atom.Extremum extremum) {
            boolean left = isAtLeastZero(extremum.left());
            boolean right = isAtLeastZero(extremum.right());
            return !(extremum.kind() == Atom.Extremum.Kind.MAX ? left || right : left && right);
        }
        return atom instanceof Atom.Element || atom instanceof Atom.Stored || atom instanceof Atom.Counter;
    }

    /** At most as much as the size: what is subtracted is not divided, which makes it larger. */
    private static Size undivided(Size size) {
        Size bound = Size.ZERO;
        for (Size.Monomial term : size.terms()) {
            boolean isQuotient = term.coefficient() < 0
                    && term.atoms().size() == 1
                    && term.atoms().get(0) instanceof Atom.Quotient quotient
                    && quotient.divisor().constant().orElse(0) > 0;
            Size kept = isQuotient
                    ? ((Atom.Quotient) term.atoms().get(0)).dividend().times(Size.of(term.coefficient()))
                    : new Size(List.of(term));
            bound = bound.plus(kept);
        }
        return bound;
    }

    private static boolean hasNoNegativeTerm(Size size) {
        return size.terms().stream().allMatch(term -> term.coefficient() >= 0);
    }

    /** Whether a subscript certainly lies in an axis of this size, whenever there is a component to compute. */
    public static boolean isWithin(Size subscript, Size extent) {
        if (subscript.index() != null && subscript.index().extent().equals(extent)) {
            return true;
        }
        Optional<Size> largest = largest(subscript);
        return isAtLeastZero(subscript)
                && largest.isPresent()
                && isAtLeastZero(extent.minus(largest.get()).minus(Size.ONE));
    }

    /**
     * Whether a subscript can be computed and lies in an axis of this size whenever its indices have values at all, even
     * where nothing asks for the component: there, a divisor may be 0.
     */
    public static boolean isAlwaysWithin(Size subscript, Size extent) {
        return !mayDivideByZero(subscript) && isWithin(subscript, extent);
    }

    /** The same for all subscripts of a component. */
    public static boolean areAlwaysWithin(List<Size> at, Shape shape) {
        return IntStream.range(0, at.size()).allMatch(axis -> isAlwaysWithin(at.get(axis), shape.size(axis)));
    }

    private static boolean mayDivideByZero(Size size) {
        return size.terms().stream().flatMap(term -> term.atoms().stream()).anyMatch(Bounds::mayDivideByZero);
    }

    private static boolean mayDivideByZero(Atom atom) {
        boolean byUnknown = atom instanceof Atom.Quotient quotient
                        && quotient.divisor().constant().orElse(0) == 0
                || atom instanceof Atom.Remainder remainder
                        && remainder.divisor().constant().orElse(0) == 0;
        return byUnknown || atom.inside().stream().anyMatch(Bounds::mayDivideByZero);
    }
}
