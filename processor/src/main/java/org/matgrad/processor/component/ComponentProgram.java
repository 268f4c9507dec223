package org.matgrad.processor.component;

import java.util.List;

/**
 * Clauses in order of evaluation, from inputs to results.
 *
 * @param results one array, or one for each component of a record
 * @param names the names taken, for further definitions that build on these
 */
public record ComponentProgram(List<ArrayVar> inputs, List<Clause> clauses, List<ArrayVar> results, Names names) {
    public ComponentProgram {
        inputs = List.copyOf(inputs);
        clauses = List.copyOf(clauses);
        results = List.copyOf(results);
    }

    @Override
    public String toString() {
        return Printer.print(clauses);
    }
}
