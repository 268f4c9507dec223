package org.matgrad.processor.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses what a misspelt name was to be. */
final class Spelling {

    private Spelling() {}

    /** The candidate nearest to the name, where one is near enough; of equally near ones the first. */
    static Optional<String> nearest(String name, Collection<String> candidates) {
        int limit = Math.max(1, 2 * name.length() / 3);
        return candidates.stream()
                .filter(candidate -> distance(name, candidate) <= limit)
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
    }

    /** What a message says of a name that is none of those to choose from. */
    static String meant(String name, Collection<String> choices) {
        return nearest(name, choices)
                .map(near -> "Did you mean " + near + "?")
                .orElse("To choose from: " + String.join(", ", choices) + ".");
    }

    /** Levenshtein's distance, an upper case letter for its lower case one counting half: 2 a letter, and 1. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = 2 * j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = 2 * i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + change(a.charAt(i - 1), b.charAt(j - 1));
                diagonal = row[j];
                row[j] = Math.min(replaced, 2 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    private static int change(char a, char b) {
        return a == b ? 0 : Character.toLowerCase(a) == Character.toLowerCase(b) ? 1 : 2;
    }
}
