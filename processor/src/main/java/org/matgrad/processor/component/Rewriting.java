package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/** Changes what clauses read: components wherever they stand, and sizes. */
public final class Rewriting {

    private final Function<Expr.Access, Expr> accesses;
    private final UnaryOperator<Size> sizes;

    public Rewriting(Function<Expr.Access, Expr> accesses, UnaryOperator<Size> sizes) {
        this.accesses = accesses;
        this.sizes = sizes;
    }

    public Definition definition(Definition definition) {
        Renaming renaming = new Renaming();
        List<Index> indices = new ArrayList<>();
        for (Index index : definition.indices()) {
            indices.add(index(index, renaming));
        }
        Expr body = expr(renaming.apply(definition.body()));
        return new Definition(definition.target(), indices, body, definition.origin());
    }

    private Index index(Index index, Renaming renaming) {
        Size extent = sizes.apply(renaming.apply(index.extent()));
        if (extent.equals(index.extent())) {
            return index;
        }
        Index changed = new Index(index.name(), extent);
        renaming.put(index, changed.value());
        return changed;
    }

    public Expr expr(Expr expr) {
        if (expr instanceof Expr.Access access) {
            return accesses.apply(new Expr.Access(
                    access.array(), access.at().stream().map(sizes).toList()));
        }
        if (expr instanceof Expr.SizeOf sizeOf) {
            return new Expr.SizeOf(sizes.apply(sizeOf.size()));
        }
        if (expr instanceof Expr.Delta delta) {
            return Algebra.delta(sizes.apply(delta.left()), sizes.apply(delta.right()));
        }
        if (expr instanceof Expr.Select select) {
            return Algebra.select(condition(select.condition()), expr(select.then()), expr(select.otherwise()));
        }
        if (expr instanceof Expr.Reduce reduce) {
            Renaming renaming = new Renaming();
            List<Index> over = new ArrayList<>();
            reduce.over().forEach(index -> over.add(index(index, renaming)));
            return new Expr.Reduce(reduce.reduction(), over, expr(renaming.apply(reduce.body())));
        }
        return Exprs.mapChildren(expr, this::expr);
    }

    public Condition condition(Condition condition) {
        return Conditions.map(condition, this::expr, sizes);
    }

    public Demand demand(Demand demand) {
        return new Demand(demand.fact().map(sizes), demand.batch(), condition(demand.guard()));
    }

    public Kernel kernel(Kernel kernel) {
        List<Kernel.Operand> operands =
                kernel.operands().stream().map(this::operand).toList();
        return new Kernel(
                kernel.procedure(),
                kernel.targets(),
                kernel.batch(),
                operands,
                condition(kernel.guard()),
                kernel.operation(),
                kernel.origin());
    }

    private Kernel.Operand operand(Kernel.Operand operand) {
        if (operand instanceof Kernel.Operand.Number number) {
            return new Kernel.Operand.Number(expr(number.value()));
        }
        if (operand instanceof Kernel.Operand.Int integer) {
            return new Kernel.Operand.Int(sizes.apply(integer.size()));
        }
        return operand instanceof Kernel.Operand.Bool bool
                ? new Kernel.Operand.Bool(condition(bool.condition()))
                : operand;
    }

    /** Any clause but a definition, with what stands in it changed, too. */
    Clause clause(Clause clause, UnaryOperator<List<Clause>> inside) {
        if (clause instanceof Demand demand) {
            return demand(demand);
        }
        if (clause instanceof Kernel kernel) {
            return kernel(kernel);
        }
        Clause changed = clause instanceof Alternative branch
                ? new Alternative(
                        condition(branch.condition()),
                        branch.then(),
                        branch.otherwise(),
                        branch.merged(),
                        branch.origin())
                : clause;
        return Clauses.within(changed, inside);
    }
}
