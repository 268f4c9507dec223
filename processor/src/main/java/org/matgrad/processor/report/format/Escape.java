package org.matgrad.processor.report.format;

/** Makes any text harmless where it is put. */
final class Escape {

    private Escape() {}

    /** For the text of an element and for an attribute between double quotes. */
    static String xml(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    /** Whether XML may hold a character at all. */
    private static boolean isAllowed(int c) {
        boolean isSurrogate = c >= 0xD800 && c <= 0xDFFF;
        return c == '\t' || c == '\n' || c >= ' ' && !isSurrogate && c != 0xFFFE && c != 0xFFFF;
    }

    /** For Markdown's text: what could be a mark is not. */
    static String markdown(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c < 128 && "\\`*_{}[]<>#+!|~$&".indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(isAllowed(c) && c != '\n' ? c : ' ');
        });
        return escaped.toString();
    }

    /** For words and names in a formula of LaTeX's. */
    static String latex(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> escaped.append("\\backslash ");
                case '{', '}', '_', '$', '%', '#', '&' -> escaped.append('\\').appendCodePoint(c);
                case '^', '~', '`', '"' -> escaped.append(' ');
                default -> escaped.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }
}
