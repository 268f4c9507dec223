package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Kernel;
import org.matgrad.processor.component.Operator;
import org.matgrad.processor.component.Printer;
import org.matgrad.processor.component.Reduction;
import org.matgrad.processor.loop.Block;
import org.matgrad.processor.loop.Cycle;
import org.matgrad.processor.loop.Fork;
import org.matgrad.processor.loop.IntExpr;
import org.matgrad.processor.loop.Node;
import org.matgrad.processor.loop.Num;
import org.matgrad.processor.loop.Statement;
import org.matgrad.processor.matrix.Origin;

/** Nodes as Java statements, each under its component formula and the line that it came from. */
final class StatementWriter {

    /** Writes the calls of the methods that hold what stands in a large loop or branch. */
    interface Outlining {
        boolean isOutlined(List<Node> nodes);

        CodeBlock calls(List<Node> nodes, List<String> variables);
    }

    private final Writing how;
    private final JavaText text;
    private final Outlining outlining;
    private final List<String> variables;
    private Set<ArrayVar> declared = new HashSet<>();
    private Origin lastOrigin;

    /**
     * A writer for one method's body.
     *
     * @param variables the counters of the loops around it, which are its parameters
     */
    StatementWriter(Writing how, Outlining outlining, List<String> variables) {
        this.how = how;
        this.text = how.text();
        this.outlining = outlining;
        this.variables = new ArrayList<>(variables);
    }

    CodeBlock write(List<? extends Node> nodes) {
        CodeBlock.Builder code = CodeBlock.builder();
        nodes.forEach(node -> write(node, code));
        return code.build();
    }

    private void write(Node node, CodeBlock.Builder code) {
        if (node instanceof Block block) {
            write(block, code);
        } else if (node instanceof Cycle cycle) {
            write(cycle, code);
        } else {
            write((Fork) node, code);
        }
    }

    private void write(Block block, CodeBlock.Builder code) {
        if (block.statements().isEmpty()) {
            return;
        }
        if (!block.clauses().isEmpty()) {
            code.add("\n");
        }
        block.clauses().forEach(clause -> heading(clause, code));
        block.statements().forEach(statement -> write(statement, code));
    }

    private void heading(Clause clause, CodeBlock.Builder code) {
        if (clause instanceof Definition definition) {
            origin(definition.origin(), code);
            code.add("// $L\n", Printer.print(definition));
        } else if (clause instanceof Kernel kernel) {
            origin(kernel.origin(), code);
            code.add("// $L\n", kernel);
        }
    }

    private void origin(Origin origin, CodeBlock.Builder code) {
        if (origin != null && !origin.equals(lastOrigin)) {
            lastOrigin = origin;
            code.add("// line $L: $L\n", lastOrigin.line(), lastOrigin.text());
        }
    }

    private void write(Cycle cycle, CodeBlock.Builder code) {
        code.add("\n");
        origin(cycle.origin(), code);
        CycleWriter head = new CycleWriter(cycle, how);
        write(cycle.entry(), code);
        code.add(head.reserve());
        code.beginControlFlow("$L", head.loop());
        code.add(head.begin());
        variables.add(cycle.variable());
        within(cycle.body(), code);
        variables.remove(variables.size() - 1);
        code.add(head.end());
        code.endControlFlow();
        write(cycle.exit(), code);
    }

    private void write(Fork fork, CodeBlock.Builder code) {
        code.add("\n");
        origin(fork.origin(), code);
        for (ArrayVar result : fork.results()) {
            if (result.rank() == 0 && how.isLocal(result) && declared.add(result)) {
                code.addStatement("$T $L", how.types().number(result), JavaText.name(result));
            }
        }
        code.beginControlFlow("if ($L)", text.of(fork.condition()));
        within(fork.then(), code);
        if (!isEmpty(fork.otherwise())) {
            code.nextControlFlow("else");
            within(fork.otherwise(), code);
        }
        code.endControlFlow();
    }

    private static boolean isEmpty(List<Node> nodes) {
        return nodes.stream()
                .allMatch(node ->
                        node instanceof Block block && block.statements().isEmpty());
    }

    /** What is declared in a Java block ends with it. */
    private void within(List<Node> nodes, CodeBlock.Builder code) {
        if (outlining.isOutlined(nodes)) {
            code.add(outlining.calls(nodes, variables));
            return;
        }
        Set<ArrayVar> before = new HashSet<>(declared);
        nodes.forEach(node -> write(node, code));
        declared = before;
    }

