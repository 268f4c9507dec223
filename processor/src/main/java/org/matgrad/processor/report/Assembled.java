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
import org.matgrad.processor.calculus.Jacobians;
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
import org.matgrad.processor.report.document.Section;
import org.matgrad.processor.report.document.Symbol;

/** The derivative arrays put back together: what is stored of them, and what they are called as matrices. */
final class Assembled {

    private static final int LARGEST = 150;

    private static final List<String> HEAD = List.of("by", "component", "as a matrix");

    private final Method method;
    private final List<CompactForm> forms;

    private Assembled(Method method, Jacobians.All jacobians) {
        this.method = method;
        this.forms = jacobians.inOrder().stream().map(CompactForm::of).toList();
    }

    private static Optional<Assembled> of(Method method) {
        return method.derivation()
                .jacobians()
                .filter(all -> !all.programs().isEmpty())
                .map(all -> new Assembled(method, all));
    }

    /** A line for each parameter, for the top of the page. */
    static Optional<Block> overview(Method method) {
        return of(method).map(assembled -> {
            List<List<List<Inline>>> rows = new ArrayList<>();
            for (CompactForm form : assembled.forms) {
                rows.add(assembled.row(form));
            }
            return new Block.Table(HEAD, rows);
        });
    }

    static Optional<Section> section(Method method) {
        return of(method).map(Assembled::write);
    }

    private List<List<Inline>> row(CompactForm form) {
        Formulas formulas = formulas(form);
        List<Inline> component = Exprs.size(form.formula()) > LARGEST
                ? List.of(Inline.words("a long sum"))
                : List.of(Inline.formula(
                        Notation.row(left(form, formulas), Notation.sign(Symbol.EQUALS), formulas.of(form.formula()))));
        List<Inline> matrix = jacobian(
                        form.program().outIndices(), form.program().inIndices(), form.formula(), formulas)
                .map(Inline::formula)
                .map(List::of)
                .orElse(List.of());
        return List.of(
                List.of(Inline.formula(method.spelling().of(form.program().input()))), component, matrix);
    }

    private Formulas formulas(CompactForm form) {
        List<Index> indices = new ArrayList<>(form.program().outIndices());
        indices.addAll(form.program().inIndices());
        return method.formulas(indices);
    }

    private Notation left(CompactForm form, Formulas formulas) {
        return formulas.partial(
                Expr.Access.of(result(), form.program().outIndices()),
                Expr.Access.of(form.program().input(), form.program().inIndices()));
    }

    private ArrayVar result() {
        return method.value().results().get(0);
    }

    private Section write() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                Block.paragraph("A derivative array has an axis for each of the result's and each of the parameter's."
                        + " Only what is not always 0 is stored, over the indices that it depends on."));
        forms.forEach(form -> blocks.add(card(form)));
        boolean hasKronecker = forms.stream()
                .anyMatch(form -> method.value().results().get(0).rank() > 1
                        || form.program().input().rank() > 1);
        if (hasKronecker) {
            blocks.add(Text.of(
                            "As matrices, these have a row for each component of the result and a column for each of the"
                                    + " parameter, where a matrix is counted row by row. ")
                    .formula(new Notation.Constant("I"))
                    .words(" is the identity, ")
                    .formula(Notation.sign(Symbol.KRONECKER))
                    .words(" the Kronecker product.")
                    .paragraph());
        }
        return new Section("The compact derivative", blocks);
    }

    private Block card(CompactForm form) {
        JacobianProgram program = form.program();
        Formulas formulas = formulas(form);
        List<Block> blocks = new ArrayList<>();
        if (Exprs.size(form.formula()) > LARGEST) {
            blocks.add(new Block.Plain(program.formula()));
        } else {
            blocks.add(new Block.Equations(left(form, formulas), List.of(formulas.of(form.formula()))));
            slice(form, formulas).ifPresent(blocks::add);
            jacobian(program.outIndices(), program.inIndices(), form.formula(), formulas)
                    .ifPresent(matrix -> blocks.add(
                            Text.of("As a matrix: ").formula(matrix).words(".").paragraph()));
        }
        form.computed().values().stream()
                .filter(definition -> Exprs.reduces(definition.body()) && !ClauseBlocks.isLarge(definition))
                .forEach(definition -> blocks.add(where(definition)));
        blocks.add(stored(form, formulas));
        return new Block.Card(
                Text.of("By ").formula(method.spelling().of(program.input())).line(), blocks);
    }

    private Block where(Definition definition) {
        return new Block.Paragraph(Text.of("Here ")
                .all(ClauseBlocks.formula(definition, method))
                .words(".")
                .line());
    }

    /** Where deltas pin indices to one another: what is there where they are equal. */
    private Optional<Block> slice(CompactForm form, Formulas formulas) {
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
        Expr.Access y = Expr.Access.of(result(), form.program().outIndices());
        return Optional.of(Text.of("It is 0 unless ")
                .list(equal, "and")
                .words(", and there it is ")
                .formula(Notation.row(
                        formulas.partial(y, new Expr.Access(form.program().input(), at)),
                        Notation.sign(Symbol.EQUALS),
                        formulas.of(folded(rest))))
                .words(".")
                .paragraph());
    }

    /** Without the factors 1 that deltas have become. */
    private static Expr folded(Expr expr) {
        Expr folded = Exprs.mapChildren(expr, Assembled::folded);
        return folded instanceof Expr.Binary binary && binary.operator() == Operator.MULTIPLY
                ? Algebra.multiply(binary.left(), binary.right())
                : folded;
    }

    /** What is kept, and how much less than all that is. */
    private Block stored(CompactForm form, Formulas formulas) {
        JacobianProgram program = form.program();
        Set<ArrayVar> own = new HashSet<>(method.value().inputs());
        own.addAll(Clauses.defined(method.value().clauses()));
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
        Size dense = result().shape().length().times(program.input().shape().length());
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
        return Exprs.size(formula) > LARGEST
                ? Optional.empty()
                : Recognition.jacobian(out, in, formula).map(new MatrixNotation(formulas)::of);
    }
}
