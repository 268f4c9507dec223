package org.matgrad.processor.loop;

import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.matrix.Bounds;
import org.matgrad.processor.matrix.Size;

/** Where a sweep finds arrays, and what it makes sure of before it reads there. */
final class Storage {

    /** Whether subscripts that may lie outside their axis are looked at. */
    enum Subscripts {
        CHECKED,
        /** A sweep after the value's, which has checked them. */
        TRUSTED
    }

    private final Sharing sharing;
    private final Memory memory;
    private final Subscripts subscripts;

    Storage(Sharing sharing, Memory memory, Subscripts subscripts) {
        this.sharing = sharing;
        this.memory = memory;
        this.subscripts = subscripts;
    }

    /** The array whose components are stored. */
    ArrayVar root(ArrayVar array) {
        ArrayVar root = sharing.root(array);
        // The value's sweep has a state at hand; later ones read what was recorded of it.
        return subscripts == Subscripts.TRUSTED ? memory.history(root).orElse(root) : root;
    }

    boolean isRecorded(ArrayVar root) {
        return memory.isRecorded(root);
    }

    IntExpr subscript(Size subscript, Size extent, Scope scope) {
        IntExpr value = scope.size(subscript);
        return subscripts == Subscripts.TRUSTED || Bounds.isWithin(subscript, extent)
                ? value
                : new IntExpr.Checked(value, scope.size(extent));
    }
}
