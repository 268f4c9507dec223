package org.matgrad.processor.report;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.matgrad.processor.calculus.Derivation;
import org.matgrad.processor.report.format.Html;
import org.matgrad.processor.report.format.Markdown;

/** What a derivation can be written as. */
public enum PageKind {
    TEXT("text", "txt"),
    HTML("html", "html"),
    MARKDOWN("md", "md");

    private final String option;
    private final String extension;

    PageKind(String option, String extension) {
        this.option = option;
        this.extension = extension;
    }

    /** The kind that an option asks for. */
    public static Optional<PageKind> of(String option) {
        return Arrays.stream(values())
                .filter(kind -> kind.option.equals(option))
                .findFirst();
    }

    /** How files of this kind end. */
    public String extension() {
        return extension;
    }

    /** The page of a method; what it shows beside the derivation is only asked for where it is shown. */
    public String write(Derivation derivation, Supplier<Subject> subject) {
        return switch (this) {
            case TEXT -> TextDerivation.of(derivation);
            case HTML -> Html.of(DerivationPage.of(derivation, subject.get()));
            case MARKDOWN -> Markdown.of(DerivationPage.of(derivation, subject.get()));
        };
    }
}
