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

    /** The formulas of the components, one of each written out for a small size, and all partials. */
    List<String> lines() {
        return paragraphs.stream()
                .skip(1)
                .filter(paragraph -> !LEFT_OUT.contains(paragraph.get(0)))
                .flatMap(List::stream)
                .toList();
    }

    /** The same with no partials but those by one parameter. */
    List<String> lines(String parameter) {
        return lines().stream()
                .filter(line -> !line.contains("/∂") || line.contains("/∂" + parameter + "["))
                .toList();
    }
}
