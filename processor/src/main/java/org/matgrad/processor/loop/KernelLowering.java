package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.List;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Condition;
import org.matgrad.processor.component.Kernel;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/** Writes a call of a procedure, once or for each value of its batch's indices. */
final class KernelLowering {

    private final Scope scope;

    KernelLowering(Scope scope) {
        this.scope = scope;
    }

    List<Statement> lower(Kernel kernel) {
        List<Statement> statements = new ArrayList<>();
        if (!kernel.guard().equals(Condition.TRUE)) {
            for (ArrayVar target : kernel.targets()) {
                Statement.Region whole = scope.region(target, List.of());
                statements.add(new Statement.Fill(
                        whole.array(), whole.offset(), scope.size(target.shape().length()), 0));
            }
        }
        statements.addAll(within(kernel, 0));
        return statements;
    }

    private List<Statement> within(Kernel kernel, int depth) {
        if (depth < kernel.batch().size()) {
            Index index = kernel.batch().get(depth);
            String variable = scope.open(index.name());
            scope.bind(index, new IntExpr.Var(variable));
            IntExpr limit = scope.size(index.extent());
            List<Statement> body = within(kernel, depth + 1);
            scope.close(variable);
            return List.of(new Statement.For(variable, IntExpr.of(0), limit, 1, body));
        }
        List<Size> batch = kernel.batch().stream().map(Index::value).toList();
        List<Statement.Region> targets = kernel.targets().stream()
                .map(target -> scope.region(target, batch))
                .toList();
        List<Statement.Argument> arguments =
                kernel.operands().stream().map(this::argument).toList();
        Statement call = new Statement.Call(kernel.procedure(), targets, arguments, kernel.origin());
        return kernel.guard().equals(Condition.TRUE)
                ? List.of(call)
                : List.of(new Statement.When(scope.test(kernel.guard()), List.of(call)));
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
