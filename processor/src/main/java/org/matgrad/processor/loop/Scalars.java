package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.matrix.Shape;

/**
 * Small arrays that only straight lines write and read become numbers, which are locals of the method: there is no array
 * in between.
 */
final class Scalars {

    /** Arrays of more components stay arrays. */
    private static final int LARGEST = 64;

    private final Names names;
    private final Set<ArrayVar> arrays;
    /** The locals that there are: they aren't among the names taken, as they hold in their own blocks only. */
    private final Set<String> locals;

    private final Map<ArrayVar, Map<Integer, ArrayVar>> numbers = new HashMap<>();

    private Scalars(Set<ArrayVar> arrays, Set<String> locals, Names names) {
        this.arrays = arrays;
        this.locals = locals;
        this.names = names;
    }

    /** A sweep's nodes, and the numbers in it that stand for components. */
    record Result(List<Node> nodes, Set<ArrayVar> components) {}

    /**
     * The nodes with numbers for arrays.
     *
     * @param own the arrays in storage that the sweep defines and nothing else reads
     */
    static Result of(List<Node> nodes, Set<ArrayVar> own, Names names) {
        Set<ArrayVar> small = new HashSet<>();
        for (ArrayVar array : own) {
            if (array.rank() > 0 && array.shape().length().constant().orElse(Integer.MAX_VALUE) <= LARGEST) {
                small.add(array);
            }
        }
        if (small.isEmpty()) {
            return new Result(nodes, Set.of());
        }
        Straightness straightness = new Straightness(small);
        straightness.visit(nodes);
        if (straightness.arrays().isEmpty()) {
            return new Result(nodes, Set.of());
        }
        Scalars scalars = new Scalars(straightness.arrays(), declared(nodes), names);
        List<Node> changed = scalars.nodes(nodes);
        Set<ArrayVar> components = new HashSet<>();
        scalars.numbers.values().forEach(places -> components.addAll(places.values()));
        return new Result(changed, components);
    }

    /** The locals of all nodes. */
    static Set<String> declared(List<Node> nodes) {
        Set<String> locals = new HashSet<>();
        nodes.forEach(node -> declared(node, locals));
        return locals;
    }

    private static void declared(Node node, Set<String> locals) {
        if (node instanceof Block block) {
            declared(block.statements(), locals);
        } else if (node instanceof Cycle cycle) {
            locals.add(cycle.variable());
            declared(cycle.entry(), locals);
            cycle.body().forEach(inner -> declared(inner, locals));
            declared(cycle.exit(), locals);
        } else {
            Fork fork = (Fork) node;
            fork.then().forEach(inner -> declared(inner, locals));
            fork.otherwise().forEach(inner -> declared(inner, locals));
        }
    }

    private static void declared(List<Statement> statements, Set<String> locals) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Declare declare) {
                locals.add(declare.local());
            } else if (statement instanceof Statement.For loop) {
                locals.add(loop.variable());
                declared(loop.body(), locals);
            } else if (statement instanceof Statement.When when) {
                declared(when.body(), locals);
            }
        }
    }

    private String fresh(String wanted) {
        String name = names.fresh(wanted);
        return locals.contains(name) ? fresh(wanted) : name;
    }

    /** The number that stands for a component. */
    private ArrayVar number(ArrayVar array, IntExpr offset) {
        int place = ((IntExpr.Num) offset).value();
        return numbers.computeIfAbsent(array, key -> new TreeMap<>())
                .computeIfAbsent(place, key -> new ArrayVar(fresh(name(array, key)), Shape.SCALAR));
    }

    /** The array's name and the subscripts. */
    static String name(ArrayVar array, int place) {
        StringBuilder subscripts = new StringBuilder();
        int rest = place;
        boolean isLong = false;
        for (int axis = array.rank() - 1; axis >= 0; axis--) {
            int extent = array.shape().size(axis).constant().orElseThrow();
            isLong |= extent > 10;
            subscripts.insert(0, (subscripts.length() > 0 && isLong ? "x" : ""));
            subscripts.insert(0, rest % extent);
            rest /= extent;
        }
        return name(array, subscripts.toString());
    }

    static String name(ArrayVar array, String subscripts) {
        boolean endsInDigit = Character.isDigit(array.name().charAt(array.name().length() - 1));
        return array.name() + (endsInDigit ? "At" : "") + subscripts;
    }

    private List<Node> nodes(List<Node> nodes) {
        return nodes.stream().map(this::node).toList();
    }

    private Node node(Node node) {
        if (node instanceof Block block) {
            return block(block);
        }
        if (node instanceof Cycle cycle) {
            return cycle.with(block(cycle.entry()), nodes(cycle.body()), block(cycle.exit()));
        }
        Fork fork = (Fork) node;
        List<Node> then = nodes(fork.then());
        List<Node> otherwise = nodes(fork.otherwise());
        // All that one way writes is declared before, in case it is read behind.
        List<ArrayVar> results = new ArrayList<>();
        for (ArrayVar result : fork.results()) {
            if (arrays.contains(result)) {
                results.addAll(numbers.getOrDefault(result, Map.of()).values());
            } else {
                results.add(result);
            }
        }
        return new Fork(Numbers.mapNumbers(fork.condition(), this::number), then, otherwise, results, fork.origin());
    }

    private Block block(Block block) {
        return new Block(block.clauses(), statements(block.statements()));
    }

    private List<Statement> statements(List<Statement> statements) {
        List<Statement> changed = new ArrayList<>();
        statements.forEach(statement -> statement(statement, changed));
        return changed;
    }

    private void statement(Statement statement, List<Statement> out) {
        if (statement instanceof Statement.Copy copy
                && (arrays.contains(copy.target()) || arrays.contains(copy.source()))) {
            int length = ((IntExpr.Num) copy.length()).value();
            for (int n = 0; n < length; n++) {
                Num value = new Num.Element(copy.source(), copy.from().plus(IntExpr.of(n)));
                statement(new Statement.Store(copy.target(), copy.to().plus(IntExpr.of(n)), value), out);
            }
        } else if (statement instanceof Statement.Fill fill && arrays.contains(fill.array())) {
            int length = ((IntExpr.Num) fill.length()).value();
            for (int n = 0; n < length; n++) {
                IntExpr offset = fill.from().plus(IntExpr.of(n));
                statement(new Statement.Store(fill.array(), offset, new Num.Const(fill.value())), out);
            }
        } else if (statement instanceof Statement.Store store && arrays.contains(store.array())) {
            out.add(new Statement.SetScalar(number(store.array(), store.offset()), number(store.value())));
        } else {
            out.add(Statements.map(statement, this::number, this::statements));
        }
    }

    private Num number(Num number) {
        return number instanceof Num.Element element && arrays.contains(element.array())
                ? new Num.Scalar(number(element.array(), element.offset()))
                : Numbers.mapChildren(number, this::number);
    }
}