    private void write(Statement statement, CodeBlock.Builder code) {
        if (statement instanceof Statement.For loop) {
            loop(loop, code);
        } else if (statement instanceof Statement.When when) {
            code.beginControlFlow("if ($L)", text.of(when.test()));
            when.body().forEach(inner -> write(inner, code));
            code.endControlFlow();
        } else if (statement instanceof Statement.Declare declare) {
            code.addStatement(
                    "$T $L = $L",
                    text.declare(declare.local(), declare.value()),
                    declare.local(),
                    text.of(declare.value(), declare.local()));
        } else if (statement instanceof Statement.SetLocal set) {
            assign(set.local(), new Num.Local(set.local()), set.value(), text.of(set.value(), set.local()), code);
        } else if (statement instanceof Statement.SetScalar set) {
            boolean first = how.isLocal(set.array()) && declared.add(set.array());
            String name = JavaText.name(set.array());
            if (first) {
                code.addStatement(
                        "$T $L = $L", how.types().number(set.array()), name, text.of(set.value(), set.array()));
            } else {
                assign(name, new Num.Scalar(set.array()), set.value(), text.of(set.value(), set.array()), code);
            }
        } else if (statement instanceof Statement.Store store) {
            code.addStatement(
                    "$L = $L", text.element(store.array(), store.offset()), text.of(store.value(), store.array()));
        } else if (statement instanceof Statement.Fill fill) {
            IntExpr to = fill.from().plus(fill.length());
            code.addStatement(
                    "$T.fill($L, $L, $L, $L)",
                    Types.ARRAYS,
                    JavaText.name(fill.array()),
                    text.of(fill.from()),
                    text.of(to),
                    how.types().literal(fill.value(), fill.array()));
        } else if (statement instanceof Statement.Keep keep) {
            String relation = keep.reduction() == Reduction.MAX ? ">" : "<";
            String candidate = keep.candidate();
            // NaN is unlike itself: it wins, as in Math.max.
            code.beginControlFlow("if ($1L $2L $3L || $1L != $1L)", candidate, relation, keep.local());
            code.addStatement("$L = $L", keep.local(), candidate);
            code.endControlFlow();
        } else {
            whole(statement, code);
        }
    }

    /** What is done with whole arrays. */
    private void whole(Statement statement, CodeBlock.Builder code) {
        if (statement instanceof Statement.Copy copy) {
            code.addStatement(
                    "$T.arraycopy($L, $L, $L, $L, $L)",
                    System.class,
                    JavaText.name(copy.source()),
                    text.of(copy.from()),
                    JavaText.name(copy.target()),
                    text.of(copy.to()),
                    text.of(copy.length()));
        } else if (statement instanceof Statement.Apply apply) {
            code.addStatement(
                    "$L.$L($L, $L, $L)",
                    how.name(Shared.FUNCTIONS),
                    apply.function().symbol(),
                    JavaText.name(apply.array()),
                    text.of(apply.from()),
                    text.of(apply.length()));
        } else if (statement instanceof Statement.Product product) {
            product(product, code);
        } else if (statement instanceof Statement.PartProduct product) {
            product(product, code);
        } else if (statement instanceof Statement.Call call) {
            declareNumbers(call, code);
            boolean first = call.targets().size() == 1
                    && how.isLocal(call.targets().get(0).array())
                    && declared.add(call.targets().get(0).array());
            code.add(new CallWriter(call, how, first).write());
        } else if (statement instanceof Statement.Allocate allocate) {
            code.add(how.allocate(allocate));
        } else if (statement instanceof Statement.Record record) {
            code.addStatement(
                    "$5T[] $1L = this.$1L = $2T.grown(this.$1L, $3L + $4L)",
                    JavaText.name(record.array()),
                    how.types().storage(record.array()),
                    how.recording().place(record.array()),
                    text.of(record.length()),
                    how.types().number(record.array()));
        } else if (statement instanceof Statement.Advance advance) {
            code.addStatement("$L += $L", how.recording().place(advance.array()), text.of(advance.length()));
        } else if (statement instanceof Statement.Retreat retreat) {
            code.addStatement("$L -= $L", how.recording().place(retreat.array()), text.of(retreat.length()));
        } else if (statement instanceof Statement.Require require) {
            code.addStatement(
                    "$T.requireSize($S, $S, $L, $L, $S)",
                    Types.WORKSPACE,
                    how.program(),
                    require.reason(),
                    text.of(require.left()),
                    text.of(require.right()),
                    require.formula());
        } else if (statement instanceof Statement.RequireWithin require) {
            code.addStatement(
                    "$T.checkFromToIndex($L, $L, $L)",
                    Objects.class,
                    text.of(require.from()),
                    text.of(require.to()),
                    text.of(require.extent()));
        } else if (statement instanceof Statement.RequireCount require) {
            code.addStatement(
                    "$T.requireCount($S, $S, $L, $S)",
                    Types.WORKSPACE,
                    how.program(),
                    require.reason(),
                    text.of(require.count()),
                    require.formula());
        }
    }

