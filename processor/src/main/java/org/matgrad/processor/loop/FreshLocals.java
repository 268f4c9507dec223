package org.matgrad.processor.loop;

import java.util.List;
import java.util.Set;
import org.matgrad.processor.component.Names;

/** Names for further locals of a sweep. Other sweeps may give the same ones. */
final class FreshLocals {

    private final List<Node> sweep;
    private final Names names;
    /** The sweep's own locals and those given, gone through for the first name only: most sweeps need none. */
    private Set<String> taken;

    FreshLocals(List<Node> sweep, Names names) {
        this.sweep = sweep;
        this.names = names;
    }

    /** The name itself where it is free, else with a number behind it. */
    String fresh(String wanted) {
        if (taken == null) {
            taken = Scalars.declared(sweep);
        }
        String name = wanted;
        for (int n = 2; names.isTaken(name) || !taken.add(name); n++) {
            name = wanted + "_" + n;
        }
        return name;
    }
}
