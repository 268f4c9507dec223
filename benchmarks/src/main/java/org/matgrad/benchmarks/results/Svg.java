package org.matgrad.benchmarks.results;

import java.util.Locale;

/** A picture under construction. One file, without scripts or anything from elsewhere; light or dark as the reader's screen. */
final class Svg {
    private static final String STYLE = """
            svg { --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --paper: #ffffff;
              --c0: #0969da; --c1: #bc4c00; --c2: #1a7f37; --c3: #8250df; --c4: #bf3989; --c5: #6e7781; --c6: #9a6700; }
            @media (prefers-color-scheme: dark) { svg { --ink: #f0f6fc; --soft: #9198a1; --line: #3d444d; --paper: #0d1117;
              --c0: #58a6ff; --c1: #f0883e; --c2: #3fb950; --c3: #bc8cff; --c4: #f778ba; --c5: #9198a1; --c6: #d29922; } }
            text { font: 13px system-ui, sans-serif; fill: var(--ink); }
            .soft { fill: var(--soft); font-size: 12px; } .title { font-weight: 600; font-size: 15px; }
            .end { text-anchor: end; } .middle { text-anchor: middle; }
            line, path { stroke-width: 1; stroke: var(--line); fill: none; } .base { stroke: var(--soft); stroke-dasharray: 4 3; }
            """;
    /** As many as there are colours and shapes. */
    private static final int KINDS = 7;

    private final StringBuilder body = new StringBuilder();
    private final double width;
    private final double height;

    Svg(String title, double width, double height) {
        this.width = width;
        this.height = height;
        body.append("<title>").append(escaped(title)).append("</title>\n");
        body.append("<rect width=\"100%\" height=\"100%\" fill=\"var(--paper)\"/>\n");
    }

    void text(double x, double y, String classes, String text) {
        add("<text x=\"%s\" y=\"%s\" class=\"%s\">%s</text>", number(x), number(y), classes, escaped(text));
    }

    void line(double x1, double y1, double x2, double y2, String classes) {
        add(
                "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" class=\"%s\"/>",
                number(x1), number(y1), number(x2), number(y2), classes);
    }

    /** A thicker line in the colour of a contender. */
    void stroke(double x1, double y1, double x2, double y2, int contender) {
        add(
                "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" style=\"stroke: var(--c%d); stroke-width: 2\"/>",
                number(x1), number(y1), number(x2), number(y2), contender % KINDS);
    }

    /** A mark in the colour and the shape of a contender, with a text that shows when it is pointed at. */
    void mark(double x, double y, int contender, String about) {
        int kind = contender % KINDS;
        String fill = contender < KINDS ? "var(--c" + kind + ")" : "var(--paper)";
        add(
                "<path d=\"%s\" transform=\"translate(%s %s)\" style=\"fill: %s; stroke: var(--c%d); stroke-width: 1.5\">"
                        + "<title>%s</title></path>",
                SHAPES[kind], number(x), number(y), fill, kind, escaped(about));
    }

    private static final String[] SHAPES = {
        "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z",
        "M-4.5 -4.5h9v9h-9Z",
        "M0 -5.5L5.5 4.5H-5.5Z",
        "M0 -6L6 0L0 6L-6 0Z",
        "M0 5.5L5.5 -4.5H-5.5Z",
        "M-6 -2.5h12v5h-12Z",
        "M-2.5 -6h5v12h-5Z",
    };

    private void add(String format, Object... parts) {
        body.append(String.format(Locale.ROOT, format, parts)).append('\n');
    }

    private static String number(double x) {
        String text = String.format(Locale.ROOT, "%.1f", x);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\" role=\"img\">%n"
                        + "<style>%n%s</style>%n%s</svg>%n",
                number(width),
                number(height),
                number(width),
                number(height),
                STYLE,
                body);
    }
}
