package org.matgrad.processor.loop;

import java.util.List;
import org.matgrad.processor.component.Clause;

/** A piece of a sweep: statements that belong together, and what they compute. */
public record Block(List<Clause> clauses, List<Statement> statements) implements Node {
    public Block {
        clauses = List.copyOf(clauses);
        statements = List.copyOf(statements);
    }
}
