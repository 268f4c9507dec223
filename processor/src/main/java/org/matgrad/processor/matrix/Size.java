package org.matgrad.processor.matrix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An {@code int} quantity known by its formula: the extent of an axis, or an index-typed value. Kept as a polynomial in
 * canonical form, so that equal formulas are equal records.
 */
public record Size(List<Monomial> terms) {

    /** A coefficient times a product of atoms, the atoms in order. */
    public record Monomial(int coefficient, List<Atom> atoms) {
        public Monomial {
            atoms = List.copyOf(atoms);
        }
    }

    private static final Comparator<List<Atom>> ORDER =
            Comparator.<List<Atom>>comparingInt(atoms -> -atoms.size()).thenComparing(Size::compare);

    public static final Size ZERO = new Size(List.of());
    public static final Size ONE = of(1);

    public Size {
        terms = List.copyOf(terms);
    }

    public static Size of(int value) {
        return value == 0 ? ZERO : new Size(List.of(new Monomial(value, List.of())));
    }

    public static Size of(Atom atom) {
        return new Size(List.of(new Monomial(1, List.of(atom))));
    }

    public static Size product(List<Size> sizes) {
        return sizes.stream().reduce(ONE, Size::times);
    }

    public Size plus(Size other) {
        if (terms.isEmpty() || other.terms.isEmpty()) {
            return terms.isEmpty() ? other : this;
        }
        Map<List<Atom>, Integer> sum = new TreeMap<>(ORDER);
        terms.forEach(term -> sum.merge(term.atoms(), term.coefficient(), Integer::sum));
        other.terms.forEach(term -> sum.merge(term.atoms(), term.coefficient(), Integer::sum));
        return fromMap(sum);
    }

    public Size minus(Size other) {
        return plus(other.times(of(-1)));
    }

    public Size times(Size other) {
        if (isConstant(1) || other.isConstant(1)) {
            return isConstant(1) ? other : this;
        }
        Map<List<Atom>, Integer> product = new TreeMap<>(ORDER);
        for (Monomial a : terms) {
            for (Monomial b : other.terms) {
                List<Atom> atoms = new ArrayList<>(a.atoms());
                atoms.addAll(b.atoms());
                atoms.sort(null);
                product.merge(atoms, a.coefficient() * b.coefficient(), Integer::sum);
            }
        }
        return fromMap(product);
    }

    /** Java's {@code int} division; the divisor is not the constant zero. */
    public Size dividedBy(Size divisor) {
        OptionalInt number = divisor.constant();
        if (constant().isPresent() && number.isPresent()) {
            return of(constant().getAsInt() / number.getAsInt());
        }
        if (number.isPresent() && number.getAsInt() == 1) {
            return this;
        }
        return of(new Atom.Quotient(this, divisor));
    }

    /** Java's {@code int} remainder; the divisor is not the constant zero. */
    public Size remainder(Size divisor) {
        if (constant().isPresent() && divisor.constant().isPresent()) {
            return of(constant().getAsInt() % divisor.constant().getAsInt());
        }
        return of(new Atom.Remainder(this, divisor));
    }

    public OptionalInt constant() {
        if (terms.isEmpty()) {
            return OptionalInt.of(0);
        }
        Monomial first = terms.get(0);
        return terms.size() == 1 && first.atoms().isEmpty() ? OptionalInt.of(first.coefficient()) : OptionalInt.empty();
    }

    public boolean isConstant(int value) {
        OptionalInt constant = constant();
        return constant.isPresent() && constant.getAsInt() == value;
    }

    /** The larger or the smaller of two, told where it can be. */
    public static Size extremum(Atom.Extremum.Kind kind, Size left, Size right) {
        OptionalInt difference = left.minus(right).constant();
        if (difference.isPresent()) {
            boolean takesLeft =
                    kind == Atom.Extremum.Kind.MAX ? difference.getAsInt() >= 0 : difference.getAsInt() <= 0;
            return takesLeft ? left : right;
        }
        return of(new Atom.Extremum(kind, left, right));
    }

    /** The atoms that this size is built from, those inside others included. */
    public Set<Atom> atoms() {
        Set<Atom> all = new LinkedHashSet<>();
        forEachAtom(all::add);
        return all;
    }

