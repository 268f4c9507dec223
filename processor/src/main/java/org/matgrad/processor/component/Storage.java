package org.matgrad.processor.component;

import java.util.List;
import org.matgrad.processor.matrix.Bounds;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;

/** How large an array is that has a component for each value of some indices. */
public final class Storage {

    private Storage() {}

    /** A box around all components: where an extent depends on another index, as much as it can be. */
    public static Shape shape(List<Index> indices) {
        return new Shape(indices.stream().map(index -> size(index.extent())).toList());
    }

    /** The most that a size can be; the size itself where no bound is known, which no array in storage may have. */
    public static Size size(Size size) {
        return Bounds.largest(size).orElse(size);
    }

    /** Makes sure that all arrays that clauses define can be stored. */
    public static void requireBounded(List<Clause> clauses) {
        for (ArrayVar array : Clauses.defined(clauses)) {
            for (Size size : array.shape().sizes()) {
                if (!Exprs.indices(size).isEmpty()) {
                    throw new UnboundedSize(size);
                }
            }
        }
    }

    /** A size for which no bound is known when storage is needed. */
    public static final class UnboundedSize extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Size size;

        UnboundedSize(Size size) {
            super("no bound is known for the size " + size);
            this.size = size;
        }

        public Size size() {
            return size;
        }
    }
}
