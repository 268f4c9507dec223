package org.matgrad.processor.loop;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.matgrad.processor.component.ArrayVar;

/**
 * Finds the arrays of which every component is written and read at a place known beforehand, and written before it is read
 * whatever way is taken: a local does for it.
 */
final class Straightness {

    /** A component that has been written. */
    private record Component(ArrayVar array, int place) {}

    private final Set<ArrayVar> straight;
    private Set<Component> assigned = new HashSet<>();

    Straightness(Set<ArrayVar> candidates) {
        straight = new HashSet<>(candidates);
    }

    Set<ArrayVar> arrays() {
        return straight;
    }

    void visit(List<Node> nodes) {
        nodes.forEach(this::visit);
    }

    private void visit(Node node) {
        if (node instanceof Block block) {
            block.statements().forEach(this::visit);
        } else if (node instanceof Cycle cycle) {
            List.of(cycle.from(), cycle.limit(), cycle.step()).forEach(this::exclude);
            visit(cycle.entry());
            within(() -> visit(cycle.body()));
            visit(cycle.exit());
        } else {
            Fork fork = (Fork) node;
            read(fork.condition());
            Set<Component> before = new HashSet<>(assigned);
            visit(fork.then());
            Set<Component> afterThen = assigned;
            assigned = before;
            visit(fork.otherwise());
            assigned.retainAll(afterThen);
        }
    }

    /** What a loop's turn writes may not have been written behind the loop, and can't be declared there. */
    private void within(Runnable body) {
        Set<Component> before = new HashSet<>(assigned);
        body.run();
        assigned = before;
    }

    private void visit(Statement statement) {
        if (statement instanceof Statement.For loop) {
            exclude(loop.from());
            exclude(loop.limit());
            inner(loop.body());
        } else if (statement instanceof Statement.When when) {
            read(when.test());
            inner(when.body());
        } else if (statement instanceof Statement.Declare declare) {
            read(declare.value());
        } else if (statement instanceof Statement.SetLocal set) {
            read(set.value());
        } else if (statement instanceof Statement.SetScalar set) {
            read(set.value());
        } else if (statement instanceof Statement.Store store) {
            read(store.value());
            write(store.array(), store.offset());
        } else if (statement instanceof Statement.Copy copy) {
            copy(copy);
        } else if (statement instanceof Statement.Fill fill) {
            for (int n = 0; n < length(fill.array(), fill.length()); n++) {
                write(fill.array(), fill.from().plus(IntExpr.of(n)));
            }
        } else if (!(statement instanceof Statement.Keep)) {
            Whole.arrays(statement).forEach(straight::remove);
        }
    }

    /** Only what has been declared before is written in a loop's body. */
    private void inner(List<Statement> body) {
        Set<ArrayVar> written = new HashSet<>();
        Map<ArrayVar, Set<Integer>> places = new HashMap<>();
        for (Component component : assigned) {
            places.computeIfAbsent(component.array(), key -> new TreeSet<>()).add(component.place());
        }
        for (Statement statement : body) {
            if (statement instanceof Statement.Store store
                    && !(store.offset() instanceof IntExpr.Num number
                            && places.getOrDefault(store.array(), Set.of()).contains(number.value()))) {
                written.add(store.array());
            }
        }
        straight.removeAll(written);
        within(() -> body.forEach(this::visit));
    }

    private void copy(Statement.Copy copy) {
        int length = Math.max(length(copy.target(), copy.length()), length(copy.source(), copy.length()));
        // Neither side can stay an array while the other one is read or written component by component at unknown
        // places.
        boolean known = copy.to() instanceof IntExpr.Num && copy.from() instanceof IntExpr.Num;
        if (!known || !(copy.length() instanceof IntExpr.Num)) {
            straight.remove(copy.target());
            straight.remove(copy.source());
            return;
        }
        for (int n = 0; n < length; n++) {
            read(new Num.Element(copy.source(), copy.from().plus(IntExpr.of(n))));
            write(copy.target(), copy.to().plus(IntExpr.of(n)));
        }
    }

    /** How many components of an array are concerned, if it may become numbers at all. */
    private int length(ArrayVar array, IntExpr length) {
        if (!straight.contains(array)) {
            return 0;
        }
        if (length instanceof IntExpr.Num number) {
            return number.value();
        }
        straight.remove(array);
        return 0;
    }

    private void write(ArrayVar array, IntExpr offset) {
        exclude(offset);
        if (offset instanceof IntExpr.Num number) {
            assigned.add(new Component(array, number.value()));
        } else {
            straight.remove(array);
        }
    }

    private void read(Num.Test test) {
        Numbers.mapNumbers(test, number -> {
            read(number);
            return number;
        });
        Whole.arrays(test).forEach(straight::remove);
    }

    private void read(Num value) {
        Numbers.forEach(value, part -> {
            if (part instanceof Num.Element element) {
                exclude(element.offset());
                boolean isKnown = element.offset() instanceof IntExpr.Num number
                        && assigned.contains(new Component(element.array(), number.value()));
                if (!isKnown) {
                    straight.remove(element.array());
                }
            } else if (part instanceof Num.FromInt from) {
                exclude(from.value());
            } else if (part instanceof Num.Choose choose) {
                Whole.arrays(choose.test()).forEach(straight::remove);
            }
        });
    }

    /** What stands for an int is read from storage. */
    private void exclude(IntExpr expr) {
        Whole.arrays(expr).forEach(straight::remove);
    }
}
