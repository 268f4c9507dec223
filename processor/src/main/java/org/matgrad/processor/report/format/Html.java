package org.matgrad.processor.report.format;

import java.util.List;
import org.matgrad.processor.report.document.Block;
import org.matgrad.processor.report.document.Document;
import org.matgrad.processor.report.document.Inline;
import org.matgrad.processor.report.document.Notation;
import org.matgrad.processor.report.document.Section;
import org.matgrad.processor.report.document.Symbol;

/** A document as one HTML file that is well-formed XML, with nothing outside of it and no script. */
public final class Html {

    private final StringBuilder out = new StringBuilder();

    private Html() {}

    public static String of(Document document) {
        Html page = new Html();
        page.write(document);
        return page.out.toString();
    }

    private void write(Document document) {
        String title = Escape.xml(document.title());
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        out.append("<title>The derivatives of ").append(title).append("</title>\n");
        out.append("<style>\n").append(Style.SHEET).append("</style>\n</head>\n<body>\n<main>\n");
        out.append("<h1>The derivatives of <code>").append(breakable(title)).append("</code></h1>\n");
        document.lead().forEach(this::write);
        out.append("<nav>");
        for (int s = 0; s < document.sections().size(); s++) {
            out.append("<a href=\"#s").append(s + 1).append("\">");
            out.append(Escape.xml(document.sections().get(s).title())).append("</a> ");
        }
        out.append("</nav>\n");
        for (int s = 0; s < document.sections().size(); s++) {
            write(document.sections().get(s), s + 1);
        }
        out.append("</main>\n</body>\n</html>\n");
    }

    /** With a place to break a long name at. */
    private static String breakable(String title) {
        return title.replace(".", ".<wbr/>");
    }

    private void write(Section section, int number) {
        out.append("<section id=\"s").append(number).append("\">\n<h2><span class=\"number\">");
        out.append(number).append("</span>").append(Escape.xml(section.title())).append("</h2>\n");
        section.blocks().forEach(this::write);
        out.append("</section>\n");
    }

    private void write(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            out.append("<p>");
            inlines(paragraph.text());
            out.append("</p>\n");
        } else if (block instanceof Block.Listing listing) {
            listing(listing.code());
        } else if (block instanceof Block.Plain plain) {
            out.append("<pre><code>").append(Escape.xml(plain.text())).append("</code></pre>\n");
        } else if (block instanceof Block.Equations equations) {
            equations(equations);
        } else if (block instanceof Block.WrittenOut sum) {
            writtenOut(sum);
        } else if (block instanceof Block.Table table) {
            table(table);
        } else if (block instanceof Block.Picture picture) {
            out.append("<figure class=\"scroll\">\n").append(Svg.of(picture.graph()));
            out.append("\n</figure>\n");
        } else if (block instanceof Block.Card card) {
            out.append("<div class=\"card\">\n<h3>");
            inlines(card.title());
            out.append("</h3>\n");
            card.blocks().forEach(this::write);
            out.append("</div>\n");
        } else if (block instanceof Block.Part part) {
            out.append("<div class=\"part\">\n");
            if (!part.title().isEmpty()) {
                out.append("<h4>");
                inlines(part.title());
                out.append("</h4>\n");
            }
            part.blocks().forEach(this::write);
            out.append("</div>\n");
        } else if (block instanceof Block.Nested nested) {
            out.append("<div class=\"nested\">\n<p class=\"head\">");
            inlines(nested.head());
            out.append("</p>\n");
            nested.blocks().forEach(this::write);
            out.append("</div>\n");
        }
    }

    /** Java, its comments set back. */
    private void listing(String code) {
        out.append("<pre><code>");
        for (String line : code.split("\n", -1)) {
            boolean isComment = line.strip().startsWith("//");
            out.append(isComment ? "<span class=\"comment\">" : "").append(Escape.xml(line));
            out.append(isComment ? "</span>\n" : "\n");
        }
        out.setLength(out.length() - 1);
        out.append("</code></pre>\n");
    }

    private void equations(Block.Equations equations) {
        out.append("<div class=\"equations\">\n");
        for (int r = 0; r < equations.rights().size(); r++) {
            out.append("<div class=\"left\">");
            if (r == 0) {
                out.append(MathMl.display(equations.left()));
            }
            out.append("</div><div class=\"right\">");
            out.append(MathMl.display(
                    Notation.sign(Symbol.EQUALS), equations.rights().get(r)));
            out.append("</div>\n");
        }
        out.append("</div>\n");
    }

    /** A formula for each term, so that lines can break between them. */
    private void writtenOut(Block.WrittenOut sum) {
        out.append("<p class=\"sum\"><span class=\"term\">")
                .append(MathMl.display(sum.left(), Notation.sign(Symbol.EQUALS)))
                .append("</span> ");
        boolean first = true;
        for (Notation term : sum.terms()) {
            if (!first) {
                out.append("<span class=\"term vanishes\">")
                        .append(MathMl.inline(Notation.sign(Symbol.PLUS)))
                        .append("</span> ");
            }
            first = false;
            if (term instanceof Notation.Marked marked) {
                out.append("<span class=\"term ")
                        .append(MathMl.cssClass(marked.emphasis()))
                        .append("\">");
                out.append(MathMl.inline(marked.part())).append("</span> ");
            } else {
                out.append("<span class=\"term\">").append(MathMl.inline(term)).append("</span> ");
            }
        }
        out.append("</p>\n");
    }

    private void table(Block.Table table) {
        out.append("<div class=\"scroll\"><table class=\"narrow\">\n<thead><tr>");
        table.head().forEach(head -> out.append("<th>").append(Escape.xml(head)).append("</th>"));
        out.append("</tr></thead>\n<tbody>\n");
        for (List<List<Inline>> row : table.rows()) {
            out.append("<tr>");
            for (int column = 0; column < row.size(); column++) {
                out.append("<td");
                if (!row.get(column).isEmpty()) {
                    out.append(" data-head=\"")
                            .append(Escape.xml(table.head().get(column)))
                            .append('"');
                }
                out.append('>');
                inlines(row.get(column));
                out.append("</td>");
            }
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table></div>\n");
    }

    private void inlines(List<Inline> text) {
        for (Inline inline : text) {
            if (inline instanceof Inline.Words words) {
                out.append(Escape.xml(words.text()));
            } else if (inline instanceof Inline.Code code) {
                out.append("<code>").append(Escape.xml(code.text())).append("</code>");
            } else if (inline instanceof Inline.Formula formula) {
                out.append(MathMl.inline(formula.notation()));
            }
        }
    }
}
