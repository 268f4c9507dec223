package org.matgrad.processor.checks;

import java.util.Map;

/** Evaluates formulas of sizes. */
final class ProgramSizes {

    private final String text;
    private final Map<String, Integer> symbols;
    private int at;

    private ProgramSizes(String text, Map<String, Integer> symbols) {
        this.text = text.replace(" ", "").replace("Math.max", "");
        this.symbols = symbols;
    }

    static int evaluate(String formula, Map<String, Integer> symbols) {
        return new ProgramSizes(formula, symbols).sum();
    }

    private boolean next(char c) {
        boolean is = at < text.length() && text.charAt(at) == c;
        at += is ? 1 : 0;
        return is;
    }

    private int sum() {
        int value = product();
        while (true) {
            if (next('+')) {
                value += product();
            } else if (next('-')) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    private int product() {
        int value = factor();
        while (true) {
            if (next('*')) {
                value *= factor();
            } else if (next('/')) {
                value /= factor();
            } else {
                return value;
            }
        }
    }

    private int factor() {
        if (next('(')) {
            int value = sum();
            while (next(',')) {
                value = Math.max(value, sum());
            }
            at++;
            return value;
        }
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String name = text.substring(from, at);
        return Character.isDigit(name.charAt(0)) ? Integer.parseInt(name) : symbols.get(name);
    }
}
