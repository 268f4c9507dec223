package org.matgrad;

/** Runs through the components of an array over some of a term's axes, the last of them fastest. */
final class Odometer {
    private final int[] axes;
    private final int[] extents;
    private final int[] indices;
    private boolean isDone;

    /** At the first component; done at once if there is none. */
    Odometer(int[] axes, int[] extents) {
        this.axes = axes;
        this.extents = extents;
        this.indices = new int[extents.length];
        for (int axis : axes) {
            isDone |= extents[axis] == 0;
        }
    }

    boolean isDone() {
        return isDone;
    }

    /** An index for each of the term's axes; not a copy. */
    int[] indices() {
        return indices;
    }

    void next() {
        for (int k = axes.length - 1; k >= 0; k--) {
            if (++indices[axes[k]] < extents[axes[k]]) {
                return;
            }
            indices[axes[k]] = 0;
        }
        isDone = true;
    }
}
