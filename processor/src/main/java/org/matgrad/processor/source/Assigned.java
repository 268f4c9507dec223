package org.matgrad.processor.source;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.element.Element;

/** Finds the variables that a piece of code assigns. */
final class Assigned extends TreePathScanner<Void, Void> {

    private final Trees trees;
    private final Map<Element, Place> last = new LinkedHashMap<>();

    private Assigned(Trees trees) {
        this.trees = trees;
    }

    /** The variables with the last assignment of each. */
    static Map<Element, Place> in(Place code, Trees trees) {
        Assigned scanner = new Assigned(trees);
        scanner.scan(code.path(), null);
        return scanner.last;
    }

    @Override
    public Void visitAssignment(AssignmentTree tree, Void unused) {
        add(tree.getVariable());
        return super.visitAssignment(tree, unused);
    }

    @Override
    public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void unused) {
        add(tree.getVariable());
        return super.visitCompoundAssignment(tree, unused);
    }

    @Override
    public Void visitUnary(UnaryTree tree, Void unused) {
        if (isStep(tree)) {
            add(tree.getExpression());
        }
        return super.visitUnary(tree, unused);
    }

    /** Whether this is {@code ++} or {@code --}. */
    static boolean isStep(UnaryTree tree) {
        return switch (tree.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
            default -> false;
        };
    }

    private void add(Tree target) {
        TreePath path = new TreePath(getCurrentPath(), target);
        Element variable = trees.getElement(path);
        if (variable != null) {
            last.put(variable, new Place(path, null));
        }
    }
}
