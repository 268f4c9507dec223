package org.matgrad.processor.component;

import java.util.HashMap;
import java.util.Map;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Fact;
import org.matgrad.processor.matrix.Part;
import org.matgrad.processor.matrix.Program;
import org.matgrad.processor.matrix.Requirement;
import org.matgrad.processor.matrix.Size;

/**
 * The lengths of {@code int[]}s that are checked to be another size before anything is computed: that size stands for them
 * from then on, and what has the same size is seen to have it.
 */
public final class Lengths {

    private final Map<Atom, Size> known = new HashMap<>();

    private Lengths() {}

    /** What a program checks before anything else. */
    public static Lengths of(Program program) {
        Lengths lengths = new Lengths();
        for (Part part : program.parts()) {
            if (part instanceof Requirement requirement
                    && requirement.isKnownOnEntry()
                    && requirement.fact() instanceof Fact.Equal equal) {
                lengths.equate(lengths.in(equal.left()), lengths.in(equal.right()));
            }
        }
        return lengths;
    }

    private void equate(Size left, Size right) {
        if (!learn(left, right)) {
            learn(right, left);
        }
    }

    private boolean learn(Size length, Size other) {
        if (!(length.single() instanceof Atom.Length atom) || other.has(atom::equals)) {
            return false;
        }
        known.replaceAll((key, size) -> size.substitute(inside -> inside.equals(atom) ? other : Size.of(inside)));
        known.put(atom, other);
        return true;
    }

    /** A size with what is known of lengths. */
    Size in(Size size) {
        return size.substitute(this::of);
    }

    /** What an atom is known to be. */
    public Size of(Atom atom) {
        Size other = known.get(atom);
        return other == null ? Size.of(atom) : other;
    }
}
