package org.matgrad.processor.component;

import java.util.HashSet;
import java.util.Set;

/** Gives each array of a program a name of its own. */
public final class Names {

    private final Set<String> taken = new HashSet<>();

    /** Keeps a name from being given away. */
    public void reserve(String name) {
        taken.add(name);
    }

    public boolean isTaken(String name) {
        return taken.contains(name);
    }

    /** The name itself where it is free, else with a number behind it. */
    public String fresh(String wanted) {
        String candidate = wanted;
        for (int n = 2; !taken.add(candidate); n++) {
            candidate = wanted + n;
        }
        return candidate;
    }
}
