package org.matgrad.processor.loop;

import java.util.List;
import java.util.function.Consumer;

/** Walks over sweeps. */
final class Nodes {

    private Nodes() {}

    /** Visits all statements, those within others included. */
    static void forEach(List<Node> nodes, Consumer<Statement> visitor) {
        for (Node node : nodes) {
            if (node instanceof Block block) {
                statements(block.statements(), visitor);
            } else if (node instanceof Cycle cycle) {
                statements(cycle.entry().statements(), visitor);
                forEach(cycle.body(), visitor);
                statements(cycle.exit().statements(), visitor);
            } else {
                Fork fork = (Fork) node;
                forEach(fork.then(), visitor);
                forEach(fork.otherwise(), visitor);
            }
        }
    }

    private static void statements(List<Statement> statements, Consumer<Statement> visitor) {
        for (Statement statement : statements) {
            visitor.accept(statement);
            Statements.map(statement, value -> value, body -> {
                statements(body, visitor);
                return body;
            });
        }
    }

    /** Visits all numbers that statements compute and branches ask for. */
    static void forEachNumber(List<Node> nodes, Consumer<Num> visitor) {
        forEach(
                nodes,
                statement -> Statements.map(
                        statement,
                        value -> {
                            visitor.accept(value);
                            return value;
                        },
                        body -> body));
        conditions(nodes, visitor);
    }

    private static void conditions(List<Node> nodes, Consumer<Num> visitor) {
        for (Node node : nodes) {
            if (node instanceof Cycle cycle) {
                conditions(cycle.body(), visitor);
            } else if (node instanceof Fork fork) {
                Numbers.mapNumbers(fork.condition(), value -> {
                    visitor.accept(value);
                    return value;
                });
                conditions(fork.then(), visitor);
                conditions(fork.otherwise(), visitor);
            }
        }
    }
}
