package org.matgrad.processor.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matgrad.processor.calculus.JacobianProgram;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Operator;
import org.matgrad.processor.component.Renaming;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.report.document.Block;
import org.matgrad.processor.report.document.Inline;
import org.matgrad.processor.report.document.Notation;
import org.matgrad.processor.report.document.Symbol;

/** One compact derivative array: its formula, what is there where it is not 0, and what is kept of it. */
final class CompactCard {

    private static final int LARGEST = 150;

    private final Method method;
    private final CompactForm form;
    private final Quotient quotient;

    CompactCard(Method method, CompactForm form, Quotient quotient) {
        this.method = method;
        this.form = form;
        this.quotient = quotient;
    }

    /** Whether matrices are counted row by row when it is written as one. */
    boolean isFlattened() {
        return quotient.outer().rank() > 1 || quotient.by().rank() > 1;
    }

    private Formulas formulas() {
        List<Index> indices = new ArrayList<>(form.program().outIndices());
        indices.addAll(form.program().inIndices());
        return method.formulas(indices);
    }

    private Notation left(Formulas formulas) {
        return quotient.at(
                Exprs.plain(form.program().outIndices()),
                Exprs.plain(form.program().inIndices()),
                formulas);
    }

    /** A line of a table: the parameter, the component and the matrix. */
    List<List<Inline>> row() {
        Formulas formulas = formulas();
        List<Inline> component = Exprs.size(form.formula()) > LARGEST
                ? List.of(Inline.words("a long sum"))
                : List.of(Inline.formula(
                        Notation.row(left(formulas), Notation.sign(Symbol.EQUALS), formulas.of(form.formula()))));
        List<Inline> matrix = jacobian(
                        form.program().outIndices(), form.program().inIndices(), form.formula(), formulas)
                .map(Inline::formula)
                .map(List::of)
                .orElse(List.of());
        return List.of(
                List.of(Inline.formula(method.spelling().of(form.program().input()))), component, matrix);
    }

    Block card(List<Inline> title) {
        JacobianProgram program = form.program();
        Formulas formulas = formulas();
        List<Block> blocks = new ArrayList<>();
        if (Exprs.size(form.formula()) > LARGEST) {
            blocks.add(new Block.Plain(program.formula()));
        } else {
            blocks.add(new Block.Equations(left(formulas), List.of(formulas.of(form.formula()))));
            slice(formulas).ifPresent(blocks::add);
            jacobian(program.outIndices(), program.inIndices(), form.formula(), formulas)
                    .ifPresent(matrix -> blocks.add(
                            Text.of("As a matrix: ").formula(matrix).words(".").paragraph()));
        }
        form.computed().values().stream()
                .filter(definition -> Exprs.reduces(definition.body()) && !ClauseBlocks.isLarge(definition))
                .forEach(definition -> blocks.add(where(definition)));
        blocks.add(stored(formulas));
        return new Block.Card(title, blocks);
    }

    private Block where(Definition definition) {
        return new Block.Paragraph(Text.of("Here ")
                .all(ClauseBlocks.formula(definition, method))
                .words(".")
                .line());
    }

    /** Where deltas pin indices to one another: what is there where they are equal. */
    private Optional<Block> slice(Formulas formulas) {
        if (form.terms().size() != 1) {
            return Optional.empty();
        }
        Map<Index, Size> pinned = new LinkedHashMap<>();
        List<Notation> equal = new ArrayList<>();
        Expr term = form.terms().get(0);
        List<Expr.Delta> pins = Local.pins(term);
        if (pins.size() < Local.all(term).size()) {
            return Optional.empty();
        }
        for (Expr.Delta delta : pins) {
            Index out = delta.left().index();
            Index in = delta.right().index();
            boolean isPin = form.program().outIndices().contains(out)
                    && form.program().inIndices().contains(in)
                    && !pinned.containsKey(in);
            if (!isPin) {
                return Optional.empty();
            }
            pinned.put(in, delta.left());
            equal.add(
                    Notation.row(formulas.of(delta.left()), Notation.sign(Symbol.EQUALS), formulas.of(delta.right())));
        }
        if (pinned.isEmpty()) {
            return Optional.empty();
        }
        List<Size> at = form.program().inIndices().stream()
                .map(index -> pinned.getOrDefault(index, index.value()))
                .toList();
        Expr rest = Renaming.of(new HashMap<>(pinned)).apply(term);
        return Optional.of(Text.of("It is 0 unless ")
                .list(equal, "and")
                .words(", and there it is ")
                .formula(Notation.row(
                        quotient.at(Exprs.plain(form.program().outIndices()), at, formulas),
                        Notation.sign(Symbol.EQUALS),
                        formulas.of(folded(rest))))
                .words(".")
                .paragraph());
    }

    /** Without the factors 1 that deltas have become. */
    private static Expr folded(Expr expr) {
        Expr folded = Exprs.mapChildren(expr, CompactCard::folded);
        return folded instanceof Expr.Binary binary && binary.operator() == Operator.MULTIPLY
                ? Algebra.multiply(binary.left(), binary.right())
                : folded;
    }

    /** What is kept, and how much less than all that is. */
    private Block stored(Formulas formulas) {
        JacobianProgram program = form.program();
        Set<ArrayVar> own = new HashSet<>(method.value().inputs());
        own.addAll(Clauses.defined(method.value().clauses()));
        own.addAll(Clauses.defined(method.derivation().adjoint().clauses()));
        Map<ArrayVar, Definition> computed = form.computed();
        List<Notation> kept = new ArrayList<>();
        List<Notation> stored = new ArrayList<>();
        for (ArrayVar factor : form.factors()) {
            if (own.contains(factor)) {
                kept.add(formulas.spelling().of(factor));
            } else {
                Definition definition = computed.get(factor);
                boolean isShown = definition != null && !ClauseBlocks.isLarge(definition);
                Formulas inner = method.formulas(isShown ? definition.indices() : List.of());
                stored.add(
                        isShown
                                ? Notation.row(
                                        inner.of(definition.self()),
                                        Notation.sign(Symbol.EQUALS),
                                        inner.of(definition.body()))
                                : formulas.spelling().of(factor));
            }
        }
        Size dense =
                quotient.outer().shape().length().times(program.input().shape().length());
        Text text = Text.of("All of it would be ").formula(formulas.of(dense)).words(" numbers. ");
        if (kept.isEmpty() && stored.isEmpty()) {
            return text.words("Nothing is stored: it does not depend on the arguments.")
                    .paragraph();
        }
        if (!kept.isEmpty()) {
            text.words("What is used is ")
                    .list(kept, "and")
                    .words(kept.size() == 1 ? " itself, which is not copied" : " themselves, which are not copied");
        }
        if (!stored.isEmpty()) {
            text.words(kept.isEmpty() ? "What is stored is " : "; stored is ").list(stored, "and");
        }
        return text.words(".").paragraph();
    }

    /** A Jacobian in matrix notation, where there is one. */
    static Optional<Notation> jacobian(List<Index> out, List<Index> in, Expr formula, Formulas formulas) {
        return Exprs.size(formula) > LARGEST || Algebra.isConstant(formula, 0)
                ? Optional.empty()
                : Recognition.jacobian(out, in, formula).map(new MatrixNotation(formulas)::of);
    }
}
