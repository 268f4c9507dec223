package org.matgrad.processor.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A part of a random program: Java text with places for its own parts, {@code #0}, {@code #1} and so on, or {@code #*} for
 * all of them one below the other. {@code ~} stands before a function that has a kink, and after a bar stands how the
 * traced program is written, where it differs otherwise.
 *
 * @param low the least that a component is
 * @param high the largest that a component is
 */
record ProgramNode(ProgramType type, double low, double high, String text, List<ProgramNode> parts) {

    static ProgramNode of(ProgramType type, double low, double high, String text, ProgramNode... parts) {
        return new ProgramNode(type, Math.min(low, high), Math.max(low, high), text, List.of(parts));
    }

    static ProgramNode number(double low, double high, String text, ProgramNode... parts) {
        return of(ProgramType.NUMBER, low, high, text, parts);
    }

    static ProgramNode integer(double low, double high, String text, ProgramNode... parts) {
        return of(ProgramType.INT, low, high, text, parts);
    }

    static ProgramNode test(String text, ProgramNode... parts) {
        return of(ProgramType.BOOL, 0, 1, text, parts);
    }

    static ProgramNode statement(String text, ProgramNode... parts) {
        return of(ProgramType.STATEMENT, 0, 0, text, parts);
    }

    static ProgramNode block(List<ProgramNode> statements) {
        return new ProgramNode(ProgramType.STATEMENT, 0, 0, "#*", List.copyOf(statements));
    }

    boolean isBlock() {
        return text.equals("#*");
    }

    double magnitude() {
        return Math.max(Math.abs(low), Math.abs(high));
    }

    String java() {
        return text(false);
    }

    /** With the functions that note on which side of their kinks they are. */
    String traced() {
        return text(true);
    }

    private String text(boolean traced) {
        int bar = text.indexOf('¦');
        String own = bar < 0 ? text : traced ? text.substring(bar + 1) : text.substring(0, bar);
        StringBuilder result = new StringBuilder();
        for (int at = 0; at < own.length(); at++) {
            char c = own.charAt(at);
            if (c == '#' && own.charAt(at + 1) == '*') {
                at++;
                parts.forEach(part -> result.append(part.text(traced)).append('\n'));
            } else if (c == '#') {
                result.append(parts.get(own.charAt(++at) - '0').text(traced));
            } else if (c != '~') {
                result.append(c);
            } else if (traced) {
                result.append("KinkTrace.");
            }
        }
        return result.toString();
    }

    /** The ways to all nodes, those to the largest first. */
    List<List<Integer>> paths() {
        List<List<Integer>> paths = new ArrayList<>();
        paths.add(List.of());
        for (int at = 0; at < paths.size(); at++) {
            int count = at(paths.get(at)).parts.size();
            for (int part = 0; part < count; part++) {
                List<Integer> longer = new ArrayList<>(paths.get(at));
                longer.add(part);
                paths.add(longer);
            }
        }
        return paths;
    }

    ProgramNode at(List<Integer> path) {
        ProgramNode node = this;
        for (int part : path) {
            node = node.parts.get(part);
        }
        return node;
    }

    ProgramNode with(List<Integer> path, UnaryOperator<ProgramNode> change) {
        if (path.isEmpty()) {
            return change.apply(this);
        }
        List<ProgramNode> changed = new ArrayList<>(parts);
        changed.set(path.get(0), parts.get(path.get(0)).with(path.subList(1, path.size()), change));
        return new ProgramNode(type, low, high, text, changed);
    }
}
