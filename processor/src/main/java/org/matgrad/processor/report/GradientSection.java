package org.matgrad.processor.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matgrad.processor.calculus.Partial;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.report.document.Block;
import org.matgrad.processor.report.document.Inline;
import org.matgrad.processor.report.document.Notation;
import org.matgrad.processor.report.document.Section;
import org.matgrad.processor.report.document.Symbol;

/** The chain rule from the result back: each array's adjoint is a sum over those that read it. */
final class GradientSection {

    private static final int MOST_CARDS = 60;

    private static final int LARGEST = 150;

    private final Method method;
    private final Map<ArrayVar, ArrayVar> adjoints = new HashMap<>();

    private GradientSection(Method method) {
        this.method = method;
        for (ArrayVar array : method.backwards()) {
            ArrayVar adjoint = new ArrayVar(array.name(), array.shape());
            method.spelling().bar(adjoint, array);
            adjoints.put(array, adjoint);
        }
    }

    static Section of(Method method) {
        return new GradientSection(method).write();
    }

    private Section write() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(lead());
        if (method.isStraight()) {
            List<Block> cards = new ArrayList<>();
            for (ArrayVar array : method.backwards()) {
                if (!method.readers(array).isEmpty()) {
                    cards.add(card(array));
                }
            }
            blocks.addAll(cards.subList(0, Math.min(cards.size(), MOST_CARDS)));
            if (cards.size() > MOST_CARDS) {
                blocks.add(Block.paragraph("The other " + (cards.size() - MOST_CARDS) + " are left out here."));
            }
        } else {
            blocks.add(Block.paragraph(
                    "A loop's gradient is a loop through the same turns, backwards: it carries the adjoints"
                            + " of what the loop carries, and adds up those of what its turns read from outside. A branch's is a"
                            + " branch on the same condition. An array without a formula here reads 0."));
            blocks.addAll(ClauseBlocks.of(method.derivation().adjoint().clauses(), method));
        }
        return new Section("The gradient", blocks);
    }

    private Block lead() {
        List<Notation> seeds = method.derivation().adjoint().seeds().values().stream()
                .map(method.spelling()::of)
                .toList();
        Notation bar = new Notation.Barred(new Notation.Name("x"));
        Notation name = new Notation.Name("x");
        Text text = new Text().formula(bar).words(", which the code calls ").code("xBar");
        text.words(", is the adjoint of an array ").formula(name).words(": ");
        if (method.hasNumber()) {
            Notation result = method.spelling().of(method.value().results().get(0));
            return text.words("the derivative of ")
                    .formula(result)
                    .words(" by its components. The sweep begins with ")
                    .formula(Notation.row(seeds.get(0), Notation.sign(Symbol.EQUALS), new Notation.Digits("1")))
                    .words(" and comes to the parameters last.")
                    .paragraph();
        }
        return text.words("the derivative by its components of whatever number is computed from the result. Given ")
                .list(seeds, "and")
                .words(", the sweep goes from the result to the parameters.")
                .paragraph();
    }

    private Block card(ArrayVar array) {
        Formulas formulas = method.formulas(List.of());
        List<Index> by = formulas.letters().along(array.shape());
        List<Notation> rule = new ArrayList<>();
        List<Notation> substituted = new ArrayList<>();
        List<Expr> terms = new ArrayList<>();
        if (method.value().results().contains(array)) {
            rule.add(new Notation.Words("what is given"));
            substituted.add(new Notation.Words("what is given"));
        }
        boolean isGiven = !rule.isEmpty();
        Set<Index> gone = new LinkedHashSet<>();
        int size = 0;
        for (Definition reader : method.readers(array)) {
            formulas.letters().reserve(reader.indices());
            List<Partial> places = method.partials(reader).get(array);
            Local local = Local.of(reader, by, places);
            Expr.Access adjoint = Expr.Access.of(adjoints.get(reader.target()), reader.indices());
            rule.add(formulas.summed(
                    reader.indices(),
                    Notation.row(
                            formulas.of(adjoint),
                            Notation.sign(Symbol.TIMES),
                            formulas.partial(reader.self(), local.by()))));
            List<Expr> pulled = local.pulledBack(adjoint);
            terms.addAll(pulled);
            List<Expr> cancelled = local.cancelled();
            for (int n = 0; n < cancelled.size(); n++) {
                Set<Index> here = Local.cancelledIndices(Algebra.sum(reader.indices(), Expr.ONE), pulled.get(n));
                gone.addAll(here);
                Set<Expr.Delta> marked = Local.cancelling(cancelled.get(n), here);
                Formulas marking = formulas.marking(marked, here);
                boolean isOne = Algebra.isConstant(cancelled.get(n), 1);
                Notation factor = marking.of(adjoint);
                substituted.add(marking.summed(
                        reader.indices(),
                        isOne
                                ? factor
                                : Notation.row(factor, Notation.sign(Symbol.TIMES), marking.factor(cancelled.get(n)))));
                size += Exprs.size(cancelled.get(n));
            }
        }
        Expr total = terms.stream().reduce(Expr.ZERO, Algebra::add);
        List<Notation> rights = new ArrayList<>();
        rights.add(ChainSection.sum(rule));
        if (size <= LARGEST) {
            rights.add(ChainSection.sum(substituted));
            if (!gone.isEmpty() && !isGiven) {
                rights.add(formulas.of(total));
            }
        }
        List<Block> blocks = new ArrayList<>();
        Notation self = Spelling.indexed(formulas.spelling().of(adjoints.get(array)), formulas.of(Exprs.plain(by)));
        blocks.add(new Block.Equations(self, rights));
        if (!isGiven && size <= LARGEST) {
            matrix(array, by, total, formulas).ifPresent(blocks::add);
        }
        return new Block.Card(title(array), blocks);
    }

    private List<Inline> title(ArrayVar array) {
        boolean isChosen = method.derivation().chosen().contains(array);
        Text text = isChosen ? Text.of("The gradient by ") : Text.of("The adjoint of ");
        return text.formula(method.spelling().of(array)).line();
    }

    /** The same in matrix notation, where there is one and it says more. */
    private Optional<Block> matrix(ArrayVar array, List<Index> by, Expr total, Formulas formulas) {
        if (by.isEmpty() && !Exprs.reduces(total)) {
            return Optional.empty();
        }
        return Recognition.of(by, total).map(form -> Text.of("In matrix notation: ")
                .formula(Notation.row(
                        formulas.spelling().of(adjoints.get(array)),
                        Notation.sign(Symbol.EQUALS),
                        new MatrixNotation(formulas).of(form)))
                .words(".")
                .paragraph());
    }
}