    /** Visits the atoms that this size is built from, in order, each as often as it stands there. */
    public void forEachAtom(Consumer<Atom> visitor) {
        for (Monomial term : terms) {
            for (Atom atom : term.atoms()) {
                atom.forEach(visitor);
            }
        }
    }

    /** Whether one of the atoms that this size is built from is such. */
    public boolean has(Predicate<Atom> property) {
        for (Monomial term : terms) {
            for (Atom atom : term.atoms()) {
                if (atom.has(property)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the size is known before anything is computed. */
    public boolean isKnownOnEntry() {
        return !has(atom -> atom instanceof Atom.Counter || atom instanceof Atom.Stored || atom instanceof Index);
    }

    /** The index that this size is, or null. */
    public Index index() {
        return single() instanceof Index index ? index : null;
    }

    /** The one atom that this size consists of, or null. */
    public Atom single() {
        if (terms.size() != 1) {
            return null;
        }
        Monomial only = terms.get(0);
        return only.coefficient() == 1 && only.atoms().size() == 1
                ? only.atoms().get(0)
                : null;
    }

    /** Every atom that is not made of others replaced by the size that the function gives for it. */
    public Size substitute(Function<Atom, Size> replacement) {
        Atom single = single();
        if (single != null || constant().isPresent()) {
            return single == null ? this : replaced(single, replacement);
        }
        Size result = ZERO;
        for (Monomial term : terms) {
            Size product = of(term.coefficient());
            for (Atom atom : term.atoms()) {
                product = product.times(replaced(atom, replacement));
            }
            result = result.plus(product);
        }
        return result;
    }

    private static Size replaced(Atom atom, Function<Atom, Size> replacement) {
        if (atom instanceof Atom.Quotient quotient) {
            return quotient.dividend()
                    .substitute(replacement)
                    .dividedBy(quotient.divisor().substitute(replacement));
        }
        if (atom instanceof Atom.Remainder remainder) {
            return remainder
                    .dividend()
                    .substitute(replacement)
                    .remainder(remainder.divisor().substitute(replacement));
        }
        if (atom instanceof Atom.Extremum extremum) {
            return extremum(
                    extremum.kind(),
                    extremum.left().substitute(replacement),
                    extremum.right().substitute(replacement));
        }
        if (atom instanceof Atom.Element element) {
            return of(new Atom.Element(element.array(), element.at().substitute(replacement)));
        }
        if (atom instanceof Atom.Stored stored) {
            List<Size> at = stored.at().stream()
                    .map(size -> size.substitute(replacement))
                    .toList();
            return replacement.apply(new Atom.Stored(stored.number(), at));
        }
        return replacement.apply(atom);
    }

    private static int compare(List<Atom> left, List<Atom> right) {
        for (int n = 0; n < left.size(); n++) {
            int order = left.get(n).compareTo(right.get(n));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static Size fromMap(Map<List<Atom>, Integer> map) {
        List<Monomial> terms = new ArrayList<>();
        map.forEach((atoms, coefficient) -> {
            if (coefficient != 0) {
                terms.add(new Monomial(coefficient, atoms));
            }
        });
        return new Size(terms);
    }

    /** As text that can stand as a factor: in parentheses where it is a sum or a product. */
    String factor() {
        boolean plain = constant().isPresent() && constant().getAsInt() >= 0
                || single() != null
                        && !(single() instanceof Atom.Unknown
                                || single() instanceof Atom.Quotient
                                || single() instanceof Atom.Remainder);
        return plain ? toString() : "(" + this + ")";
    }

    @Override
    public String toString() {
        if (terms.isEmpty()) {
            return "0";
        }
        StringBuilder text = new StringBuilder();
        for (Monomial term : terms) {
            int magnitude = Math.abs(term.coefficient());
            String sign = term.coefficient() < 0 ? "-" : "+";
            if (text.length() > 0) {
                text.append(' ').append(sign).append(' ');
            } else if (term.coefficient() < 0) {
                text.append('-');
            }
            String product = term.atoms().stream().map(Object::toString).collect(Collectors.joining("*"));
            if (term.atoms().isEmpty()) {
                text.append(magnitude);
            } else {
                text.append(magnitude == 1 ? "" : magnitude + "*").append(product);
            }
        }
        return text.toString();
    }
}
