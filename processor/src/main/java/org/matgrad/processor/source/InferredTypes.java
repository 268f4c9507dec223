package org.matgrad.processor.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Finds variables without a declared type that get theirs from a companion that isn't written yet. To read a method,
 * its class is attributed before companions exist; javac keeps the wrong types that it infers then, and crashes on them
 * later. An error in their place says what to do.
 */
final class InferredTypes extends TreePathScanner<Void, Void> {

    private final Trees trees;
    private final Set<Tree> looked = new HashSet<>();
    private Problems problems;
    private SourceText text;

    InferredTypes(Trees trees) {
        this.trees = trees;
    }

    /** Reports such variables in the outermost class around a method, once. */
    void check(TreePath method, Problems reporter, SourceText source) {
        TreePath outermost = method;
        for (TreePath path = method; path != null; path = path.getParentPath()) {
            outermost = path.getLeaf() instanceof ClassTree ? path : outermost;
        }
        if (looked.add(outermost.getLeaf())) {
            problems = reporter;
            text = source;
            scan(outermost, null);
        }
    }

    @Override
    public Void visitVariable(VariableTree variable, Void unused) {
        TypeMirror type = trees.getTypeMirror(getCurrentPath());
        if (type != null
                && type.getKind() == TypeKind.ERROR
                && text.declaresNoType(variable)
                && Unresolved.awaitsClass(giver(getCurrentPath()), trees)) {
            problems.report(Problem.INFERRED_TYPE, variable, variable.getName());
        }
        return super.visitVariable(variable, unused);
    }

    /** What a variable gets its type from: the initializer, or the call or declaration around a lambda. */
    private static TreePath giver(TreePath variable) {
        TreePath around = variable.getParentPath();
        if (!(around.getLeaf() instanceof LambdaExpressionTree)) {
            return variable;
        }
        while (around.getLeaf() instanceof ExpressionTree
                && !(around.getLeaf() instanceof MethodInvocationTree)
                && around.getParentPath() != null) {
            around = around.getParentPath();
        }
        return around;
    }
}
