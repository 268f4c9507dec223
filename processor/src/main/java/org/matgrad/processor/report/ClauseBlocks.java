package org.matgrad.processor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.matgrad.processor.component.Alternative;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Kernel;
import org.matgrad.processor.component.Printer;
import org.matgrad.processor.component.Repetition;
import org.matgrad.processor.matrix.Loop;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.report.document.Block;
import org.matgrad.processor.report.document.Inline;
import org.matgrad.processor.report.document.Notation;
import org.matgrad.processor.report.document.Symbol;

/** Clauses as tables of formulas; loops and branches with what stands in them. */
final class ClauseBlocks {

    /** A formula of more parts is a line of text, which can be cut at the margin. */
    private static final int LARGEST = 120;

    private static final List<String> HEAD = List.of("array", "size", "component", "as matrices");

    private final Method method;
    private final List<Block> blocks = new ArrayList<>();
    private final List<List<List<Inline>>> rows = new ArrayList<>();

    private ClauseBlocks(Method method) {
        this.method = method;
    }

    static List<Block> of(List<Clause> clauses, Method method) {
        ClauseBlocks writer = new ClauseBlocks(method);
        clauses.forEach(writer::add);
        writer.flush();
        return writer.blocks;
    }

    private void add(Clause clause) {
        if (clause instanceof Definition definition) {
            rows.add(row(definition));
            return;
        }
        flush();
        if (clause instanceof Repetition repetition) {
            blocks.add(repetition(repetition));
        } else if (clause instanceof Alternative alternative) {
            alternative(alternative);
        } else if (clause instanceof Kernel kernel) {
            blocks.add(kernel(kernel));
        } else {
            blocks.add(new Block.Plain(clause.toString()));
        }
    }

    private void flush() {
        if (!rows.isEmpty()) {
            blocks.add(new Block.Table(HEAD, rows));
            rows.clear();
        }
    }

    private List<List<Inline>> row(Definition definition) {
        Formulas formulas = method.formulas(definition.indices());
        return List.of(
                List.of(Inline.formula(method.spelling().of(definition.target()))),
                size(definition.target().shape(), formulas),
                formula(definition, method),
                matrices(definition, formulas).map(List::of).orElse(List.of()));
    }

    /** C × D; nothing for a number. */
    static List<Inline> size(Shape shape, Formulas formulas) {
        List<Notation> sizes = new ArrayList<>();
        for (Size size : shape.sizes()) {
            if (!sizes.isEmpty()) {
                sizes.add(Notation.sign(Symbol.BY));
            }
            sizes.add(formulas.of(size));
        }
        return List.of(sizes.isEmpty() ? Inline.words("a number") : Inline.formula(new Notation.Row(sizes)));
    }

    /** y[i] = Σj W[i,j]·x[j]. */
    static List<Inline> formula(Definition definition, Method method) {
        if (isLarge(definition)) {
            return List.of(Inline.code(Printer.print(definition)));
        }
        Formulas formulas = method.formulas(definition.indices());
        return List.of(Inline.formula(Notation.row(
                formulas.of(definition.self()), Notation.sign(Symbol.EQUALS), formulas.of(definition.body()))));
    }

    static boolean isLarge(Definition definition) {
        return Exprs.size(definition.body()) > LARGEST;
    }

    private Optional<Inline> matrices(Definition definition, Formulas formulas) {
        return definition.indices().isEmpty() && !Exprs.reduces(definition.body()) || isLarge(definition)
                ? Optional.empty()
                : Recognition.of(definition.indices(), definition.body())
                        .map(form -> Inline.formula(Notation.row(
                                method.spelling().of(definition.target()),
                                Notation.sign(Symbol.EQUALS),
                                new MatrixNotation(formulas).of(form))));
    }

    private Block kernel(Kernel kernel) {
        return KernelNotation.of(kernel, method.formulas(kernel.batch()))
                .map(equation -> Block.paragraph(Inline.formula(equation)))
                .orElseGet(() -> new Block.Plain(kernel.toString()));
    }

    private Block repetition(Repetition repetition) {
        Repetition.Turns turns = repetition.turns();
        String order = repetition.order() == Repetition.Order.FORWARD ? "for " : "backwards for ";
        String to = turns.direction() == Loop.Direction.UP ? " below " : " above ";
        String step = turns.step().isConstant(1) ? "" : " in steps of " + turns.step();
        String head = order + turns.counter() + " from " + turns.from() + to + turns.limit() + step;
        List<Block> inside = new ArrayList<>();
        for (Repetition.Carried carried : repetition.carried()) {
            inside.add(Block.paragraph(
                    name(carried.state()),
                    Inline.words(" is at first "),
                    name(carried.initial()),
                    Inline.words(", after each turn "),
                    name(carried.next()),
                    Inline.words("; what is left in the end is "),
                    name(carried.result()),
                    Inline.words(".")));
        }
        inside.addAll(of(repetition.body(), method));
        return new Block.Nested(List.of(Inline.words(head)), inside);
    }

    private void alternative(Alternative alternative) {
        Notation condition = method.formulas(List.of()).of(alternative.condition());
        blocks.add(new Block.Nested(
                List.of(Inline.words("if "), Inline.formula(condition)), of(alternative.then(), method)));
        blocks.add(new Block.Nested(List.of(Inline.words("else")), of(alternative.otherwise(), method)));
        for (Alternative.Merged merged : alternative.merged()) {
            blocks.add(Block.paragraph(
                    name(merged.result()),
                    Inline.words(" is "),
                    name(merged.then()),
                    Inline.words(" or "),
                    name(merged.otherwise()),
                    Inline.words(".")));
        }
    }

    private Inline name(ArrayVar array) {
        return Inline.formula(method.spelling().of(array));
    }
}
