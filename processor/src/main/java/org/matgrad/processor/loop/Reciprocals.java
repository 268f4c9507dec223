package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.component.Operator;

/**
 * In a derivative's straight lines, what is divided by one number several times is multiplied by its reciprocal. Where
 * that overflows, so does the derivative by what is divided.
 */
final class Reciprocals {

    /** Fewer divisions are left as they are. */
    private static final int FEWEST = 3;

    private final Names names;
    private final Set<String> locals;

    private Reciprocals(Set<String> locals, Names names) {
        this.locals = locals;
        this.names = names;
    }

    static List<Node> nodes(List<Node> nodes, Names names) {
        return new Reciprocals(Scalars.declared(nodes), names).nodes(nodes);
    }

    private List<Node> nodes(List<Node> nodes) {
        return nodes.stream().map(this::node).toList();
    }

    private Node node(Node node) {
        if (node instanceof Block block) {
            return new Block(block.clauses(), statements(block.statements()));
        }
        if (node instanceof Cycle cycle) {
            return cycle.around(nodes(cycle.body()));
        }
        Fork fork = (Fork) node;
        return new Fork(fork.condition(), nodes(fork.then()), nodes(fork.otherwise()), fork.results(), fork.origin());
    }

    private List<Statement> statements(List<Statement> statements) {
        Set<Num> changed = new HashSet<>();
        Set<ArrayVar> stored = new HashSet<>();
        for (Statement statement : statements) {
            if (statement instanceof Statement.Store store) {
                stored.add(store.array());
            } else if (statement instanceof Statement.SetScalar set) {
                changed.add(new Num.Scalar(set.array()));
            } else if (statement instanceof Statement.SetLocal set) {
                changed.add(new Num.Local(set.local()));
            } else if (!(statement instanceof Statement.Declare)) {
                return statements;
            }
        }
        Map<Num, Integer> divisions = new LinkedHashMap<>();
        Nodes.forEachNumber(
                List.of(new Block(List.of(), statements)),
                number -> Numbers.forEachCertain(number, part -> count(part, changed, stored, divisions)));
        divisions.values().removeIf(count -> count < FEWEST);
        if (divisions.isEmpty()) {
            return statements;
        }
        Map<Num, Num> reciprocals = new LinkedHashMap<>();
        List<Statement> all = new ArrayList<>();
        for (Statement statement : statements) {
            all.add(Statements.map(statement, value -> multiplied(value, divisions, reciprocals, all), body -> body));
        }
        return all;
    }

    private static void count(Num part, Set<Num> changed, Set<ArrayVar> stored, Map<Num, Integer> divisions) {
        if (part instanceof Num.Op op && op.operator() == Operator.DIVIDE && !(op.right() instanceof Num.Const)) {
            boolean[] isSteady = {true};
            Numbers.forEach(
                    op.right(),
                    inside -> isSteady[0] &= !changed.contains(inside)
                            && !(inside instanceof Num.Element element && stored.contains(element.array())));
            if (isSteady[0]) {
                divisions.merge(op.right(), 1, Integer::sum);
            }
        }
    }

    /** The number with products in place of quotients; a reciprocal is declared before the first statement that needs it. */
    private Num multiplied(Num number, Map<Num, Integer> divisions, Map<Num, Num> reciprocals, List<Statement> before) {
        Num inside = Numbers.mapChildren(number, child -> multiplied(child, divisions, reciprocals, before));
        if (!(number instanceof Num.Op op) || op.operator() != Operator.DIVIDE || !divisions.containsKey(op.right())) {
            return inside;
        }
        Num reciprocal = reciprocals.computeIfAbsent(op.right(), denominator -> {
            String local = fresh(nameOf(denominator));
            before.add(new Statement.Declare(
                    local, new Num.Op(Operator.DIVIDE, new Num.Const(1), ((Num.Op) inside).right())));
            return new Num.Local(local);
        });
        Num numerator = ((Num.Op) inside).left();
        return numerator.equals(new Num.Const(1)) ? reciprocal : new Num.Op(Operator.MULTIPLY, numerator, reciprocal);
    }

    private static String nameOf(Num denominator) {
        String name = denominator instanceof Num.Scalar scalar
                ? scalar.array().name()
                : denominator instanceof Num.Local local
                        ? local.name()
                        : denominator instanceof Num.Element element
                                ? element.array().name()
                                : "part";
        return "per" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** A local's name, which other sweeps may give, too. */
    private String fresh(String wanted) {
        String name = wanted;
        for (int n = 2; names.isTaken(name) || !locals.add(name); n++) {
            name = wanted + "_" + n;
        }
        return name;
    }
}
