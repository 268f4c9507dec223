package org.matgrad.processor.source;

import com.sun.source.tree.Tree;
import java.util.List;

/** Why something can't be read, before it is known where to say so. */
record Refusal(Problem problem, List<Object> details) {

    Refusal(Problem problem, Object... details) {
        this(problem, List.of(details));
    }

    void report(Problems problems, Tree at) {
        problems.report(problem, at, details.toArray());
    }
}
