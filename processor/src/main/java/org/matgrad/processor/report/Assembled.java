package org.matgrad.processor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.matgrad.processor.calculus.Jacobians;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.report.document.Block;
import org.matgrad.processor.report.document.Notation;
import org.matgrad.processor.report.document.Section;
import org.matgrad.processor.report.document.Symbol;

/** The derivative arrays put back together: what is stored of them, and what they are called as matrices. */
final class Assembled {

    private static final List<String> HEAD = List.of("by", "component", "as a matrix");

    private final Method method;
    private final List<CompactCard> cards = new ArrayList<>();
    private final List<ArrayVar> inputs = new ArrayList<>();

    private Assembled(Method method, Jacobians.All jacobians) {
        this.method = method;
        ArrayVar result = method.value().results().get(0);
        jacobians.inOrder().forEach(program -> {
            inputs.add(program.input());
            cards.add(new CompactCard(method, CompactForm.of(program), new Quotient.First(result, program.input())));
        });
    }

    private static Optional<Assembled> of(Method method) {
        return method.derivation()
                .jacobians()
                .filter(all -> !all.programs().isEmpty())
                .map(all -> new Assembled(method, all));
    }

    /** A line for each parameter, for the top of the page. */
    static Optional<Block> overview(Method method) {
        return of(method)
                .map(assembled -> new Block.Table(
                        HEAD, assembled.cards.stream().map(CompactCard::row).toList()));
    }

    static Optional<Section> section(Method method) {
        return of(method).map(Assembled::write);
    }

    private Section write() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                Block.paragraph("A derivative array has an axis for each of the result's and each of the parameter's."
                        + " Only what is not always 0 is stored, over the indices that it depends on."));
        for (int n = 0; n < cards.size(); n++) {
            blocks.add(cards.get(n)
                    .card(Text.of("By ")
                            .formula(method.spelling().of(inputs.get(n)))
                            .line()));
        }
        if (cards.stream().anyMatch(CompactCard::isFlattened)) {
            blocks.add(flattening());
        }
        return new Section("The compact derivative", blocks);
    }

    /** How derivatives by matrices are matrices. */
    static Block flattening() {
        return Text.of("As matrices, these have a row for each component of the result and a column for each of the"
                        + " parameter, where a matrix is counted row by row. ")
                .formula(new Notation.Constant("I"))
                .words(" is the identity, ")
                .formula(Notation.sign(Symbol.KRONECKER))
                .words(" the Kronecker product.")
                .paragraph();
    }
}
