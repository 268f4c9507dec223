package org.matgrad.processor.source;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Looks for what the compiler can't resolve: misspelt, of wrong types, or not written yet by another processor. */
final class Unresolved extends TreePathScanner<Void, Void> {

    private final Trees trees;
    private boolean found;

    private Unresolved(Trees trees) {
        this.trees = trees;
    }

    static boolean in(TreePath path, Trees trees) {
        Unresolved scanner = new Unresolved(trees);
        scanner.scan(path, null);
        return scanner.found;
    }

    @Override
    public Void scan(Tree tree, Void unused) {
        super.scan(tree, unused);
        if (tree instanceof ExpressionTree || tree instanceof VariableTree) {
            TreePath path = new TreePath(getCurrentPath(), tree);
            // Asking for the element is what makes javac attribute the class.
            trees.getElement(path);
            TypeMirror type = trees.getTypeMirror(path);
            found |= type != null && type.getKind() == TypeKind.ERROR;
        }
        return null;
    }
}
