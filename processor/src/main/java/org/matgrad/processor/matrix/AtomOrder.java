package org.matgrad.processor.matrix;

import java.util.List;

/** Orders atoms by their text first, so that printed sizes have an order; 0 only for equal ones. */
final class AtomOrder {

    private AtomOrder() {}

    static int compare(Atom left, Atom right) {
        if (left.equals(right)) {
            return 0;
        }
        int byText = left.toString().compareTo(right.toString());
        if (byText != 0) {
            return byText;
        }
        int byKind = left.getClass().getName().compareTo(right.getClass().getName());
        return byKind != 0 ? byKind : within(left, right);
    }

    private static int within(Atom left, Atom right) {
        if (left instanceof Index a && right instanceof Index b) {
            return Long.compare(a.number(), b.number());
        }
        if (left instanceof Atom.Counter a && right instanceof Atom.Counter b) {
            return Integer.compare(a.id(), b.id());
        }
        if (left instanceof Atom.Unknown a && right instanceof Atom.Unknown b) {
            return Integer.compare(a.id(), b.id());
        }
        List<Size> mine = left.inside();
        List<Size> others = right.inside();
        for (int n = 0; n < mine.size(); n++) {
            int order = compare(mine.get(n), others.get(n));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compare(Size left, Size right) {
        for (int n = 0; n < Math.min(left.terms().size(), right.terms().size()); n++) {
            List<Atom> a = left.terms().get(n).atoms();
            List<Atom> b = right.terms().get(n).atoms();
            for (int m = 0; m < Math.min(a.size(), b.size()); m++) {
                int order = compare(a.get(m), b.get(m));
                if (order != 0) {
                    return order;
                }
            }
        }
        return 0;
    }
}
