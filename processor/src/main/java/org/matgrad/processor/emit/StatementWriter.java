package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Operator;
import org.matgrad.processor.component.Printer;
import org.matgrad.processor.component.Reduction;
import org.matgrad.processor.loop.Block;
import org.matgrad.processor.loop.IntExpr;
import org.matgrad.processor.loop.Num;
import org.matgrad.processor.loop.Statement;
import org.matgrad.processor.matrix.Origin;

/** Blocks as Java statements, each under its component formula and the line that it came from. */
final class StatementWriter {

    private final JavaText text;
    private final Set<ArrayVar> numberFields;
    private final Members members;
    private final Set<ArrayVar> declared = new HashSet<>();
    private Origin lastOrigin;

    /**
     * A writer for one method's body.
     *
     * @param numberFields the numbers that are fields; others are declared where they are first set
     */
    StatementWriter(JavaText text, Set<ArrayVar> numberFields, Members members) {
        this.text = text;
        this.numberFields = numberFields;
        this.members = members;
    }

    CodeBlock write(List<Block> blocks) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Block block : blocks) {
            code.add("\n");
            block.definitions().forEach(definition -> heading(definition, code));
            block.statements().forEach(statement -> write(statement, code));
        }
        return code.build();
    }

    private void heading(Definition definition, CodeBlock.Builder code) {
        if (definition.origin() != null && !definition.origin().equals(lastOrigin)) {
            lastOrigin = definition.origin();
            code.add("// line $L: $L\n", lastOrigin.line(), lastOrigin.text());
        }
        code.add("// $L\n", Printer.print(definition));
    }

    private void write(Statement statement, CodeBlock.Builder code) {
        if (statement instanceof Statement.For loop) {
            loop(loop, code);
        } else if (statement instanceof Statement.Declare declare) {
            code.addStatement("double $L = $L", declare.local(), text.of(declare.value()));
        } else if (statement instanceof Statement.SetLocal set) {
            assign(set.local(), new Num.Local(set.local()), set.value(), code);
        } else if (statement instanceof Statement.SetScalar set) {
            boolean first = !numberFields.contains(set.array()) && declared.add(set.array());
            code.addStatement((first ? "double " : "") + "$L = $L", JavaText.name(set.array()), text.of(set.value()));
        } else if (statement instanceof Statement.Store store) {
            String place = JavaText.name(store.array()) + "[" + text.of(store.offset()) + "]";
            code.addStatement("$L = $L", place, text.of(store.value()));
        } else if (statement instanceof Statement.Fill fill) {
            String length = text.of(fill.array().shape().length());
            String name = JavaText.name(fill.array());
            code.addStatement("$T.fill($L, 0, $L, $L)", Types.ARRAYS, name, length, JavaText.literal(fill.value()));
        } else if (statement instanceof Statement.Keep keep) {
            String relation = keep.reduction() == Reduction.MAX ? ">" : "<";
            String candidate = keep.candidate();
            // NaN is unlike itself: it wins, as in Math.max.
            code.beginControlFlow("if ($1L $2L $3L || $1L != $1L)", candidate, relation, keep.local());
            code.addStatement("$L = $L", keep.local(), candidate);
            code.endControlFlow();
        } else if (statement instanceof Statement.Product product) {
            product(product, code);
        }
    }

    private void loop(Statement.For loop, CodeBlock.Builder code) {
        String variable = loop.variable();
        String from = text.of(loop.from());
        if (loop.step() == 1) {
            String head = "for (int $1L = $2L; $1L < $3L; $1L++)";
            code.beginControlFlow(head, variable, from, text.of(loop.limit()));
        } else {
            // HotSpot counts such a loop's turns beforehand, which it doesn't with the room added to the variable.
            String head = "for (int $1L = $2L; $1L < $3L; $1L += $4L)";
            String limit = text.of(loop.limit().plus(IntExpr.of(1 - loop.step())));
            code.beginControlFlow(head, variable, from, limit, loop.step());
        }
        loop.body().forEach(statement -> write(statement, code));
        code.endControlFlow();
    }

    /** A sum onto a variable is written as such. */
    private void assign(String name, Num self, Num value, CodeBlock.Builder code) {
        boolean adds = value instanceof Num.Op op
                && op.operator() == Operator.ADD
                && op.left().equals(self);
        if (adds) {
            code.addStatement("$L += $L", name, text.of(((Num.Op) value).right()));
        } else {
            code.addStatement("$L = $L", name, text.of(value));
        }
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
        code.addStatement(
                "$L.$L($L, $L, $L, $L, $L, $L)",
                members.products(),
                name,
                JavaText.name(product.target()),
                JavaText.name(product.left()),
                JavaText.name(product.right()),
                text.of(product.rows()),
                text.of(product.columns()),
                text.of(product.inner()));
    }
}
