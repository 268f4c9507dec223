package org.matgrad.processor.report;

import java.util.ArrayList;
import java.util.List;
import org.matgrad.processor.report.document.Block;
import org.matgrad.processor.report.document.Inline;
import org.matgrad.processor.report.document.Notation;

/** A line of words and formulas in the making. */
final class Text {

    private final List<Inline> parts = new ArrayList<>();

    static Text of(String words) {
        return new Text().words(words);
    }

    Text words(String words) {
        parts.add(Inline.words(words));
        return this;
    }

    Text code(String code) {
        parts.add(Inline.code(code));
        return this;
    }

    Text formula(Notation notation) {
        parts.add(Inline.formula(notation));
        return this;
    }

    Text all(List<Inline> inlines) {
        parts.addAll(inlines);
        return this;
    }

    /** Formulas with commas between, and a word before the last. */
    Text list(List<Notation> notations, String word) {
        for (int n = 0; n < notations.size(); n++) {
            if (n > 0) {
                words(n == notations.size() - 1 ? " " + word + " " : ", ");
            }
            formula(notations.get(n));
        }
        return this;
    }

    Block paragraph() {
        return new Block.Paragraph(parts);
    }

    List<Inline> line() {
        return List.copyOf(parts);
    }
}
