package org.matgrad.benchmarks.results;

import java.util.List;

/** The contenders with their marks, in as many lines as they need. */
record Legend(List<String> names, double from, double to) {
    private static final double LINE = 22;

    double height() {
        return LINE * place(null, 0);
    }

    void draw(Svg svg, double y) {
        place(svg, y);
    }

    /** Gives the number of lines. */
    private int place(Svg svg, double y) {
        double x = from;
        int line = 0;
        for (int n = 0; n < names.size(); n++) {
            double length = 30 + 7.2 * names.get(n).length();
            if (x > from && x + length > to) {
                x = from;
                line++;
            }
            if (svg != null) {
                svg.mark(x + 6, y + LINE * line - 4, n, names.get(n));
                svg.text(x + 18, y + LINE * line, "", names.get(n));
            }
            x += length;
        }
        return line + 1;
    }
}
