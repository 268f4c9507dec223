package org.matgrad.processor.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Shape;

/**
 * What the indices of formulas that stand together are called: each by its own name, or by a free letter where
 * that is taken.
 */
final class Letters {

    private final Map<Index, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    String of(Index index) {
        String known = names.get(index);
        if (known != null) {
            return known;
        }
        String name = taken.contains(index.name()) ? free() : index.name();
        names.put(index, name);
        taken.add(name);
        return name;
    }

    /** Lets indices have their names before others come. */
    Letters reserve(Iterable<Index> indices) {
        indices.forEach(this::of);
        return this;
    }

    /** New indices for the axes of an array, under letters that are free. */
    List<Index> along(Shape shape) {
        List<Index> indices = new ArrayList<>();
        for (int axis = 0; axis < shape.rank(); axis++) {
            Index index = new Index(free(), shape.size(axis));
            of(index);
            indices.add(index);
        }
        return indices;
    }

    private String free() {
        for (int turn = 0; ; turn++) {
            for (int letter = 0; letter < Index.LETTERS.length(); letter++) {
                String name = Index.LETTERS.charAt(letter) + (turn == 0 ? "" : Integer.toString(turn));
                if (!taken.contains(name)) {
                    return name;
                }
            }
        }
    }
}