    /** Numbers that come out of a record are set in a block of their own. */
    private void declareNumbers(Statement.Call call, CodeBlock.Builder code) {
        boolean isRecord = call.procedure() instanceof Kernel.Outside outside
                && (outside.wanted() instanceof Kernel.Derivatives || outside.wanted() instanceof Kernel.Curvature);
        if (isRecord) {
            for (Statement.Region target : call.targets()) {
                if (how.isLocal(target.array()) && declared.add(target.array())) {
                    code.addStatement("$T $L", how.types().number(target.array()), JavaText.name(target.array()));
                }
            }
        }
    }

    private void loop(Statement.For loop, CodeBlock.Builder code) {
        String variable = loop.variable();
        CodeBlock from = text.of(loop.from());
        if (loop.step() == 1) {
            String head = "for (int $1L = $2L; $1L < $3L; $1L++)";
            code.beginControlFlow(head, variable, from, text.of(loop.limit()));
        } else {
            // HotSpot counts such a loop's turns beforehand, which it doesn't with the room added to the variable.
            String head = "for (int $1L = $2L; $1L < $3L; $1L += $4L)";
            CodeBlock limit = text.of(loop.limit().plus(IntExpr.of(1 - loop.step())));
            code.beginControlFlow(head, variable, from, limit, loop.step());
        }
        loop.body().forEach(statement -> write(statement, code));
        code.endControlFlow();
    }

    /** A sum onto a variable is written as such. */
    private void assign(String name, Num self, Num value, CodeBlock written, CodeBlock.Builder code) {
        boolean adds = value instanceof Num.Op op
                && op.operator() == Operator.ADD
                && op.left().equals(self);
        if (adds) {
            code.addStatement("$L += $L", name, text.of(((Num.Op) value).right()));
        } else {
            code.addStatement("$L = $L", name, written);
        }
    }

    private void product(Statement.PartProduct product, CodeBlock.Builder code) {
        code.addStatement(
                "$L.$L($L, $L, $L, $L, $L, $L, $L, $L, $L, $L, $L, $L, $L, $L)",
                how.name(Shared.PRODUCTS),
                product.writing() == Statement.Writing.UPDATE ? "addMultiplyParts" : "multiplyParts",
                JavaText.name(product.target().array()),
                text.of(product.target().offset()),
                text.of(product.targetRow()),
                JavaText.name(product.left().array()),
                text.of(product.left().offset()),
                text.of(product.leftRow()),
                text.of(product.leftInner()),
                JavaText.name(product.right().array()),
                text.of(product.right().offset()),
                text.of(product.rightInner()),
                text.of(product.rightColumn()),
                text.of(product.rows()),
                text.of(product.columns()),
                text.of(product.inner()));
    }

    private void product(Statement.Product product, CodeBlock.Builder code) {
        StringBuilder name = new StringBuilder();
        if (product.leftLayout() == Statement.Layout.TRANSPOSED) {
            name.append("transpose");
        }
        name.append(name.length() == 0 ? "multiply" : "Multiply");
        if (product.rightLayout() == Statement.Layout.TRANSPOSED) {
            name.append("Transpose");
        }
        if (product.writing() == Statement.Writing.UPDATE) {
            name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
            name.insert(0, "add");
        }
        List<Statement.Region> regions = List.of(product.target(), product.left(), product.right());
        boolean atFirst = regions.stream().allMatch(region -> region.offset().isNumber(0));
        CodeBlock.Builder arguments = CodeBlock.builder();
        for (Statement.Region region : regions) {
            arguments.add("$L, ", JavaText.name(region.array()));
            if (!atFirst) {
                arguments.add("$L, ", text.of(region.offset()));
            }
        }
        code.addStatement(
                "$L.$L($L$L, $L, $L)",
                how.name(Shared.PRODUCTS),
                name,
                arguments.build(),
                text.of(product.rows()),
                text.of(product.columns()),
                text.of(product.inner()));
    }
}
