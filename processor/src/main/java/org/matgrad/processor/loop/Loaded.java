package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Names;

/**
 * In straight lines, a component that several results are computed from is read once: HotSpot reads it again behind every
 * store, which might have changed it for all that it knows.
 */
final class Loaded {

    /** Components of larger arrays don't stay in registers. */
    private static final int LARGEST = 64;

    /** A component at a place that is known. */
    private record Component(ArrayVar array, int place) {}

    private final FreshLocals locals;

    private Loaded(FreshLocals locals) {
        this.locals = locals;
    }

    static List<Node> nodes(List<Node> nodes, Names names) {
        return Nodes.changed(nodes, new Loaded(new FreshLocals(nodes, names))::statements);
    }

    private List<Statement> statements(List<Statement> statements) {
        Set<ArrayVar> stored = new HashSet<>();
        for (Statement statement : statements) {
            if (statement instanceof Statement.Store store) {
                stored.add(store.array());
            } else if (!(statement instanceof Statement.Declare || statement instanceof Statement.SetScalar)) {
                return statements;
            }
        }
        Map<Component, Integer> reads = new LinkedHashMap<>();
        statements.forEach(statement -> Statements.forEachNumber(
                statement, value -> Numbers.forEach(value, part -> count(part, stored, reads))));
        reads.values().removeIf(count -> count < 2);
        if (stored.isEmpty() || reads.isEmpty()) {
            return statements;
        }
        Map<Num, Num> loaded = new HashMap<>();
        List<Statement> all = new ArrayList<>();
        for (Statement statement : statements) {
            // Just before its first use: locals that are all declared first don't fit into the registers.
            first(statement, reads.keySet()).forEach(component -> {
                reads.remove(component);
                String local = locals.fresh(Scalars.name(component.array(), component.place()));
                Num element = new Num.Element(component.array(), IntExpr.of(component.place()));
                all.add(new Statement.Declare(local, element));
                loaded.put(element, new Num.Local(local));
            });
            all.add(Statements.map(statement, value -> replaced(value, loaded), body -> body));
        }
        return all;
    }

    /** Which of these components a statement reads. */
    private static Set<Component> first(Statement statement, Set<Component> wanted) {
        Set<Component> read = new LinkedHashSet<>();
        Statements.forEachNumber(
                statement,
                value -> Numbers.forEach(value, part -> {
                    if (part instanceof Num.Element element && element.offset() instanceof IntExpr.Num place) {
                        read.add(new Component(element.array(), place.value()));
                    }
                }));
        read.retainAll(wanted);
        return read;
    }

    private static void count(Num part, Set<ArrayVar> stored, Map<Component, Integer> reads) {
        if (part instanceof Num.Element element
                && element.offset() instanceof IntExpr.Num place
                && !stored.contains(element.array())) {
            int length = element.array().shape().length().constant().orElse(0);
            // A condition may keep a place outside from being read.
            if (length <= LARGEST && place.value() >= 0 && place.value() < length) {
                reads.merge(new Component(element.array(), place.value()), 1, Integer::sum);
            }
        }
    }

    private static Num replaced(Num number, Map<Num, Num> loaded) {
        Num local = loaded.get(number);
        return local != null ? local : Numbers.mapChildren(number, part -> replaced(part, loaded));
    }
}
