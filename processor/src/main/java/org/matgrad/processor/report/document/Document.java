package org.matgrad.processor.report.document;

import java.util.List;

/**
 * A page.
 *
 * @param title the method that it is about, as messages call it
 * @param lead what stands before the first section
 */
public record Document(String title, List<Block> lead, List<Section> sections) {
    public Document {
        lead = List.copyOf(lead);
        sections = List.copyOf(sections);
    }
}
