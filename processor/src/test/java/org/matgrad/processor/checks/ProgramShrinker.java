package org.matgrad.processor.checks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a program that fails smaller, as long as it fails in the same way. */
final class ProgramShrinker {

    private static final Pattern COUNTER = Pattern.compile("for \\((int \\w+ = [^;]+;)(?s).*");

    private final Predicate<ProgramText> fails;
    private final long end;
    private ProgramText program;

    private ProgramShrinker(ProgramText program, Predicate<ProgramText> fails, long seconds) {
        this.program = program;
        this.fails = fails;
        this.end = System.nanoTime() + seconds * 1_000_000_000L;
    }

    /** The smallest program that is found in time. */
    static ProgramText shrink(ProgramText program, Predicate<ProgramText> fails, long seconds) {
        ProgramShrinker shrinker = new ProgramShrinker(program, fails, seconds);
        while (shrinker.pass()) {
            // Once more: what could not go before may go now.
        }
        return shrinker.program;
    }

    private boolean pass() {
        boolean smaller = false;
        for (int body = 0; body < program.bodies().size(); body++) {
            for (int at = 0; at < program.bodies().get(body).paths().size(); at++) {
                if (System.nanoTime() > end) {
                    return false;
                }
                List<Integer> path = program.bodies().get(body).paths().get(at);
                smaller |= atNode(body, path);
            }
        }
        return smaller;
    }

    private boolean atNode(int body, List<Integer> path) {
        ProgramNode node = program.bodies().get(body).at(path);
        boolean smaller = false;
        for (ProgramNode candidate : candidates(node)) {
            if (System.nanoTime() > end) {
                return smaller;
            }
            ProgramText changed = program.with(body, root -> root.with(path, before -> candidate));
            if (fails.test(changed)) {
                program = changed;
                return true;
            }
        }
        return smaller;
    }

    private List<ProgramNode> candidates(ProgramNode node) {
        List<ProgramNode> candidates = new ArrayList<>();
        if (node.isBlock()) {
            int count = node.parts().size();
            for (int length = count; length > 0; length /= 2) {
                for (int from = 0; from + length <= count; from += length) {
                    List<ProgramNode> left = new ArrayList<>(node.parts().subList(0, from));
                    left.addAll(node.parts().subList(from + length, count));
                    if (!returns(node.parts().get(from + length - 1))) {
                        candidates.add(ProgramNode.block(left));
                    }
                }
            }
            return candidates;
        }
        if (node.type() == ProgramType.STATEMENT) {
            for (ProgramNode part : node.parts()) {
                boolean ends = part.isBlock() && !part.parts().isEmpty() && returns(last(part));
                if (part.isBlock() && !ends) {
                    candidates.add(part);
                    Matcher loop = COUNTER.matcher(node.text());
                    if (loop.matches() && !node.parts().isEmpty()) {
                        List<ProgramNode> once = new ArrayList<>();
                        once.add(ProgramNode.statement(
                                loop.group(1), node.parts().get(0)));
                        once.addAll(part.parts());
                        candidates.add(ProgramNode.block(once));
                    }
                }
            }
            return candidates;
        }
        if (node.text().contains("identity(")) {
            // A matrix that is far from singular: what is left of it would not be.
            return List.of();
        }
        Set<ProgramNode> smaller = new LinkedHashSet<>();
        if (!node.parts().isEmpty()) {
            leaves(node.type()).forEach(smaller::add);
            descendants(node, node.type(), smaller);
        } else if (node.type() == ProgramType.INT && node.text().matches("[a-z]\\d+")) {
            smaller.add(ProgramNode.integer(1, 1, "1"));
            smaller.add(ProgramNode.integer(2, 2, "2"));
        } else if (node.type() == ProgramType.NUMBER && !node.text().matches("[\\d.]+")) {
            smaller.add(ProgramNode.number(1, 1, "1.0"));
        } else if (node.type() == ProgramType.BOOL && node.text().matches("\\w\\d+")) {
            smaller.add(ProgramNode.test("true"));
            smaller.add(ProgramNode.test("false"));
        }
        candidates.addAll(smaller);
        return candidates;
    }

    private static ProgramNode last(ProgramNode block) {
        return block.parts().get(block.parts().size() - 1);
    }

    private static boolean returns(ProgramNode statement) {
        return statement.text().startsWith("return");
    }

    /** What is small and of a type: numbers, and variables that the program reads. */
    private List<ProgramNode> leaves(ProgramType type) {
        Set<ProgramNode> leaves = new LinkedHashSet<>();
        if (type == ProgramType.INT) {
            leaves.add(ProgramNode.integer(0, 0, "0"));
            leaves.add(ProgramNode.integer(1, 1, "1"));
            leaves.add(ProgramNode.integer(2, 2, "2"));
            return List.copyOf(leaves);
        }
        if (type == ProgramType.BOOL) {
            return List.of(ProgramNode.test("true"), ProgramNode.test("false"));
        }
        if (type.rank() == 0) {
            leaves.add(ProgramNode.number(1, 1, "1.0"));
            leaves.add(ProgramNode.number(0.5, 0.5, "0.5"));
        }
        for (ProgramParameter parameter : program.method().parameters()) {
            if (parameter.type().equals(type)) {
                leaves.add(ProgramNode.of(type, parameter.low(), parameter.high(), parameter.name()));
            }
        }
        return List.copyOf(leaves);
    }

    private static void descendants(ProgramNode node, ProgramType type, Set<ProgramNode> found) {
        for (ProgramNode part : node.parts()) {
            if (part.type().equals(type)) {
                found.add(part);
            }
        }
        node.parts().forEach(part -> descendants(part, type, found));
    }

    /** The first of these sizes at which alone the program still fails, the smallest first. */
    static List<Map<String, Integer>> sizes(
            List<Map<String, Integer>> all, Predicate<List<Map<String, Integer>>> fails) {
        return all.stream()
                .sorted((a, b) -> total(a) - total(b))
                .map(List::of)
                .filter(fails)
                .findFirst()
                .orElse(all);
    }

    private static int total(Map<String, Integer> sizes) {
        return sizes.values().stream().mapToInt(Integer::intValue).sum();
    }
}
