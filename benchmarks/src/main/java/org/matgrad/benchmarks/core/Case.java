package org.matgrad.benchmarks.core;

import java.util.List;
import java.util.Optional;

/**
 * One problem, with those who solve it from the same data.
 *
 * @param name what heads its row
 * @param scale its place among problems that differ by size only, if it has one
 * @param contenders the others are compared with the first
 * @param published times of other machines, shown beside
 */
public record Case(String name, Optional<Scale> scale, List<Contender> contenders, List<Published> published) {

    /** Keeps the lists from being changed. */
    public Case {
        contenders = List.copyOf(contenders);
        published = List.copyOf(published);
    }

    /** A problem that stands alone. */
    public Case(String name, List<Contender> contenders) {
        this(name, Optional.empty(), contenders, List.of());
    }

    /** A problem of some size. */
    public Case(String name, Scale scale, List<Contender> contenders) {
        this(name, Optional.of(scale), contenders, List.of());
    }
}
