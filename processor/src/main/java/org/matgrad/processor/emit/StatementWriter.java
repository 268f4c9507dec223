package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
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
        Lines code = new Lines(text);
        nodes.forEach(node -> write(node, code));
        return code.build();
    }

    private void write(Node node, Lines code) {
        if (node instanceof Block block) {
            write(block, code);
        } else if (node instanceof Cycle cycle) {
            write(cycle, code);
        } else {
            write((Fork) node, code);
        }
    }

    private void write(Block block, Lines code) {
        if (block.statements().isEmpty()) {
            return;
        }
        if (!block.clauses().isEmpty()) {
            code.line("");
        }
        block.clauses().forEach(clause -> heading(clause, code));
        block.statements().forEach(statement -> write(statement, code));
    }

    private void heading(Clause clause, Lines code) {
        if (clause instanceof Definition definition) {
            origin(definition.origin(), code);
            code.comment(Printer.print(definition));
        } else if (clause instanceof Kernel kernel) {
            origin(kernel.origin(), code);
            code.comment(kernel.toString());
        }
    }

    private void origin(Origin origin, Lines code) {
        if (origin != null && !origin.equals(lastOrigin)) {
            lastOrigin = origin;
            code.comment("line " + lastOrigin.line() + ": " + lastOrigin.text());
        }
    }

    private void write(Cycle cycle, Lines code) {
        code.line("");
        origin(cycle.origin(), code);
        CycleWriter head = new CycleWriter(cycle, how);
        write(cycle.entry(), code);
        code.add(head.reserve());
        code.begin(head.loop());
        code.add(head.begin());
        variables.add(cycle.variable());
        within(cycle.body(), code);
        variables.remove(variables.size() - 1);
        code.add(head.end());
        code.end();
        write(cycle.exit(), code);
    }

    private void write(Fork fork, Lines code) {
        code.line("");
        origin(fork.origin(), code);
        for (ArrayVar result : fork.results()) {
            if (result.rank() == 0 && how.isLocal(result) && declared.add(result)) {
                code.statement(how.types().number(result) + " " + JavaText.name(result));
            }
        }
        code.begin("if (" + text.text(fork.condition()) + ")");
        within(fork.then(), code);
        if (!isEmpty(fork.otherwise())) {
            code.next("else");
            within(fork.otherwise(), code);
        }
        code.end();
    }

    private static boolean isEmpty(List<Node> nodes) {
        return nodes.stream()
                .allMatch(node ->
                        node instanceof Block block && block.statements().isEmpty());
    }

    /** What is declared in a Java block ends with it. */
    private void within(List<Node> nodes, Lines code) {
        if (outlining.isOutlined(nodes)) {
            code.add(outlining.calls(nodes, variables));
            return;
        }
        Set<ArrayVar> before = new HashSet<>(declared);
        nodes.forEach(node -> write(node, code));
        declared = before;
    }

    private void write(Statement statement, Lines code) {
        if (statement instanceof Statement.For loop) {
            loop(loop, code);
        } else if (statement instanceof Statement.When when) {
            code.begin("if (" + text.text(when.test()) + ")");
            when.body().forEach(inner -> write(inner, code));
            code.end();
        } else if (statement instanceof Statement.Declare declare) {
            TypeName type = text.declare(declare.local(), declare.value());
            code.statement(type + " " + declare.local() + " = " + text.text(declare.value(), declare.local()));
        } else if (statement instanceof Statement.SetLocal set) {
            assign(set.local(), new Num.Local(set.local()), set.value(), text.text(set.value(), set.local()), code);
        } else if (statement instanceof Statement.SetScalar set) {
            boolean first = how.isLocal(set.array()) && declared.add(set.array());
            String name = JavaText.name(set.array());
            if (first) {
                code.statement(
                        how.types().number(set.array()) + " " + name + " = " + text.text(set.value(), set.array()));
            } else {
                assign(name, new Num.Scalar(set.array()), set.value(), text.text(set.value(), set.array()), code);
            }
        } else if (statement instanceof Statement.Store store) {
            code.statement(
                    text.component(store.array(), store.offset()) + " = " + text.text(store.value(), store.array()));
        } else if (statement instanceof Statement.Fill fill) {
            IntExpr to = fill.from().plus(fill.length());
            code.statement(call(
                    JavaText.ARRAYS + ".fill",
                    JavaText.name(fill.array()),
                    text.text(fill.from()),
                    text.text(to),
                    how.types().literal(fill.value(), fill.array())));
        } else if (statement instanceof Statement.Keep keep) {
            String relation = keep.reduction() == Reduction.MAX ? ">" : "<";
            String candidate = keep.candidate();
            // NaN is unlike itself: it wins, as in Math.max.
            String isFurther = candidate + " " + relation + " " + keep.local();
            code.begin("if (" + isFurther + " || " + candidate + " != " + candidate + ")");
            code.statement(keep.local() + " = " + candidate);
            code.end();
        } else {
            whole(statement, code);
        }
    }

    /** What is done with whole arrays. */
    private void whole(Statement statement, Lines code) {
        if (statement instanceof Statement.Copy copy) {
            code.statement(call(
                    JavaText.SYSTEM + ".arraycopy",
                    JavaText.name(copy.source()),
                    text.text(copy.from()),
                    JavaText.name(copy.target()),
                    text.text(copy.to()),
                    text.text(copy.length())));
        } else if (statement instanceof Statement.Apply apply) {
            code.statement(applied(apply));
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
            code.add(statement(
                    "$5T[] $1L = this.$1L = $2T.grown(this.$1L, $3L + $4L)",
                    JavaText.name(record.array()),
                    how.types().storage(record.array()),
                    how.recording().place(record.array()),
                    text.of(record.length()),
                    how.types().number(record.array())));
        } else if (statement instanceof Statement.Advance advance) {
            code.statement(how.recording().place(advance.array()) + " += " + text.text(advance.length()));
        } else if (statement instanceof Statement.Retreat retreat) {
            code.statement(how.recording().place(retreat.array()) + " -= " + text.text(retreat.length()));
        } else if (statement instanceof Statement.Require require) {
            code.add(statement(
                    "$T.requireSize($S, $S, $L, $L, $S)",
                    Types.WORKSPACE,
                    how.program(),
                    require.reason(),
                    text.of(require.left()),
                    text.of(require.right()),
                    require.formula()));
        } else if (statement instanceof Statement.RequireWithin require) {
            code.add(statement(
                    "$T.checkFromToIndex($L, $L, $L)",
                    Objects.class,
                    text.of(require.from()),
                    text.of(require.to()),
                    text.of(require.extent())));
        } else if (statement instanceof Statement.RequireCount require) {
            code.add(statement(
                    "$T.requireCount($S, $S, $L, $S)",
                    Types.WORKSPACE,
                    how.program(),
                    require.reason(),
                    text.of(require.count()),
                    require.formula()));
        }
    }

    /** Numbers that come out of a record are set in a block of their own. */
    private void declareNumbers(Statement.Call call, Lines code) {
        boolean isRecord = call.procedure() instanceof Kernel.Outside outside
                && (outside.wanted() instanceof Kernel.Derivatives || outside.wanted() instanceof Kernel.Curvature);
        if (isRecord) {
            for (Statement.Region target : call.targets()) {
                if (how.isLocal(target.array()) && declared.add(target.array())) {
                    code.statement(how.types().number(target.array()) + " " + JavaText.name(target.array()));
                }
            }
        }
    }

    private void loop(Statement.For loop, Lines code) {
        String variable = loop.variable();
        IntExpr limit = loop.limit();
        String more = "++";
        if (loop.step() > 1) {
            // HotSpot counts such a loop's turns beforehand, which it doesn't with the room added to the variable.
            limit = limit.plus(IntExpr.of(1 - loop.step()));
            more = " += " + loop.step();
        }
        String from = text.text(loop.from());
        String head = variable + " = " + from + "; " + variable + " < " + text.text(limit) + "; " + variable + more;
        code.begin("for (int " + head + ")");
        loop.body().forEach(statement -> write(statement, code));
        code.end();
    }

    /** A sum onto a variable is written as such. */
    private void assign(String name, Num self, Num value, String written, Lines code) {
        boolean adds = value instanceof Num.Op op
                && op.operator() == Operator.ADD
                && op.left().equals(self);
        if (adds) {
            code.statement(name + " += " + text.text(((Num.Op) value).right()));
        } else {
            code.statement(name + " = " + written);
        }
    }

    private void product(Statement.PartProduct product, Lines code) {
        String name = product.writing() == Statement.Writing.UPDATE ? "addMultiplyParts" : "multiplyParts";
        code.statement(call(
                how.name(Shared.PRODUCTS) + "." + name,
                JavaText.name(product.target().array()),
                text.text(product.target().offset()),
                text.text(product.targetRow()),
                JavaText.name(product.left().array()),
                text.text(product.left().offset()),
                text.text(product.leftRow()),
                text.text(product.leftInner()),
                JavaText.name(product.right().array()),
                text.text(product.right().offset()),
                text.text(product.rightInner()),
                text.text(product.rightColumn()),
                text.text(product.rows()),
                text.text(product.columns()),
                text.text(product.inner())));
    }

    private void product(Statement.Product product, Lines code) {
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
        List<String> arguments = new ArrayList<>();
        for (Statement.Region region : regions) {
            arguments.add(JavaText.name(region.array()));
            if (!atFirst) {
                arguments.add(text.text(region.offset()));
            }
        }
        arguments.add(text.text(product.rows()));
        arguments.add(text.text(product.columns()));
        arguments.add(text.text(product.inner()));
        code.statement(call(how.name(Shared.PRODUCTS) + "." + name, arguments.toArray(new String[0])));
    }

    private String applied(Statement.Apply apply) {
        int last = apply.runs().size() - 1;
        String functions = how.name(Shared.FUNCTIONS);
        for (Statement.Run run : apply.runs().subList(0, last)) {
            functions = call(functions + ".with", JavaText.name(run.array()), text.text(run.from()));
        }
        Statement.Run run = apply.runs().get(last);
        return call(
                functions + "." + apply.function().symbol(),
                JavaText.name(run.array()),
                text.text(run.from()),
                text.text(apply.length()));
    }

    private static String call(String method, String... arguments) {
        return method + "(" + String.join(", ", arguments) + ")";
    }

    private static CodeBlock statement(String format, Object... arguments) {
        return CodeBlock.builder().addStatement(format, arguments).build();
    }
}
