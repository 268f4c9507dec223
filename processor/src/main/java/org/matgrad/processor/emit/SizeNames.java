package org.matgrad.processor.emit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.matrix.Atom;

/** Java names for sizes: a symbol's own where it is free, {@code xSize} or {@code ARows} for one without. */
final class SizeNames {

    private final Names names;
    private final Map<Atom, String> chosen = new LinkedHashMap<>();

    SizeNames(Names names) {
        this.names = names;
    }

    /** The names by atom, growing as sizes are bound. */
    Map<Atom, String> all() {
        return chosen;
    }

    boolean isBound(Atom atom) {
        return chosen.containsKey(atom);
    }

    /** An {@code int} parameter is its own name. */
    void bindParameter(String name) {
        chosen.put(new Atom.Symbol(name), name);
    }

    /** Gives a size its name. */
    String bind(Atom atom) {
        String wanted = atom.toString();
        if (atom instanceof Atom.Unknown) {
            // "rows of A": the array's name first, in one word.
            String[] words = wanted.split(" ");
            wanted = words[2] + Character.toUpperCase(words[0].charAt(0)) + words[0].substring(1);
        }
        String name = names.fresh(wanted);
        chosen.put(atom, name);
        return name;
    }
}
