package org.matgrad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts the places that deltas leave open, those of several terms together: patterns that overlap count once. */
final class Patterns {
    /** Above so many different patterns the places themselves are gathered. */
    static final int MOST = 10;

    private final int[] sizes;
    private final List<int[]> patterns = new ArrayList<>();

    Patterns(int[] sizes) {
        this.sizes = sizes;
    }

    /** Adds a pattern: for each axis the first one that it is equal to. One that lies within another adds nothing. */
    void add(int... leaders) {
        if (patterns.stream().anyMatch(other -> isWithin(leaders, other))) {
            return;
        }
        patterns.removeIf(other -> isWithin(other, leaders));
        patterns.add(leaders);
    }

    int count() {
        return patterns.size();
    }

    /** Whether all that the wide pattern makes equal the narrow one does, too. */
    private static boolean isWithin(int[] narrow, int[] wide) {
        for (int axis = 0; axis < wide.length; axis++) {
            if (narrow[axis] != narrow[wide[axis]]) {
                return false;
            }
        }
        return true;
    }

    /** The size of the union: the sum of all patterns' sizes, less those of pairs, plus those of threes and so on. */
    double places() {
        double sum = 0;
        for (int set = 1; set < 1 << patterns.size(); set++) {
            int[] all = new int[sizes.length];
            Arrays.setAll(all, axis -> axis);
            for (int p = 0; p < patterns.size(); p++) {
                if ((set & 1 << p) != 0) {
                    join(all, patterns.get(p));
                }
            }
            double count = 1;
            for (int axis = 0; axis < sizes.length; axis++) {
                count *= all[axis] == axis ? sizes[axis] : 1;
            }
            sum += Integer.bitCount(set) % 2 == 1 ? count : -count;
        }
        return sum;
    }

    private static void join(int[] leaders, int... others) {
        for (int axis = 0; axis < leaders.length; axis++) {
            int low = Math.min(leaders[axis], leaders[others[axis]]);
            int high = Math.max(leaders[axis], leaders[others[axis]]);
            for (int k = 0; k < leaders.length; k++) {
                leaders[k] = leaders[k] == high ? low : leaders[k];
            }
        }
    }
}
