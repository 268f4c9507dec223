package org.matgrad.processor.report.document;

import java.util.List;

/** A part of a section. */
public sealed interface Block {

    record Paragraph(List<Inline> text) implements Block {
        public Paragraph {
            text = List.copyOf(text);
        }
    }

    /** Lines of Java. */
    record Listing(String code) implements Block {}

    /** Lines of anything else. */
    record Plain(String text) implements Block {}

    /** What the left side is, in steps: the first row has it, each row one more equation. */
    record Equations(Notation left, List<Notation> rights) implements Block {
        public Equations {
            rights = List.copyOf(rights);
        }
    }

    /** What the left side is as a sum of terms, written out. */
    record WrittenOut(Notation left, List<Notation> terms) implements Block {
        public WrittenOut {
            terms = List.copyOf(terms);
        }
    }

    /** A row for each entry, the first cell of which names it. */
    record Table(List<String> head, List<List<List<Inline>>> rows) implements Block {
        public Table {
            head = List.copyOf(head);
            rows = List.copyOf(rows);
        }
    }

    record Picture(Graph graph) implements Block {}

    /** Blocks that belong together, under a title. */
    record Card(List<Inline> title, List<Block> blocks) implements Block {
        public Card {
            title = List.copyOf(title);
            blocks = List.copyOf(blocks);
        }
    }

    /** Blocks that belong together within a card, under a smaller title or none. */
    record Part(List<Inline> title, List<Block> blocks) implements Block {
        public Part {
            title = List.copyOf(title);
            blocks = List.copyOf(blocks);
        }
    }

    /** What stands in a loop or a branch, under its head. */
    record Nested(List<Inline> head, List<Block> blocks) implements Block {
        public Nested {
            head = List.copyOf(head);
            blocks = List.copyOf(blocks);
        }
    }

    static Block paragraph(Inline... text) {
        return new Paragraph(List.of(text));
    }

    static Block paragraph(String text) {
        return new Paragraph(List.of(Inline.words(text)));
    }
}
