package org.matgrad.processor.source;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Looks in a method for what the compiler can't resolve, and whether a class that another processor may still write
 * could change that. Where it can't, the compiler has an error to report, and there is nothing to wait for.
 */
final class Unresolved extends TreePathScanner<Void, Void> {

    /** What was found. */
    enum Finding {
        NOTHING,
        FOR_NOW,
        FOR_GOOD
    }

    private static final Set<String> ROOTS = Set.of("java.lang.Object", "java.lang.Record");

    private final Trees trees;
    private final Set<Element> reached = new HashSet<>();
    private final Deque<TreePath> waiting = new ArrayDeque<>();
    private boolean found;
    private boolean awaitsClass;

    private Unresolved(Trees trees) {
        this.trees = trees;
    }

    /** Looks in a method and in the helpers that it calls. */
    static Finding in(TreePath method, Trees trees) {
        Unresolved scanner = new Unresolved(trees);
        scanner.reached.add(trees.getElement(method));
        boolean mayCome = false;
        for (TreePath next = method; next != null; next = scanner.waiting.poll()) {
            scanner.scan(next, null);
            mayCome |= scanner.inherits(next);
        }
        if (!scanner.found) {
            return Finding.NOTHING;
        }
        mayCome |= scanner.awaitsClass || scanner.importsMissing(method);
        return mayCome ? Finding.FOR_NOW : Finding.FOR_GOOD;
    }

    /** Whether a piece of code names a class that does not exist, or not yet. */
    static boolean awaitsClass(TreePath code, Trees trees) {
        Unresolved scanner = new Unresolved(trees);
        scanner.scan(code, null);
        return scanner.awaitsClass;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
        super.visitMethodInvocation(call, unused);
        Element callee = trees.getElement(new TreePath(getCurrentPath(), call.getMethodSelect()));
        TreePath path = callee == null ? null : trees.getPath(callee);
        boolean isHelper = path != null
                && path.getCompilationUnit().equals(getCurrentPath().getCompilationUnit());
        if (isHelper && reached.add(callee)) {
            waiting.add(path);
        }
        return null;
    }

    @Override
    public Void scan(Tree tree, Void unused) {
        super.scan(tree, unused);
        if (tree instanceof ExpressionTree || tree instanceof VariableTree) {
            TreePath path = new TreePath(getCurrentPath(), tree);
            // Asking for the element is what makes javac attribute the class.
            trees.getElement(path);
            TypeMirror type = trees.getTypeMirror(path);
            if (type != null && type.getKind() == TypeKind.ERROR) {
                found = true;
                awaitsClass |= tree instanceof IdentifierTree && !isValue(path)
                        || tree instanceof MemberSelectTree select && mayComeToExist(select, path);
            }
        }
        return null;
    }

    /** Whether a name stands where only a variable or a method can. */
    private static boolean isValue(TreePath path) {
        Tree parent = path.getParentPath().getLeaf();
        Tree tree = path.getLeaf();
        if (parent instanceof VariableTree variable) {
            return variable.getInitializer() == tree;
        }
        if (parent instanceof TypeCastTree cast) {
            return cast.getExpression() == tree;
        }
        boolean mayNameType = parent instanceof MemberSelectTree || parent instanceof NewClassTree;
        return !mayNameType && parent instanceof ExpressionTree || parent instanceof ReturnTree;
    }

    /** Whether a member's class may still change; what stands before the dot has been looked at itself. */
    private boolean mayComeToExist(MemberSelectTree select, TreePath path) {
        TypeMirror owner = trees.getTypeMirror(new TreePath(path, select.getExpression()));
        boolean isUnknown = owner != null && owner.getKind() == TypeKind.ERROR;
        boolean isRuntime = owner instanceof DeclaredType declared
                && (JavaTypes.isRuntime(declared.asElement()) || JavaTypes.isMath(declared.asElement()));
        return !isUnknown && !isRuntime;
    }

    private boolean importsMissing(TreePath method) {
        TreePath unit = new TreePath(method.getCompilationUnit());
        for (ImportTree tree : method.getCompilationUnit().getImports()) {
            if (tree.isStatic() && tree.getQualifiedIdentifier() instanceof MemberSelectTree member) {
                TreePath name = new TreePath(new TreePath(unit, tree), member);
                Element type = trees.getElement(new TreePath(name, member.getExpression()));
                if (type == null || type.asType().getKind() == TypeKind.ERROR) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a class around the method has members from elsewhere. */
    private boolean inherits(TreePath method) {
        for (TreePath path = method; path != null; path = path.getParentPath()) {
            if (trees.getElement(path) instanceof TypeElement type
                    && (!type.getInterfaces().isEmpty()
                            || type.getSuperclass() instanceof DeclaredType parent
                                    && !ROOTS.contains(((TypeElement) parent.asElement())
                                            .getQualifiedName()
                                            .toString()))) {
                return true;
            }
        }
        return false;
    }
}
