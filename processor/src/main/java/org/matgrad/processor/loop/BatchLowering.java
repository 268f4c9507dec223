package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Condition;
import org.matgrad.processor.component.Demand;
import org.matgrad.processor.component.Kernel;
import org.matgrad.processor.matrix.Fact;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/** Writes a call of a procedure, or a demand, once or for each value of its batch's indices. */
final class BatchLowering {

    private final Scope scope;

    BatchLowering(Scope scope) {
        this.scope = scope;
    }

    List<Statement> lower(Kernel kernel) {
        List<Statement> statements = new ArrayList<>();
        if (!kernel.guard().equals(Condition.TRUE)) {
            kernel.targets().forEach(target -> statements.add(cleared(target)));
        }
        statements.addAll(within(kernel.batch(), kernel.guard(), () -> call(kernel)));
        return statements;
    }

    private Statement cleared(ArrayVar target) {
        if (target.rank() == 0) {
            return scope.store(target, List.of(), new Num.Const(0));
        }
        Statement.Region whole = scope.region(target, List.of());
        return new Statement.Fill(
                whole.array(), whole.offset(), scope.size(target.shape().length()), 0);
    }

    List<Statement> lower(Demand demand) {
        return within(demand.batch(), demand.guard(), () -> required(demand.fact()));
    }

    private Statement required(Fact fact) {
        if (fact instanceof Fact.Equal equal) {
            return new Statement.Require(
                    scope.size(equal.left()),
                    scope.size(equal.right()),
                    equal.right().toString(),
                    equal.reason());
        }
        if (fact instanceof Fact.Within within) {
            return new Statement.RequireWithin(
                    scope.size(within.from()), scope.size(within.to()), scope.size(within.extent()));
        }
        Fact.AtLeastZero count = (Fact.AtLeastZero) fact;
        return new Statement.RequireCount(scope.size(count.size()), count.size().toString(), count.reason());
    }

    private List<Statement> within(List<Index> batch, Condition guard, Supplier<Statement> written) {
        if (!batch.isEmpty()) {
            Index index = batch.get(0);
            String variable = scope.open(index.name());
            scope.bind(index, new IntExpr.Var(variable));
            IntExpr limit = scope.size(index.extent());
            List<Statement> body = within(batch.subList(1, batch.size()), guard, written);
            scope.close(variable);
            return List.of(new Statement.For(variable, IntExpr.of(0), limit, 1, body));
        }
        Statement statement = written.get();
        return guard.equals(Condition.TRUE)
                ? List.of(statement)
                : List.of(new Statement.When(scope.test(guard), List.of(statement)));
    }

    private Statement call(Kernel kernel) {
        List<Size> batch = kernel.batch().stream().map(Index::value).toList();
        List<Statement.Region> targets = kernel.targets().stream()
                .map(target -> scope.region(target, batch))
                .toList();
        List<Statement.Argument> arguments =
                kernel.operands().stream().map(this::argument).toList();
        return new Statement.Call(kernel.procedure(), targets, arguments, kernel.operation(), kernel.origin());
    }

    private Statement.Argument argument(Kernel.Operand operand) {
        if (operand instanceof Kernel.Operand.Part part) {
            return new Statement.Argument.Part(scope.region(part.array(), part.at()));
        }
        if (operand instanceof Kernel.Operand.Number number) {
            return new Statement.Argument.Number(scope.number(number.value()));
        }
        if (operand instanceof Kernel.Operand.Int integer) {
            return new Statement.Argument.Int(scope.size(integer.size()));
        }
        if (operand instanceof Kernel.Operand.Ints ints) {
            return new Statement.Argument.Ints(ints.name());
        }
        return new Statement.Argument.Bool(scope.test(((Kernel.Operand.Bool) operand).condition()));
    }
}
