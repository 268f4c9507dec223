package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Origin;
import org.matgrad.processor.matrix.Size;

/**
 * A program for many data points at once. What depends on an input that is given by row gets a leading axis, and the
 * clauses that compute it a leading index; all else is computed once for all rows.
 */
public final class Batching {

    private final Leading rows;
    private final Names names;
    /** What really differs from row to row. */
    private final Set<ArrayVar> differing;
    /** What gets a leading axis. */
    private final Set<ArrayVar> widened;

    private final Map<ArrayVar, ArrayVar> arrays = new LinkedHashMap<>();
    private ComponentProgram program;

    private Batching(Leading rows, Set<ArrayVar> differing, Set<ArrayVar> widened, Names names) {
        this.rows = rows;
        this.differing = differing;
        this.widened = widened;
        this.names = names;
        for (ArrayVar array : widened) {
            arrays.put(array, new ArrayVar(array.name(), rows.shape(array.shape())));
        }
    }

    /**
     * Adds the leading index.
     *
     * @param demands what has to be so of each row, before anything is computed
     * @param names the names taken, to which those of arrays of its own are added
     * @return empty where rows go ways or have sizes of their own, so that they have to be computed one by one
     */
    public static Optional<Batching> of(ComponentProgram one, Rows rows, List<Demand> demands, Names names) {
        return RowDependence.of(one, rows)
                .map(differing -> new Batching(rows, differing, differing, names).run(one, demands));
    }

    /**
     * The same program with a leading axis for what depends on these inputs, too, though their rows are all the same. It
     * is there to be differentiated with respect to each of these rows.
     */
    public Batching apart(ComponentProgram one, Set<ArrayVar> inputs) {
        Set<ArrayVar> from = new HashSet<>(differing);
        from.addAll(inputs);
        Set<ArrayVar> more = RowDependence.reachable(one.clauses(), from, rows);
        return new Batching(rows, differing, more, names).run(one, List.of());
    }

    /**
     * Takes what is computed in every turn of a loop for all turns at once.
     *
     * @return empty where the turns have sizes of their own
     */
    static Optional<Batching> ofTurns(List<Clause> body, Leading turns, Names names) {
        return RowDependence.of(body, turns, Set.of())
                .map(differing -> new Batching(turns, differing, differing, names));
    }

    public ComponentProgram program() {
        return program;
    }

    /** What an array of the program for one data point is in this one. */
    public ArrayVar array(ArrayVar one) {
        return arrays.getOrDefault(one, one);
    }

    /** Whether an array of the program for one data point has a row for each here. */
    public boolean isByRow(ArrayVar one) {
        return widened.contains(one);
    }

    /** The arrays of the program for one data point that have a row for each here. */
    public Set<ArrayVar> byRow() {
        return widened;
    }

    private Batching run(ComponentProgram one, List<Demand> demands) {
        List<Clause> clauses = new ArrayList<>();
        demands.forEach(demand -> clauses.add(demand(demand)));
        clauses.addAll(clauses(one.clauses()));
        List<ArrayVar> results = new ArrayList<>();
        one.results().forEach(result -> results.add(whole(result, null, clauses)));
        program = new ComponentProgram(one.inputs().stream().map(this::array).toList(), clauses, results, names);
        return this;
    }

    /** The clauses for all rows. */
    List<Clause> clauses(List<Clause> given) {
        List<Clause> all = new ArrayList<>();
        for (Clause clause : given) {
            if (clause instanceof Repetition repetition) {
                all.add(repetition(repetition, all));
            } else if (clause instanceof Alternative alternative) {
                all.add(alternative(alternative));
            } else if (clause instanceof Demand demand) {
                all.add(demand(demand));
            } else if (Clauses.targets(clause).stream().anyMatch(widened::contains)) {
                all.add(clause instanceof Definition definition ? definition(definition) : kernel((Kernel) clause));
            } else {
                all.add(once(clause));
            }
        }
        return all;
    }

    /** What is computed once for all rows is not computed, nor differentiated, where there are none. */
    private Clause once(Clause clause) {
        Condition any = rows.any();
        if (clause instanceof Definition definition) {
            Expr body = definition.body();
            boolean isHarmless = Linear.is(body) && Exprs.readsWithin(body);
            return isHarmless
                    ? definition
                    : new Definition(
                            definition.target(), definition.indices(), Guards.guarded(any, body), definition.origin());
        }
        return clause instanceof Kernel kernel ? kernel.where(any) : clause;
    }

    private Definition definition(Definition definition) {
        List<Index> beside = new ArrayList<>(definition.indices());
        beside.addAll(Exprs.boundIndices(definition.body()));
        Index row = rows.index(beside);
        Definition changed = rewriting(row).definition(definition);
        return Definition.fresh(
                array(definition.target()), behind(row, changed.indices()), changed.body(), definition.origin());
    }

