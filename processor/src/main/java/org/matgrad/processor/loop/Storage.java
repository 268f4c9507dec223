package org.matgrad.processor.loop;

import java.util.Set;
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
    private final Set<ArrayVar> own;

    /**
     * Storage for one sweep.
     *
     * @param own the arrays that the sweep defines
     */
    Storage(Sharing sharing, Memory memory, Subscripts subscripts, Set<ArrayVar> own) {
        this.own = own;
        this.sharing = sharing;
        this.memory = memory;
        this.subscripts = subscripts;
    }

    /** The array whose components are stored. */
    ArrayVar root(ArrayVar array) {
        ArrayVar root = sharing.root(array);
        // The sweep that computes a state has it at hand; later ones read what was recorded of it.
        return own.contains(array) ? root : memory.history(root).orElse(root);
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
