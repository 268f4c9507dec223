package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Names;

/**
 * In a loop that writes more than one component a turn, what several of them are computed from is computed once: HotSpot
 * does it again behind every store, which might have changed what it reads for all that it knows.
 */
final class Repeats {

    /** Smaller formulas are read again: a local for each makes nothing clearer. */
    private static final int SMALLEST = 5;

    private final FreshLocals locals;

    private Repeats(FreshLocals locals) {
        this.locals = locals;
    }

    static List<Node> nodes(List<Node> nodes, Names names) {
        return Nodes.changed(nodes, new Repeats(new FreshLocals(nodes, names))::inside);
    }

    /** The statements, with the bodies of loops changed. */
    private List<Statement> inside(List<Statement> statements) {
        return statements.stream()
                .map(statement -> statement instanceof Statement.For loop
                        ? new Statement.For(
                                loop.variable(), loop.from(), loop.limit(), loop.step(), turn(inside(loop.body())))
                        : statement)
                .toList();
    }

    private List<Statement> turn(List<Statement> body) {
        Set<ArrayVar> stored = new HashSet<>();
        Set<Num> changed = new HashSet<>();
        int stores = 0;
        for (Statement statement : body) {
            if (statement instanceof Statement.Store store) {
                stored.add(store.array());
                stores++;
            } else if (statement instanceof Statement.SetLocal set) {
                changed.add(new Num.Local(set.local()));
            } else if (!(statement instanceof Statement.Declare)) {
                return body;
            }
        }
        if (stores < 2) {
            return body;
        }
        List<Statement> statements = body;
        Optional<Num> part = largest(statements, stored, changed);
        while (part.isPresent()) {
            statements = once(statements, part.get());
            part = largest(statements, stored, changed);
        }
        return statements;
    }

    /** The largest formula that several statements compute, none of which changes what it reads. */
    private static Optional<Num> largest(List<Statement> statements, Set<ArrayVar> stored, Set<Num> changed) {
        Map<Num, Integer> count = new LinkedHashMap<>();
        for (Statement statement : statements) {
            Set<Num> own = new HashSet<>();
            Statements.forEachNumber(statement, value -> Numbers.forEachCertain(value, own::add));
            own.removeIf(part -> !isWorthIt(part, stored, changed));
            own.forEach(part -> count.merge(part, 1, Integer::sum));
        }
        return count.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .max(Comparator.comparingInt(Numbers::size).thenComparing(Num::toString));
    }

    private static boolean isWorthIt(Num part, Set<ArrayVar> stored, Set<Num> changed) {
        if (!(part instanceof Num.Op || part instanceof Num.Call) || Numbers.size(part) < SMALLEST) {
            return false;
        }
        boolean[] reads = {false};
        boolean[] isSteady = {true};
        Numbers.forEach(part, inside -> {
            reads[0] |= inside instanceof Num.Element;
            isSteady[0] &= !changed.contains(inside)
                    && !(inside instanceof Num.Choose)
                    && !(inside instanceof Num.Element element && stored.contains(element.array()));
        });
        return reads[0] && isSteady[0];
    }

    private List<Statement> once(List<Statement> statements, Num part) {
        String local = locals.fresh("part");
        List<Statement> changed = new ArrayList<>();
        boolean isDeclared = false;
        for (Statement statement : statements) {
            Statement other = Statements.map(statement, value -> replaced(value, part, local), inner -> inner);
            if (!isDeclared && !other.equals(statement)) {
                changed.add(new Statement.Declare(local, part));
                isDeclared = true;
            }
            changed.add(other);
        }
        return changed;
    }

    private static Num replaced(Num number, Num part, String local) {
        return number.equals(part)
                ? new Num.Local(local)
                : Numbers.mapChildren(number, child -> replaced(child, part, local));
    }
}
