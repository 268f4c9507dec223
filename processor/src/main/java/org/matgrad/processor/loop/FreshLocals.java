package org.matgrad.processor.loop;

import java.util.List;
import java.util.Set;
import org.matgrad.processor.component.Names;

/** Names for further locals of a sweep. Other sweeps may give the same ones. */
final class FreshLocals {

    private final Set<String> taken;
    private final Names names;

    FreshLocals(List<Node> sweep, Names names) {
        this.taken = Scalars.declared(sweep);
        this.names = names;
    }

    /** The name itself where it is free, else with a number behind it. */
    String fresh(String wanted) {
        String name = wanted;
        for (int n = 2; names.isTaken(name) || !taken.add(name); n++) {
            name = wanted + "_" + n;
        }
        return name;
    }
}
