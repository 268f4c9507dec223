package org.matgrad.processor.loop;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Walks over sweeps. */
final class Nodes {

    private Nodes() {}

    /** Visits all statements, those within others included. */
    static void forEach(List<Node> nodes, Consumer<Statement> visitor) {
        for (Node node : nodes) {
            if (node instanceof Block block) {
                forEachIn(block.statements(), visitor);
            } else if (node instanceof Cycle cycle) {
                forEachIn(cycle.entry().statements(), visitor);
                forEach(cycle.body(), visitor);
                forEachIn(cycle.exit().statements(), visitor);
            } else {
                Fork fork = (Fork) node;
                forEach(fork.then(), visitor);
                forEach(fork.otherwise(), visitor);
            }
        }
    }

    /** Visits statements and those within them. */
    static void forEachIn(List<Statement> statements, Consumer<Statement> visitor) {
        for (Statement statement : statements) {
            visitor.accept(statement);
            if (statement instanceof Statement.For loop) {
                forEachIn(loop.body(), visitor);
            } else if (statement instanceof Statement.When when) {
                forEachIn(when.body(), visitor);
            }
        }
    }

    /** The same sweep with the statements of each block changed; what loops take over and hand on stays as it is. */
    static List<Node> changed(List<Node> nodes, UnaryOperator<List<Statement>> blocks) {
        return nodes.stream().map(node -> changed(node, blocks)).toList();
    }

    private static Node changed(Node node, UnaryOperator<List<Statement>> blocks) {
        if (node instanceof Block block) {
            return new Block(block.clauses(), blocks.apply(block.statements()));
        }
        if (node instanceof Cycle cycle) {
            return cycle.around(changed(cycle.body(), blocks));
        }
        Fork fork = (Fork) node;
        return new Fork(
                fork.condition(),
                changed(fork.then(), blocks),
                changed(fork.otherwise(), blocks),
                fork.results(),
                fork.origin());
    }

    /** Visits all numbers that statements compute and branches ask for. */
    static void forEachNumber(List<Node> nodes, Consumer<Num> visitor) {
        forEach(nodes, statement -> Statements.forEachNumber(statement, visitor));
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
