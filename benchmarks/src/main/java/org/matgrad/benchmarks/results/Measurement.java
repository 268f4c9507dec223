package org.matgrad.benchmarks.results;

import java.util.Optional;
import org.matgrad.benchmarks.core.Scale;

/**
 * A cell of the table.
 *
 * @param group the group's name
 * @param problem the problem's name: the row
 * @param scale the problem's size, if it has one
 * @param contender who solved it: the column
 * @param unit what was measured
 * @param spread what was found
 */
public record Measurement(
        String group, String problem, Optional<Scale> scale, String contender, Unit unit, Spread spread) {}
