package org.matgrad.processor.matrix;

import java.util.List;
import java.util.function.UnaryOperator;

/** What has to be so of sizes for a program to go on. */
public sealed interface Fact {

    /** Two sizes are equal, and what needs them to be. */
    record Equal(Size left, Size right, String reason) implements Fact {
        @Override
        public List<Size> sizes() {
            return List.of(left, right);
        }

        @Override
        public Fact map(UnaryOperator<Size> change) {
            return new Equal(change.apply(left), change.apply(right), reason);
        }

        @Override
        public String toString() {
            return left + " must be " + right + ": " + reason;
        }
    }

    /** A size is 0 or more, and what needs it to be. */
    record AtLeastZero(Size size, String reason) implements Fact {
        @Override
        public List<Size> sizes() {
            return List.of(size);
        }

        @Override
        public Fact map(UnaryOperator<Size> change) {
            return new AtLeastZero(change.apply(size), reason);
        }

        @Override
        public String toString() {
            return size + " must be 0 or more: " + reason;
        }
    }

    /** The subscripts from one, inclusive, to another, exclusive, lie in an axis of this extent. */
    record Within(Size from, Size to, Size extent) implements Fact {
        @Override
        public List<Size> sizes() {
            return List.of(from, to, extent);
        }

        @Override
        public Fact map(UnaryOperator<Size> change) {
            return new Within(change.apply(from), change.apply(to), change.apply(extent));
        }

        @Override
        public String toString() {
            return from + " to " + to + " must lie within " + extent;
        }
    }

    List<Size> sizes();

    /** The same of other sizes. */
    Fact map(UnaryOperator<Size> change);
}
