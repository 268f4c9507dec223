package org.matgrad.processor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.matgrad.processor.calculus.Chains;
import org.matgrad.processor.calculus.Hessians;
import org.matgrad.processor.calculus.SecondOrder;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.report.document.Block;
import org.matgrad.processor.report.document.Inline;
import org.matgrad.processor.report.document.Section;

/** The second order: how the gradient changes along a direction, and the compact blocks of the Hessian. */
final class SecondSection {

    private final Method method;
    private final SecondOrder second;

    private SecondSection(Method method, SecondOrder second) {
        this.method = method;
        this.second = second;
    }

    static Optional<Section> of(Method method) {
        return method.derivation().second().map(second -> new SecondSection(method, second).write());
    }

    private Section write() {
        List<Block> blocks = new ArrayList<>();
        method.derivation().hessian().ifPresent(hessian -> hessian(hessian, blocks));
        if (method.hasNumber() && method.derivation().hessian().isEmpty()) {
            blocks.add(Block.paragraph("The Hessian of this method has no formula by component: it is put together from"
                    + " products with unit directions."));
        }
        List<Block> sweeps = new ArrayList<>();
        sweeps.add(
                Text.of("The gradient's formulas are differentiated once more, along a direction: what the code calls ")
                        .code("xDot")
                        .words(" is how ")
                        .code("x")
                        .words(" changes. First forwards, from the parameters on:")
                        .paragraph());
        sweeps.addAll(ClauseBlocks.of(second.ahead(), method));
        sweeps.add(Block.paragraph("Then backwards, as the gradient goes:"));
        sweeps.addAll(ClauseBlocks.of(second.back(), method));
        blocks.add(new Block.Card(List.of(Inline.words("The Hessian times a direction")), sweeps));
        return new Section("The second derivative", blocks);
    }

    private void hessian(List<Hessians.Block> hessian, List<Block> blocks) {
        blocks.add(
                Block.paragraph("The gradient's components are differentiated by each parameter again. A block and its"
                        + " mirror image are the same numbers: only one of them is shown, and kept."));
        boolean isFlattened = false;
        for (Hessians.Block block : hessian) {
            List<Inline> title = Text.of("By ")
                    .formula(method.spelling().of(block.row()))
                    .words(" and ")
                    .formula(method.spelling().of(block.column()))
                    .line();
            if (block.form() instanceof Hessians.Terms terms) {
                CompactCard card = new CompactCard(method, CompactForm.of(terms.program()), quotient(block));
                isFlattened |= card.isFlattened();
                blocks.add(card.card(title));
            } else {
                blocks.add(new Block.Card(title, lines(((Hessians.Chain) block.form()).lines())));
            }
        }
        if (isFlattened) {
            blocks.add(Assembled.flattening());
        }
    }

    private Quotient quotient(Hessians.Block block) {
        ArrayVar number = method.value().results().get(0);
        return new Quotient.Second(number, block.row(), block.column());
    }

    /** A band: a line of numbers beside the diagonal for each distance from it. */
    private List<Block> lines(Chains.Lines lines) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.paragraph(
                "It is 0 but on lines beside the diagonal. Each is one array, whose component k stands in"
                        + " the row and the column that are named here:"));
        for (Chains.Line line : lines.lines()) {
            blocks.add(Text.of("row ")
                    .code(from(line.row()))
                    .words(", column ")
                    .code(from(line.column()))
                    .words(": ")
                    .formula(method.spelling().of(line.values()))
                    .paragraph());
        }
        blocks.addAll(ClauseBlocks.of(List.copyOf(lines.definitions()), method));
        return blocks;
    }

    private static String from(int shift) {
        return shift == 0 ? "k" : "k + " + shift;
    }
}
