package org.matgrad.processor.matrix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds undeclared sizes from use: equates sizes as unification does, symbols being different from one another. */
final class SizeSolver {

    private final Map<Atom.Unknown, Size> solved = new HashMap<>();
    private final List<Program.Requirement> requirements = new ArrayList<>();
    private int unknowns;

    Size unknown(String description) {
        return Size.of(new Atom.Unknown(unknowns++, description));
    }

    /** The size with all that is known put in. */
    Size resolve(Size size) {
        return size.substitute(atom -> {
            Size known = solved.get(atom);
            return known == null ? Size.of(atom) : resolve(known);
        });
    }

    /** Makes two sizes equal; false where they can't be. What only the running program can tell is kept as a requirement. */
    boolean equate(Size left, Size right, String reason) {
        Size difference = resolve(left).minus(resolve(right));
        if (difference.terms().isEmpty()) {
            return true;
        }
        for (Size.Monomial term : difference.terms()) {
            if (Math.abs(term.coefficient()) == 1
                    && term.atoms().size() == 1
                    && term.atoms().get(0) instanceof Atom.Unknown unknown
                    && occurrences(difference, unknown) == 1) {
                Size rest = difference.minus(new Size(List.of(term)));
                solved.put(unknown, term.coefficient() == 1 ? rest.times(Size.of(-1)) : rest);
                return true;
            }
        }
        if (difference.atoms().stream().noneMatch(Atom.Unknown.class::isInstance)) {
            return false;
        }
        requirements.add(new Program.Requirement(left, right, reason));
        return true;
    }

    private static long occurrences(Size size, Atom.Unknown unknown) {
        return size.terms().stream()
                .flatMap(term -> term.atoms().stream())
                .filter(atom -> Size.of(atom).atoms().contains(unknown))
                .count();
    }

    /** The requirements, with all that is known put in. */
    List<Program.Requirement> requirements() {
        return requirements.stream()
                .map(r -> new Program.Requirement(resolve(r.left()), resolve(r.right()), r.reason()))
                .filter(r -> !r.left().equals(r.right()))
                .toList();
    }
}
