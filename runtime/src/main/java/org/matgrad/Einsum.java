package org.matgrad;

import static java.util.Objects.requireNonNull;

/** Sums of products of components, as {@link MatrixMath#einsum} documents them. */
final class Einsum {

    private static final String FORM = "[a-zA-Z]*(,[a-zA-Z]*)*->[a-zA-Z]*";

    private final String[] terms;
    private final NumericArray[] arrays;
    private final String result;

    /** Every letter once: those of the result, then those summed over as they first occur. */
    private final String letters;

    private final int[] sizes;
    private final int[] indices;

    private Einsum(String[] terms, String result, NumericArray[] arrays) {
        this.terms = terms;
        this.arrays = arrays;
        this.result = result;
        StringBuilder all = new StringBuilder();
        (result + String.join("", terms)).chars().distinct().forEach(letter -> all.append((char) letter));
        letters = all.toString();
        sizes = new int[letters.length()];
        indices = new int[letters.length()];
    }

    static Tensor of(String subscripts, NumericArray... arrays) {
        requireNonNull(subscripts, "subscripts");
        requireNonNull(arrays, "arrays");
        check(subscripts.matches(FORM), "\"" + subscripts + "\" is not of the form \"ij,jk->ik\"");
        int arrow = subscripts.indexOf("->");
        String[] terms = subscripts.substring(0, arrow).split(",", -1);
        check(
                terms.length == arrays.length,
                "\"" + subscripts + "\" and " + arrays.length + " arrays instead of " + terms.length);
        Einsum einsum = new Einsum(terms, subscripts.substring(arrow + 2), arrays.clone());
        einsum.findSizes();
        einsum.checkResult();
        return einsum.evaluate();
    }

    private void findSizes() {
        boolean[] known = new boolean[sizes.length];
        for (int k = 0; k < terms.length; k++) {
            NumericArray array = requireNonNull(arrays[k], "arrays[" + k + "]");
            check(terms[k].length() == array.rank(), "\"" + terms[k] + "\" for an array of rank " + array.rank());
            for (int axis = 0; axis < array.rank(); axis++) {
                char letter = terms[k].charAt(axis);
                int at = letters.indexOf(letter);
                int size = array.size(axis);
                check(!known[at] || sizes[at] == size, letter + " of size " + sizes[at] + " and of size " + size);
                sizes[at] = size;
                known[at] = true;
            }
        }
    }

    private void checkResult() {
        for (int axis = 0; axis < result.length(); axis++) {
            char letter = result.charAt(axis);
            check(result.indexOf(letter) == axis, letter + " occurs twice in the result");
            check(String.join("", terms).indexOf(letter) >= 0, letter + " occurs only in the result");
        }
    }

    private Tensor evaluate() {
        int rank = result.length();
        int[] resultSizes = new int[rank];
        System.arraycopy(sizes, 0, resultSizes, 0, rank);
        return Tensor.generate("einsum", resultSizes, at -> {
            System.arraycopy(at, 0, indices, 0, rank);
            return sum(rank, 0);
        });
    }

    /** What is before plus the sum over this letter and those after it. */
    private double sum(int letter, double before) {
        if (letter == letters.length()) {
            return before + product();
        }
        double sum = before;
        for (int i = 0; i < sizes[letter]; i++) {
            indices[letter] = i;
            sum = sum(letter + 1, sum);
        }
        return sum;
    }

    private double product() {
        double product = 1;
        for (int k = 0; k < terms.length; k++) {
            int offset = 0;
            for (int axis = 0; axis < terms[k].length(); axis++) {
                int at = letters.indexOf(terms[k].charAt(axis));
                offset = offset * sizes[at] + indices[at];
            }
            product *= arrays[k].data()[offset];
        }
        return product;
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("einsum: " + otherwise);
        }
    }
}
