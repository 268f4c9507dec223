package org.matgrad.processor.report.format;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.matgrad.processor.report.document.Block;
import org.matgrad.processor.report.document.Document;
import org.matgrad.processor.report.document.Emphasis;
import org.matgrad.processor.report.document.Graph;
import org.matgrad.processor.report.document.Inline;
import org.matgrad.processor.report.document.Notation;
import org.matgrad.processor.report.document.Section;

/** A document as GitHub's Markdown: formulas in LaTeX between fences, the picture as a flowchart of Mermaid's. */
public final class Markdown {

    private final StringBuilder out = new StringBuilder();

    private Markdown() {}

    public static String of(Document document) {
        Markdown page = new Markdown();
        page.write(document);
        return page.out.toString();
    }

    private void write(Document document) {
        out.append("# The derivatives of ").append(code(document.title())).append("\n");
        write(document.lead(), "");
        int number = 0;
        for (Section section : document.sections()) {
            number++;
            out.append("\n## ")
                    .append(number)
                    .append(". ")
                    .append(Escape.markdown(section.title()))
                    .append('\n');
            write(section.blocks(), "");
        }
    }

    private void write(List<Block> blocks, String prefix) {
        for (Block block : blocks) {
            out.append(prefix.stripTrailing()).append('\n');
            write(block, prefix);
        }
    }

    private void write(Block block, String prefix) {
        if (block instanceof Block.Paragraph paragraph) {
            line(prefix, inlines(paragraph.text()));
        } else if (block instanceof Block.Listing listing) {
            fenced(prefix, "java", listing.code());
        } else if (block instanceof Block.Plain plain) {
            fenced(prefix, "", plain.text());
        } else if (block instanceof Block.Equations equations) {
            equations(prefix, equations);
        } else if (block instanceof Block.WrittenOut sum) {
            writtenOut(prefix, sum);
        } else if (block instanceof Block.Table table) {
            table(prefix, table);
        } else if (block instanceof Block.Picture picture) {
            fenced(prefix, "mermaid", flowchart(picture.graph()));
        } else if (block instanceof Block.Card card) {
            line(prefix, "### " + inlines(card.title()));
            write(card.blocks(), prefix);
        } else if (block instanceof Block.Part part) {
            if (!part.title().isEmpty()) {
                line(prefix, "**" + inlines(part.title()) + "**");
            }
            write(part.blocks(), prefix);
        } else if (block instanceof Block.Nested nested) {
            line(prefix, "**" + inlines(nested.head()) + "**");
            write(nested.blocks(), prefix + "> ");
        }
    }

    private void line(String prefix, String text) {
        out.append(prefix).append(text).append('\n');
    }

    /** Between fences that are longer than any inside. */
    private void fenced(String prefix, String language, String text) {
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        line(prefix, fence + language);
        text.lines().forEach(one -> line(prefix, one));
        line(prefix, fence);
    }

    private void equations(String prefix, Block.Equations equations) {
        StringJoiner rows = new StringJoiner(" \\\\\n");
        for (int r = 0; r < equations.rights().size(); r++) {
            String left = r == 0 ? Latex.of(equations.left()) + " " : "";
            rows.add(left + "&= " + Latex.of(equations.rights().get(r)));
        }
        fenced(prefix, "math", "\\begin{aligned}\n" + rows + "\n\\end{aligned}");
    }

    private void writtenOut(String prefix, Block.WrittenOut sum) {
        String terms = sum.terms().stream().map(Markdown::term).collect(Collectors.joining(" + "));
        fenced(prefix, "math", Latex.of(sum.left()) + " = " + terms);
    }

    private static String term(Notation term) {
        boolean vanishes = term instanceof Notation.Marked marked && marked.emphasis() == Emphasis.VANISHES;
        return vanishes ? Latex.of(((Notation.Marked) term).part()) : Latex.of(term);
    }

    private void table(String prefix, Block.Table table) {
        line(prefix, "| " + table.head().stream().map(Escape::markdown).collect(Collectors.joining(" | ")) + " |");
        line(prefix, "|" + " --- |".repeat(table.head().size()));
        for (List<List<Inline>> row : table.rows()) {
            line(prefix, row.stream().map(Markdown::inlines).collect(Collectors.joining(" | ", "| ", " |")));
        }
    }

    private static String inlines(List<Inline> text) {
        StringBuilder line = new StringBuilder();
        for (Inline inline : text) {
            if (inline instanceof Inline.Words words) {
                line.append(Escape.markdown(words.text()));
            } else if (inline instanceof Inline.Code code) {
                line.append(code(code.text()));
            } else if (inline instanceof Inline.Formula formula) {
                line.append("$`").append(Latex.of(formula.notation())).append("`$");
            }
        }
        return line.toString().strip();
    }

    /** Between backticks, as many as the text needs; a bar would end a table's cell. */
    private static String code(String text) {
        String fence = "`";
        while (text.contains(fence)) {
            fence += "`";
        }
        String space = fence.length() > 1 ? " " : "";
        return fence + space + text.replace("|", "\\|").replace('\n', ' ') + space + fence;
    }

    private static String flowchart(Graph graph) {
        List<String> lines = new ArrayList<>();
        lines.add("flowchart TD");
        for (int n = 0; n < graph.nodes().size(); n++) {
            Graph.Node node = graph.nodes().get(n);
            String label = (node.name() + " " + node.shape()).strip();
            lines.add("  n" + n + "[\"" + quoted(label) + (node.how().isEmpty() ? "" : "<br/>" + quoted(node.how()))
                    + "\"]");
        }
        graph.edges().forEach(edge -> lines.add("  n" + edge.from() + " --> n" + edge.to()));
        return String.join("\n", lines);
    }

    private static String quoted(String label) {
        return Escape.xml(label)
                .replace("&#39;", "'")
                .replace("#", "#35;")
                .replace("&quot;", "#quot;")
                .replace("`", "'");
    }
}
