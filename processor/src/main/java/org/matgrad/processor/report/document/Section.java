package org.matgrad.processor.report.document;

import java.util.List;

/** A part of a document, under a title. */
public record Section(String title, List<Block> blocks) {
    public Section {
        blocks = List.copyOf(blocks);
    }
}
