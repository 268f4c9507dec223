package org.matgrad.processor.report;

import java.util.ArrayList;
import java.util.HashMap;
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
import org.matgrad.processor.report.document.Notation;
import org.matgrad.processor.report.document.Section;
import org.matgrad.processor.report.document.Symbol;

/** The chain rule from the result back: each array's adjoint is a sum over those that read it. */
final class GradientSection {

    private static final int MOST_BETWEEN = 60;

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
            straight(blocks);
        } else {
            blocks.add(Block.paragraph(
                    "A loop's gradient is a loop through the same turns, backwards: it carries the adjoints"
                            + " of what the loop carries, and adds up those of what its turns read from outside. A branch's is a"
                            + " branch on the same condition. An array without a formula here reads 0."));
            blocks.addAll(ClauseBlocks.of(method.derivation().adjoint().clauses(), method));
        }
        return new Section("The gradient", blocks);
    }

    private void straight(List<Block> blocks) {
        List<Block> between = new ArrayList<>();
        List<Block> gradients = new ArrayList<>();
        for (ArrayVar array : method.backwards()) {
            boolean isChosen = method.derivation().chosen().contains(array);
            if (isChosen) {
                gradients.add(new Block.Card(
                        Text.of("The gradient by ")
                                .formula(method.spelling().of(array))
                                .line(),
                        adjoint(array)));
            } else if (!method.readers(array).isEmpty()) {
                between.add(new Block.Part(List.of(), adjoint(array)));
            }
        }
        int left = between.size() - MOST_BETWEEN;
        if (left > 0) {
            between.subList(MOST_BETWEEN, between.size()).clear();
            between.add(Block.paragraph("The other " + left + " are left out here."));
        }
        if (!between.isEmpty()) {
            blocks.add(new Block.Card(Text.of("Back through what lies between").line(), between));
        }
        blocks.addAll(gradients);
        for (ArrayVar input : method.derivation().chosen()) {
            if (!method.isActive(input)) {
                blocks.add(Text.of("The gradient by ")
                        .formula(method.spelling().of(input))
                        .words(" is 0: nothing that is returned varies with it.")
                        .paragraph());
            }
        }
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

    /** An array's adjoint: the rule, the local derivatives put in, and what is left of that. */
    private List<Block> adjoint(ArrayVar array) {
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
            Notation assembled = formulas.of(total);
            if (!isGiven && !rights.get(1).equals(assembled)) {
                rights.add(assembled);
            }
        }
        List<Block> blocks = new ArrayList<>();
        Notation self = Spelling.indexed(formulas.spelling().of(adjoints.get(array)), formulas.of(Exprs.plain(by)));
        blocks.add(new Block.Equations(self, rights));
        if (!isGiven && size <= LARGEST) {
            matrix(array, by, total, formulas).ifPresent(blocks::add);
        }
        return blocks;
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
