package org.matgrad.processor.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import javax.tools.Diagnostic;

/** Reports the problems of one method, each at its tree. */
final class Problems {

    private final Trees trees;
    private final CompilationUnitTree unit;
    private boolean any;

    Problems(Trees trees, CompilationUnitTree unit) {
        this.trees = trees;
        this.unit = unit;
    }

    void report(Problem problem, Tree at, Object... details) {
        any = true;
        trees.printMessage(Diagnostic.Kind.ERROR, problem.text(details), mark(at), unit);
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