    /** What a definition computes for each row, summed over all rows. */
    Definition sum(Definition each, ArrayVar result) {
        Definition all = definition(each);
        List<Index> own = all.indices().subList(1, all.indices().size());
        List<Index> over = new ArrayList<>(all.indices().subList(0, 1));
        Expr summand = all.body();
        if (summand instanceof Expr.Reduce inner && inner.reduction() == Reduction.SUM) {
            over.addAll(inner.over());
            summand = inner.body();
        }
        return Definition.fresh(result, own, new Expr.Reduce(Reduction.SUM, over, summand), each.origin());
    }

    private Kernel kernel(Kernel kernel) {
        Index row = rows.index(kernel.batch());
        Kernel changed = rewriting(row).kernel(kernel);
        List<Kernel.Operand> operands = new ArrayList<>();
        for (Kernel.Operand operand : changed.operands()) {
            operands.add(operand instanceof Kernel.Operand.Part part ? part(part, row) : operand);
        }
        return new Kernel(
                        kernel.procedure(),
                        kernel.targets().stream().map(this::array).toList(),
                        behind(row, changed.batch()),
                        operands,
                        changed.guard(),
                        kernel.operation(),
                        kernel.origin())
                .fresh();
    }

    private Kernel.Operand.Part part(Kernel.Operand.Part part, Index row) {
        List<Size> at = part.at().stream().map(size -> size(size, row)).toList();
        return new Kernel.Operand.Part(array(part.array()), subscripts(part.array(), at, row));
    }

    private Demand demand(Demand demand) {
        Index row = rows.index(demand.batch());
        Demand changed = rewriting(row).demand(demand);
        boolean differs =
                !changed.fact().equals(demand.fact()) || !changed.guard().equals(demand.guard());
        return differs
                ? new Demand(changed.fact(), behind(row, demand.batch()), changed.guard())
                : new Demand(demand.fact(), demand.batch(), Condition.and(rows.any(), demand.guard()));
    }

    private Repetition repetition(Repetition repetition, List<Clause> before) {
        List<Repetition.Carried> carried = new ArrayList<>();
        List<Clause> body = clauses(repetition.body());
        for (Repetition.Carried one : repetition.carried()) {
            carried.add(
                    widened.contains(one.state())
                            ? new Repetition.Carried(
                                    array(one.state()),
                                    whole(one.initial(), repetition.origin(), before),
                                    whole(one.next(), repetition.origin(), body),
                                    array(one.result()))
                            : one);
        }
        return new Repetition(repetition.turns(), repetition.order(), carried, body, repetition.origin());
    }

    private Alternative alternative(Alternative alternative) {
        List<Clause> then = clauses(alternative.then());
        List<Clause> otherwise = clauses(alternative.otherwise());
        List<Alternative.Merged> merged = new ArrayList<>();
        for (Alternative.Merged one : alternative.merged()) {
            merged.add(
                    widened.contains(one.result())
                            ? new Alternative.Merged(
                                    array(one.result()),
                                    whole(one.then(), alternative.origin(), then),
                                    whole(one.otherwise(), alternative.origin(), otherwise))
                            : one);
        }
        return new Alternative(alternative.condition(), then, otherwise, merged, alternative.origin());
    }

    /** An array with a row for each data point: copies where they are all the same. */
    private ArrayVar whole(ArrayVar one, Origin origin, List<Clause> clauses) {
        if (widened.contains(one)) {
            return array(one);
        }
        List<Index> axes = Index.along(one.shape(), 0);
        ArrayVar copies = new ArrayVar(names.fresh(one.name() + "Rows"), rows.shape(one.shape()));
        List<Index> own = behind(rows.index(axes), axes);
        clauses.add(new Definition(copies, own, Expr.Access.of(one, axes), origin));
        return copies;
    }

    private Rewriting rewriting(Index row) {
        return new Rewriting(
                access -> new Expr.Access(array(access.array()), subscripts(access.array(), access.at(), row)),
                size -> size(size, row));
    }

    private List<Size> subscripts(ArrayVar one, List<Size> at, Index row) {
        List<Size> subscripts = new ArrayList<>();
        if (widened.contains(one)) {
            subscripts.add(row.value());
        }
        subscripts.addAll(at);
        return subscripts;
    }

    /** A size of a row; an int that is the same for all of them stays one number. */
    private Size size(Size size, Index row) {
        return rows.at(row, size).substitute(atom -> {
            if (atom instanceof Atom.Stored stored
                    && stored.number() instanceof ArrayVar array
                    && differing.contains(array)) {
                return Size.of(new Atom.Stored(array(array), subscripts(array, stored.at(), row)));
            }
            return Size.of(atom);
        });
    }

    private static List<Index> behind(Index row, List<Index> indices) {
        List<Index> all = new ArrayList<>(List.of(row));
        all.addAll(indices);
        return all;
    }
}
