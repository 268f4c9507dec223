package org.matgrad;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How the index of one axis of a {@link Jacobian} follows from those of other axes: for y[i] = x[i + 2] the input's index
 * is {@code i + 2}, for y[i] = x[places[i]] it is looked up.
 */
public sealed interface Subscript {

    /**
     * The axes that the subscript is made of.
     *
     * @return their numbers
     */
    List<Integer> axes();

    /**
     * The subscript.
     *
     * @param indices an index for each axis of the term, of which those of {@link #axes} are read
     * @return the index; it may lie outside the axis that it is for, where there is no component then
     */
    int at(int[] indices);

    /** The same with other numbers for the axes. */
    Subscript renamed(List<Integer> numbers);

    /**
     * offset + Σ strides · axes.
     *
     * @param offset what is added
     * @param axes the axes
     * @param strides a stride for each
     */
    record Affine(int offset, List<Integer> axes, List<Integer> strides) implements Subscript {
        /**
         * Makes a subscript.
         *
         * @param offset what is added
         * @param axes the axes
         * @param strides a stride for each
         * @throws IllegalArgumentException if there are more of one than of the other
         */
        public Affine {
            axes = List.copyOf(axes);
            strides = List.copyOf(strides);
            if (axes.size() != strides.size()) {
                throw new IllegalArgumentException(strides.size() + " strides for " + axes.size() + " axes");
            }
        }

        @Override
        public int at(int[] indices) {
            int at = offset;
            for (int k = 0; k < axes.size(); k++) {
                at += strides.get(k) * indices[axes.get(k)];
            }
            return at;
        }

        @Override
        public Subscript renamed(List<Integer> numbers) {
            return new Affine(offset, axes.stream().map(numbers::get).toList(), strides);
        }
    }

    /**
     * Read from a table.
     *
     * @param table the subscripts, held by reference
     * @param axis the axis that indexes the table
     */
    record Lookup(int[] table, int axis) implements Subscript {
        /**
         * Makes a subscript.
         *
         * @param table the subscripts, held by reference
         * @param axis the axis that indexes the table
         */
        public Lookup {
            requireNonNull(table, "table");
        }

        @Override
        public List<Integer> axes() {
            return List.of(axis);
        }

        @Override
        public int at(int[] indices) {
            return table[indices[axis]];
        }

        @Override
        public Subscript renamed(List<Integer> numbers) {
            return new Lookup(table, numbers.get(axis));
        }
    }
}
