package org.matgrad.processor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.matgrad.processor.calculus.Derivation;
import org.matgrad.processor.matrix.Parameter;
import org.matgrad.processor.matrix.Program;
import org.matgrad.processor.report.document.Block;
import org.matgrad.processor.report.document.Document;
import org.matgrad.processor.report.document.Inline;
import org.matgrad.processor.report.document.Notation;
import org.matgrad.processor.report.document.Section;
import org.matgrad.processor.report.document.Symbol;

/** How a method's derivatives come about, step by step, as a document. */
public final class DerivationPage {

    private final Method method;
    private final Subject subject;

    private DerivationPage(Derivation derivation, Subject subject) {
        this.method = new Method(derivation);
        this.subject = subject;
    }

    public static Document of(Derivation derivation, Subject subject) {
        return new DerivationPage(derivation, subject).write();
    }

    private Document write() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "The method",
                List.of(
                        Block.paragraph("As it stands from line " + subject.line() + " of its file on:"),
                        new Block.Listing(subject.source()))));
        sections.add(computed());
        sections.add(LocalSection.of(method));
        ChainSection.of(method).ifPresent(sections::add);
        Assembled.section(method).ifPresent(sections::add);
        sections.add(GradientSection.of(method));
        SecondSection.of(method).ifPresent(sections::add);
        sections.add(loops());
        return new Document(method.derivation().program().name(), lead(), sections);
    }

    private List<Block> lead() {
        List<Block> lead = new ArrayList<>();
        lead.add(Text.of("How Matgrad differentiates this method: every formula is written for one component,"
                        + " differentiated there, and the components are put back together in the most compact form.")
                .paragraph());
        Optional<Block> overview = Assembled.overview(method);
        overview.ifPresent(lead::add);
        if (overview.isEmpty() && !method.hasNumber()) {
            lead.add(Block.paragraph(
                    "Jacobians of this method are computed by sweeps, row by row or column by column."));
        }
        return lead;
    }

    private Section computed() {
        List<Block> blocks = new ArrayList<>();
        Program program = method.derivation().program();
        Flow.of(program).ifPresent(graph -> blocks.add(new Block.Picture(graph)));
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (Parameter input : program.inputs()) {
            rows.add(row(input));
        }
        blocks.add(new Block.Table(List.of("given", "size", "as"), rows));
        blocks.add(Block.paragraph("From these, in order:"));
        blocks.addAll(ClauseBlocks.of(method.value().clauses(), method));
        blocks.add(Text.of("Indices begin at 0. Among matrices a vector is a column, ")
                .formula(new Notation.Constant("1"))
                .words(" is one of ones, and ")
                .formula(Notation.sign(Symbol.HADAMARD))
                .words(" and ")
                .formula(Notation.sign(Symbol.ELEMENTWISE_DIVIDED))
                .words(" multiply and divide component by component.")
                .paragraph());
        return new Section("What is computed", blocks);
    }

    private List<List<Inline>> row(Parameter input) {
        List<Inline> name = List.of(Inline.formula(new Notation.Name(input.name())));
        if (input instanceof Parameter.Real real) {
            String role = real.active() ? "variable" : "constant";
            return List.of(
                    name,
                    ClauseBlocks.size(real.value().shape(), method.formulas(List.of())),
                    List.of(Inline.words(role)));
        }
        String kind = input instanceof Parameter.Int ? "int" : input instanceof Parameter.Ints ? "int[]" : "boolean";
        return List.of(name, List.of(Inline.code(kind)), List.of(Inline.words("constant")));
    }

    private Section loops() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.paragraph(
                "This is what the companion runs. Each loop stands under the line that it comes from and"
                        + " the formulas that it computes."));
        for (Subject.Sweep sweep : subject.sweeps()) {
            blocks.add(Block.paragraph(sweep.title()));
            blocks.add(new Block.Listing(sweep.code()));
        }
        return new Section("The loops", blocks);
    }
}
