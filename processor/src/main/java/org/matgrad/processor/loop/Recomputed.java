package org.matgrad.processor.loop;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.Aliases;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.IntHolders;
import org.matgrad.processor.component.Rewriting;
import org.matgrad.processor.matrix.Index;

/**
 * Intermediates that the sweeps behind the value's compute again: a few additions and multiplications of what is there
 * anyway cost less than to write a component in one sweep and to read it in another. The same operations in the same order
 * give the same number to the last bit.
 */
public final class Recomputed {

    /** Reading more arrays in place of one costs what storing that one does. */
    private static final int MOST_ARRAYS = 2;

    /** The value's arrays that the sweeps don't find, unless somebody reads them. */
    private final Set<ArrayVar> absent;

    /** What is read as a whole, more than once or as an int: this is no number of one formula. */
    private final Set<ArrayVar> whole = new HashSet<>();

    private final Map<ArrayVar, Definition> cheap = new HashMap<>();
    private final Rewriting formulas = new Rewriting(this::formula, size -> size);

    private Recomputed(List<Clause> value, List<List<Clause>> sweeps, Collection<ArrayVar> stored) {
        absent = Clauses.defined(value);
        absent.removeAll(stored);
        whole.addAll(stored);
        whole.addAll(IntHolders.in(value));
        for (List<Clause> sweep : sweeps) {
            absent.removeAll(Clauses.allReads(sweep));
            whole.addAll(IntHolders.in(sweep));
            Clauses.forEach(sweep, this::look);
        }
        Clauses.definitions(value).forEach(this::weigh);
    }

    /**
     * Weighs a value's intermediates.
     *
     * @param value the clauses of the value's sweep
     * @param sweeps the clauses of each sweep that can compute them again
     * @param stored what is in storage whatever these read
     */
    public static Recomputed of(List<Clause> value, List<List<Clause>> sweeps, Collection<ArrayVar> stored) {
        return new Recomputed(value, sweeps, stored);
    }

    /** A sweep that reads none of what is computed again, but its formulas. */
    public List<Clause> in(List<Clause> sweep) {
        return cheap.isEmpty()
                ? sweep
                : Clauses.replaced(sweep, definition -> List.of(formulas.definition(definition)));
    }

    private Expr formula(Expr.Access access) {
        Definition definition = cheap.get(access.array());
        return definition == null ? access : Aliases.inPlace(definition, access.at());
    }

    private void look(Clause clause) {
        if (clause instanceof Definition definition && !Exprs.hasDeltas(definition.body())) {
            look(definition.body(), definition.indices());
        } else {
            whole.addAll(Clauses.reads(clause));
        }
    }

    private void look(Expr expr, List<Index> loops) {
        if (expr instanceof Expr.Access access) {
            if (!access.isOnceEachTurn(loops)) {
                whole.add(access.array());
            }
        } else if (expr instanceof Expr.Reduce reduce && loops.isEmpty()) {
            look(reduce.body(), reduce.over());
        } else if (expr instanceof Expr.Reduce) {
            // Sums for each component are products of arrays, as a rule, and stay that.
            Exprs.accesses(expr).forEach(access -> whole.add(access.array()));
        } else {
            if (expr instanceof Expr.Select select) {
                whole.addAll(Clauses.reads(select.condition()));
            }
            Exprs.children(expr).forEach(child -> look(child, loops));
        }
    }

    private void weigh(Definition definition) {
        if (definition.target().rank() == 0 || whole.contains(definition.target())) {
            return;
        }
        Definition expanded = formulas.definition(definition);
        Set<ArrayVar> read = expanded.reads();
        boolean isThere = read.stream().noneMatch(absent::contains);
        boolean isFew = read.stream().filter(array -> array.rank() > 0).count() <= MOST_ARRAYS;
        if (isThere && isFew && Cheap.is(expanded.body())) {
            cheap.put(definition.target(), expanded);
        }
    }
}
