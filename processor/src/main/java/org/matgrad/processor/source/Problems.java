package org.matgrad.processor.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.tools.Diagnostic;

/** Reports the problems of one method, each at its tree. */
final class Problems {

    private final Trees trees;
    private final CompilationUnitTree unit;
    private final Map<Tree, Set<String>> texts = new HashMap<>();
    private final Map<Problem, Set<Tree>> places = new EnumMap<>(Problem.class);
    private boolean any;

    Problems(Trees trees, CompilationUnitTree unit) {
        this.trees = trees;
        this.unit = unit;
    }

    /** Reports a problem; what was said of a tree is not said again. */
    void report(Problem problem, Tree at, Object... details) {
        any = true;
        Tree mark = mark(at);
        String text = problem.text(details);
        places.computeIfAbsent(problem, key -> new HashSet<>()).add(mark);
        if (texts.computeIfAbsent(mark, key -> new HashSet<>()).add(text)) {
            trees.printMessage(Diagnostic.Kind.ERROR, text, mark, unit);
        }
    }

    /** Reports a problem that a tree has once, though it is read for many calls, each with details of its own. */
    void reportOnce(Problem problem, Tree at, Object... details) {
        if (!places.getOrDefault(problem, Set.of()).contains(mark(at))) {
            report(problem, at, details);
        }
    }

    /** Notes that the method is wrong in a way that the compiler itself reports. */
    void leaveToCompiler() {
        any = true;
    }

    boolean any() {
        return any;
    }

    /** The part of a tree that the caret belongs under. */
    private static Tree mark(Tree tree) {
        if (tree instanceof MethodInvocationTree call) {
            return call.getMethodSelect();
        }
        return tree instanceof ParenthesizedTree parentheses ? mark(parentheses.getExpression()) : tree;
    }
}
