package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Function;

/**
 * In a derivative's straight lines, a component that is 0 whichever way is taken is left out of what is computed from it.
 * Such a zero is structural, as in what is added to an adjoint: nothing times it is anything but 0.
 */
final class Settled {

    private static final Num ZERO = new Num.Const(0);

    private final Set<ArrayVar> components;
    private final Set<ArrayVar> zeros;

    private Settled(Set<ArrayVar> components, Set<ArrayVar> zeros) {
        this.components = components;
        this.zeros = zeros;
    }

    /**
     * The nodes without what is known.
     *
     * @param components the numbers that stand for components of arrays, of which no other sweep knows
     */
    static List<Node> nodes(List<Node> nodes, Set<ArrayVar> components) {
        if (components.isEmpty()) {
            return nodes;
        }
        List<Node> simple = new Settled(components, new HashSet<>()).nodes(nodes);
        Set<ArrayVar> unread = new HashSet<>(components);
        unread.removeAll(read(simple));
        return without(simple, unread);
    }

    private List<Node> nodes(List<Node> nodes) {
        return nodes.stream().map(this::node).toList();
    }

    private Node node(Node node) {
        if (node instanceof Block block) {
            return new Block(block.clauses(), statements(block.statements()));
        }
        if (node instanceof Cycle cycle) {
            Block entry = (Block) node(cycle.entry());
            zeros.removeAll(set(cycle.body()));
            List<Node> body = nodes(cycle.body());
            zeros.removeAll(set(body));
            return cycle.with(entry, body, (Block) node(cycle.exit()));
        }
        Fork fork = (Fork) node;
        Num.Test condition = Numbers.mapNumbers(fork.condition(), this::simple);
        Settled otherwise = new Settled(components, new HashSet<>(zeros));
        List<Node> then = nodes(fork.then());
        List<Node> other = otherwise.nodes(fork.otherwise());
        zeros.retainAll(otherwise.zeros);
        return new Fork(condition, then, other, fork.results(), fork.origin());
    }

    private List<Statement> statements(List<Statement> statements) {
        List<Statement> simple = new ArrayList<>();
        for (Statement statement : statements) {
            if (!(statement instanceof Statement.SetScalar)) {
                Nodes.forEachIn(List.of(statement), inside -> set(inside, zeros::remove));
            }
            Statement changed = Statements.map(
                    statement, this::simple, body -> new Settled(components, new HashSet<>(zeros)).statements(body));
            simple.add(changed);
            if (changed instanceof Statement.SetScalar set) {
                if (components.contains(set.array()) && set.value().equals(ZERO)) {
                    zeros.add(set.array());
                } else {
                    zeros.remove(set.array());
                }
            }
        }
        return simple;
    }

    private Num simple(Num number) {
        if (number instanceof Num.Scalar scalar) {
            return zeros.contains(scalar.array()) ? ZERO : number;
        }
        Num inside = Numbers.mapChildren(number, this::simple);
        return inside.equals(number) ? number : folded(inside);
    }

    private static Num folded(Num number) {
        if (number instanceof Num.Call call
                && call.function() == Function.NEGATE
                && call.argument().equals(ZERO)) {
            return ZERO;
        }
        if (number instanceof Num.Choose choose && choose.then().equals(choose.otherwise())) {
            return choose.then();
        }
        if (!(number instanceof Num.Op op)) {
            return number;
        }
        boolean left = op.left().equals(ZERO);
        boolean right = op.right().equals(ZERO);
        return switch (op.operator()) {
            case ADD -> left ? op.right() : right ? op.left() : op;
            case SUBTRACT -> right ? op.left() : left ? new Num.Call(Function.NEGATE, op.right()) : op;
            case MULTIPLY -> left || right ? ZERO : op;
            case DIVIDE -> left ? ZERO : op;
            default -> op;
        };
    }

    /** The numbers that nodes set. */
    private static Set<ArrayVar> set(List<Node> nodes) {
        Set<ArrayVar> set = new HashSet<>();
        Nodes.forEach(nodes, statement -> set(statement, set::add));
        return set;
    }

    private static void set(Statement statement, Consumer<ArrayVar> visitor) {
        if (statement instanceof Statement.SetScalar scalar) {
            visitor.accept(scalar.array());
        }
    }

    private static Set<ArrayVar> read(List<Node> nodes) {
        Set<ArrayVar> read = new HashSet<>();
        Nodes.forEachNumber(
                nodes,
                number -> Numbers.forEach(number, part -> {
                    if (part instanceof Num.Scalar scalar) {
                        read.add(scalar.array());
                    }
                }));
        return read;
    }

    private static List<Node> without(List<Node> nodes, Set<ArrayVar> unread) {
        return nodes.stream().map(node -> without(node, unread)).toList();
    }

    private static Node without(Node node, Set<ArrayVar> unread) {
        if (node instanceof Block block) {
            return new Block(block.clauses(), written(block.statements(), unread));
        }
        if (node instanceof Cycle cycle) {
            return cycle.with((Block) without(cycle.entry(), unread), without(cycle.body(), unread), (Block)
                    without(cycle.exit(), unread));
        }
        Fork fork = (Fork) node;
        List<ArrayVar> results = fork.results().stream()
                .filter(result -> !unread.contains(result))
                .toList();
        return new Fork(
                fork.condition(),
                without(fork.then(), unread),
                without(fork.otherwise(), unread),
                results,
                fork.origin());
    }

    private static List<Statement> written(List<Statement> statements, Set<ArrayVar> unread) {
        return statements.stream()
                .filter(statement -> !(statement instanceof Statement.SetScalar set && unread.contains(set.array())))
                .map(statement -> Statements.map(statement, value -> value, body -> written(body, unread)))
                .toList();
    }
}
