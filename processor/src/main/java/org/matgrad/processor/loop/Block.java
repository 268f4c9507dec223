package org.matgrad.processor.loop;

import java.util.List;
import org.matgrad.processor.component.Definition;

/** A piece of a sweep: statements that belong together, and the definitions that they compute. */
public record Block(List<Definition> definitions, List<Statement> statements) {
    public Block {
        definitions = List.copyOf(definitions);
        statements = List.copyOf(statements);
    }
}
