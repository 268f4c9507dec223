package org.matgrad.samples.seed;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The derivation that the processor writes beside a companion: paragraphs, each under a title of its own. */
final class DerivationText {
    private static final Set<String> LEFT_OUT = Set.of("Reverse mode", "Forward mode");

    private final List<List<String>> paragraphs;

    private DerivationText(List<List<String>> paragraphs) {
        this.paragraphs = paragraphs;
    }

    /** Reads the derivation of a companion in this package. */
    static DerivationText of(Class<?> companion) throws IOException {
        String file = companion.getSimpleName() + ".derivation.txt";
        try (InputStream in = companion.getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException(file);
            }
            return new DerivationText(paragraphs(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    private static List<List<String>> paragraphs(String text) {
        List<List<String>> paragraphs = new ArrayList<>();
        for (String paragraph : text.split("\\R{2,}")) {
            paragraphs.add(paragraph.lines().toList());
        }
        return paragraphs;
    }

    /** The formulas of the components, written out for a small size too, and the partials by one parameter. */
    List<String> lines(String parameter) {
        List<String> lines = new ArrayList<>();
        for (List<String> paragraph : paragraphs.subList(1, paragraphs.size())) {
            if (!LEFT_OUT.contains(paragraph.get(0))) {
                paragraph.stream().filter(line -> concerns(line, parameter)).forEach(lines::add);
            }
        }
        return lines;
    }

    /** Whether a line isn't a partial by something else. */
    private static boolean concerns(String line, String parameter) {
        return !line.contains("/∂") || line.contains("/∂" + parameter + "[");
    }
}
