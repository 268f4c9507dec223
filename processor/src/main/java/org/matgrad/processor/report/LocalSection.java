package org.matgrad.processor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.matgrad.processor.calculus.Partial;
import org.matgrad.processor.calculus.PointwiseGradient;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Kernel;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.report.document.Block;
import org.matgrad.processor.report.document.Emphasis;
import org.matgrad.processor.report.document.Inline;
import org.matgrad.processor.report.document.Notation;
import org.matgrad.processor.report.document.Section;
import org.matgrad.processor.report.document.Symbol;

/** Each formula differentiated by itself: written out for a few components first, then for all of them with deltas. */
final class LocalSection {

    /** More of them than anybody reads. */
    private static final int MOST_CARDS = 60;

    /** Terms that are shown of a sum that is written out. */
    private static final int MOST_SHOWN = 6;

    private static final int LAST_SHOWN = 2;

    private final Method method;

    private LocalSection(Method method) {
        this.method = method;
    }

    static Section of(Method method) {
        return new LocalSection(method).write();
    }

    private Section write() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Text.of("Each array is differentiated by what its formula reads, and by nothing behind that. ")
                .formula(new Notation.Indexed(
                        new Notation.Name("δ"), List.of(new Notation.Name("i"), new Notation.Name("j"))))
                .words(" is 1 where its indices are equal and 0 elsewhere.")
                .paragraph());
        List<Block> cards = new ArrayList<>();
        Clauses.forEach(method.value().clauses(), clause -> card(clause).ifPresent(cards::add));
        blocks.addAll(cards.subList(0, Math.min(cards.size(), MOST_CARDS)));
        if (cards.size() > MOST_CARDS) {
            blocks.add(Block.paragraph("The other " + (cards.size() - MOST_CARDS) + " formulas are left out here."));
        }
        return new Section("Local derivatives", blocks);
    }

    private Optional<Block> card(Clause clause) {
        if (clause instanceof Definition definition) {
            return card(definition);
        }
        if (clause instanceof Kernel kernel && kernel.targets().stream().anyMatch(method::isActive)) {
            return Optional.of(new Block.Card(
                    KernelNotation.of(kernel, method.formulas(kernel.batch()))
                            .map(equation -> List.of(Inline.formula(equation)))
                            .orElseGet(() -> List.of(Inline.code(kernel.toString()))),
                    List.of(Block.paragraph(
                            "This has no formula by component. Its derivative is a rule for whole arrays,"
                                    + " which the section on the gradient shows at work."))));
        }
        return Optional.empty();
    }

    private Optional<Block> card(Definition definition) {
        Map<ArrayVar, List<Partial>> partials = method.partials(definition);
        if (partials.isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        if (ClauseBlocks.isLarge(definition)) {
            blocks.add(Block.paragraph("The formula is too long for its derivative to be shown here."));
        } else {
            Optional<Example.Component> example = method.example().of(definition);
            partials.forEach((array, places) -> {
                List<Block> part = new ArrayList<>();
                example.ifPresent(component -> writtenOut(component, array, part));
                general(definition, places, part);
                blocks.add(new Block.Part(
                        Text.of("By ").formula(method.spelling().of(array)).line(), part));
            });
            auxiliary(definition, blocks);
        }
        return Optional.of(new Block.Card(ClauseBlocks.formula(definition, method), blocks));
    }

    /** The sum term by term, and what becomes of each term when it is differentiated by one component. */
    private void writtenOut(Example.Component component, ArrayVar array, List<Block> blocks) {
        Optional<Expr.Access> last = last(component.terms(), array);
        if (last.isEmpty()) {
            return;
        }
        Expr.Access by = last.get();
        Formulas formulas = method.formulas(List.of());
        List<Expr> partials = component.terms().stream()
                .map(term -> PointwiseGradient.of(term).getOrDefault(by, Expr.ZERO))
                .toList();
        StringJoiner sizes = new StringJoiner(", ", " for ", "");
        sizes.setEmptyValue("");
        method.example().named(component.definition()).forEach((name, size) -> sizes.add(name + " = " + size));
        blocks.add(Text.of("The sum of ")
                .formula(formulas.of(component.self()))
                .words(" written out" + sizes + "; only what is marked has ")
                .formula(formulas.of(by))
                .words(" in it:")
                .paragraph());
        blocks.add(new Block.WrittenOut(formulas.of(component.self()), shown(component.terms(), partials, formulas)));
        blocks.add(new Block.WrittenOut(formulas.partial(component.self(), by), shown(partials, partials, formulas)));
        stranger(component, by)
                .ifPresent(other -> blocks.add(Text.of("No term has ")
                        .formula(formulas.of(other))
                        .words(" in it, so ")
                        .formula(Notation.row(
                                formulas.partial(component.self(), other),
                                Notation.sign(Symbol.EQUALS),
                                new Notation.Digits("0")))
                        .words(".")
                        .paragraph()));
    }

    /** The last component of an array that a term varies with. */
    private static Optional<Expr.Access> last(List<Expr> terms, ArrayVar array) {
        Expr.Access last = null;
        for (Expr term : terms) {
            for (Expr.Access site : PointwiseGradient.of(term).keySet()) {
                last = site.array() == array ? site : last;
            }
        }
        return Optional.ofNullable(last);
    }

    /** A component of the same array that is in no term: one row away. */
    private Optional<Expr.Access> stranger(Example.Component component, Expr.Access by) {
        for (int axis = 0; axis < by.at().size(); axis++) {
            List<Size> at = new ArrayList<>(by.at());
            int place = at.get(axis).constant().orElse(0);
            at.set(axis, Size.of(place == 0 ? 1 : 0));
            Expr.Access other = new Expr.Access(by.array(), at);
            boolean exists =
                    method.example().size(by.array().shape().size(axis)).orElse(0) > 1;
            boolean isRead = component.terms().stream()
                    .anyMatch(term -> Exprs.accesses(term).contains(other));
            if (exists && !isRead) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    /** The terms, those whose partial is not 0 marked; the middle of a long sum left out. */
    private static List<Notation> shown(List<Expr> terms, List<Expr> partials, Formulas formulas) {
        List<Notation> shown = new ArrayList<>();
        for (int t = 0; t < terms.size(); t++) {
            boolean matters = !Algebra.isConstant(partials.get(t), 0);
            boolean isMiddle = terms.size() > MOST_SHOWN && t >= LAST_SHOWN && t < terms.size() - LAST_SHOWN;
            if (isMiddle && !matters) {
                Notation dots = new Notation.Marked(Emphasis.VANISHES, Notation.sign(Symbol.DOTS));
                if (!shown.get(shown.size() - 1).equals(dots)) {
                    shown.add(dots);
                }
                continue;
            }
            Notation term = formulas.factor(terms.get(t));
            shown.add(new Notation.Marked(matters ? Emphasis.MATTERS : Emphasis.VANISHES, term));
        }
        return shown;
    }

    /** The same for any component: the deltas of the places where an array is read, and the sums that they cancel. */
    private void general(Definition definition, List<Partial> places, List<Block> blocks) {
        Formulas formulas = method.formulas(definition.indices());
        formulas.letters().reserve(Exprs.boundIndices(definition.body()));
        ArrayVar array = places.get(0).site().array();
        List<Index> by = formulas.letters().along(array.shape());
        Local local = Local.of(definition, by, places);
        Expr raw = total(local.raw());
        Expr cancelled = total(local.cancelled());
        Set<Index> gone = Local.cancelledIndices(raw, cancelled);
        Set<Expr.Delta> marked = Local.cancelling(raw, gone);
        List<Notation> rights = new ArrayList<>();
        rights.add(formulas.marking(marked, gone).of(raw));
        if (!raw.equals(cancelled)) {
            rights.add(formulas.of(cancelled));
        }
        if (!blocks.isEmpty()) {
            blocks.add(Block.paragraph("For all components:"));
        }
        blocks.add(new Block.Equations(formulas.partial(definition.self(), local.by()), rights));
        explain(marked, gone, cancelled, formulas).ifPresent(blocks::add);
    }

    private static Expr total(List<Expr> terms) {
        return terms.stream().reduce(Expr.ZERO, Algebra::add);
    }

    private static Optional<Block> explain(Set<Expr.Delta> marked, Set<Index> gone, Expr cancelled, Formulas formulas) {
        Text text = new Text();
        for (Expr.Delta delta : marked) {
            boolean isLeft = gone.contains(delta.left().index());
            Size index = isLeft ? delta.left() : delta.right();
            Size other = isLeft ? delta.right() : delta.left();
            text.formula(formulas.of(delta)).words(" leaves of the sum over ").formula(formulas.of(index));
            text.words(" the term with ");
            text.formula(Notation.row(formulas.of(index), Notation.sign(Symbol.EQUALS), formulas.of(other)));
            text.words(" alone. ");
        }
        List<Expr.Delta> left = Local.pins(cancelled);
        if (!left.isEmpty()) {
            List<Notation> equal = left.stream()
                    .map(delta -> Notation.row(
                            formulas.of(delta.left()), Notation.sign(Symbol.EQUALS), formulas.of(delta.right())))
                    .toList();
            text.words(marked.isEmpty() ? "It is 0 unless " : "So it is 0 unless ")
                    .list(equal, "and")
                    .words(".");
        }
        return text.line().isEmpty() ? Optional.empty() : Optional.of(text.paragraph());
    }

    /** The arrays that the partials read and the method does not have. */
    private void auxiliary(Definition definition, List<Block> blocks) {
        for (Definition auxiliary : method.auxiliary(definition)) {
            blocks.add(Text.of("Here ")
                    .all(ClauseBlocks.formula(auxiliary, method))
                    .words(".")
                    .paragraph());
        }
    }
}
