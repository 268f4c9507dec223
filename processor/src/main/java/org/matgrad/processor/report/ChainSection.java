package org.matgrad.processor.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matgrad.processor.calculus.Jacobians;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Operator;
import org.matgrad.processor.component.Renaming;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.report.document.Block;
import org.matgrad.processor.report.document.Notation;
import org.matgrad.processor.report.document.Section;
import org.matgrad.processor.report.document.Symbol;

/** The derivatives of an array by all others that lead to it: the chain rule, summed over what lies between. */
final class ChainSection {

    private static final int MOST_CARDS = 40;

    /** A formula of more parts is not shown. */
    private static final int LARGEST = 150;

    private final Method method;
    private final ArrayVar result;
    private final Map<ArrayVar, CompactForm> whole;

    private ChainSection(Method method, Jacobians.All jacobians) {
        this.method = method;
        this.result = method.value().results().get(0);
        this.whole = jacobians.programs().stream()
                .map(CompactForm::of)
                .collect(Collectors.toMap(form -> form.program().input(), Function.identity()));
    }

    /** The section, where Jacobians are composed and an array between is read on the way. */
    static Optional<Section> of(Method method) {
        boolean isComposed = method.derivation()
                .jacobians()
                .filter(all -> !all.programs().isEmpty())
                .isPresent();
        return isComposed
                ? byArrays(method).flatMap(jacobians -> new ChainSection(method, jacobians).write())
                : Optional.empty();
    }

    /** The derivatives by all arrays that lead to the result, where these can be composed, too. */
    private static Optional<Jacobians.All> byArrays(Method method) {
        Set<ArrayVar> inputs = new LinkedHashSet<>(method.backwards());
        inputs.remove(method.value().results().get(0));
        return Jacobians.of(method.freshly(), inputs);
    }

    private Optional<Section> write() {
        List<Block> cards = new ArrayList<>();
        for (ArrayVar array : method.backwards()) {
            boolean isBetween = method.readers(array).stream().anyMatch(reader -> reader.target() != result);
            if (array != result && isBetween) {
                cards.add(card(array));
            }
        }
        if (cards.isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                Block.paragraph(
                        "What the result owes to an array, it owes to those that read the array: the derivative"
                                + " by it is the derivative by each reader times the reader's own, summed over the reader's components."));
        blocks.addAll(cards.subList(0, Math.min(cards.size(), MOST_CARDS)));
        return Optional.of(new Section("The chain rule", blocks));
    }

    private Block card(ArrayVar array) {
        Formulas formulas = method.formulas(List.of());
        List<Index> out = formulas.letters().along(result.shape());
        List<Index> by = formulas.letters().along(array.shape());
        Expr.Access y = Expr.Access.of(result, out);
        List<Notation> rule = new ArrayList<>();
        List<Notation> substituted = new ArrayList<>();
        boolean isLarge = false;
        for (Definition reader : method.readers(array)) {
            boolean isResult = reader.target() == result;
            List<Index> at =
                    isResult ? out : formulas.letters().along(reader.target().shape());
            Expr.Access between = Expr.Access.of(reader.target(), at);
            Expr local = local(reader, at, by, array);
            Notation own = formulas.partial(between, Expr.Access.of(array, by));
            if (isResult) {
                rule.add(own);
                substituted.add(formulas.of(local));
                continue;
            }
            Expr above = whole.get(reader.target()).at(out, at);
            isLarge |= Exprs.size(above) + Exprs.size(local) > LARGEST;
            rule.add(formulas.summed(at, product(formulas.partial(y, between), own)));
            Set<Index> indices = Set.copyOf(at);
            Set<Expr.Delta> deltas = Local.cancelling(new Expr.Binary(Operator.MULTIPLY, above, local), indices);
            Formulas marking = formulas.marking(deltas, Local.cancelledBy(deltas, indices));
            substituted.add(marking.summed(at, product(marking.factor(above), marking.factor(local))));
        }
        Expr total = whole.get(array).at(out, by);
        List<Notation> rights = new ArrayList<>();
        rights.add(sum(rule));
        if (!isLarge) {
            rights.add(sum(substituted));
        }
        if (Exprs.size(total) <= LARGEST) {
            List<Index> own = new ArrayList<>(out);
            own.addAll(by);
            Notation assembled = method.formulas(own).of(total);
            if (!rights.get(rights.size() - 1).equals(assembled)) {
                rights.add(assembled);
            }
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Equations(formulas.partial(y, Expr.Access.of(array, by)), rights));
        CompactCard.jacobian(out, by, total, formulas)
                .ifPresent(form -> blocks.add(Text.of("As a matrix: ")
                        .formula(Notation.row(
                                new Notation.Fraction(
                                        Notation.row(
                                                Notation.sign(Symbol.PARTIAL),
                                                formulas.spelling().of(result)),
                                        Notation.row(
                                                Notation.sign(Symbol.PARTIAL),
                                                formulas.spelling().of(array))),
                                Notation.sign(Symbol.EQUALS),
                                form))
                        .words(".")
                        .paragraph()));
        return new Block.Card(
                Text.of("By ").formula(formulas.spelling().of(array)).line(), blocks);
    }

    /** The reader's own derivative, at these components. */
    private Expr local(Definition reader, List<Index> at, List<Index> by, ArrayVar array) {
        Local local = Local.of(reader, by, method.partials(reader).get(array));
        Expr total = local.cancelled().stream().reduce(Expr.ZERO, Algebra::add);
        return Renaming.of(reader.indices(), Exprs.plain(at)).apply(total);
    }

    private static Notation product(Notation left, Notation right) {
        return Notation.row(left, Notation.sign(Symbol.TIMES), right);
    }

    static Notation sum(List<Notation> terms) {
        List<Notation> parts = new ArrayList<>();
        for (Notation term : terms) {
            if (!parts.isEmpty()) {
                parts.add(Notation.sign(Symbol.PLUS));
            }
            parts.add(term);
        }
        return parts.size() == 1 ? parts.get(0) : new Notation.Row(parts);
    }
}
