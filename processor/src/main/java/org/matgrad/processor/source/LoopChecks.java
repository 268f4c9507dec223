package org.matgrad.processor.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import org.matgrad.processor.matrix.Size;

/** Sees to it that how often a loop runs is known before it begins. */
final class LoopChecks {

    /** What stays as it is when an array is assigned: a loop does not change an array's shape. */
    private static final Set<String> SIZES = Set.of("size", "rows", "columns", "length", "rank");

    private final Scope scope;

    LoopChecks(Scope scope) {
        this.scope = scope;
    }

    /** Refuses returns in a loop's body. */
    void refuseReturns(Place body) {
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitReturn(ReturnTree tree, Void unused) {
                scope.refuse(Problem.RETURN_IN_LOOP, new Place(getCurrentPath(), null));
                return null;
            }

            @Override
            public Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
                return null;
            }

            @Override
            public Void visitClass(ClassTree tree, Void unused) {
                return null;
            }
        }.scan(body.path(), null);
    }

    /** Whether an expression has the same value in all turns; otherwise it is refused. */
    boolean isFixed(Place expression, Element counter, Map<Element, Place> assigned) {
        int[] changing = {0};
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitIdentifier(IdentifierTree tree, Void unused) {
                Element variable = scope.trees().getElement(getCurrentPath());
                if (counter.equals(variable) || assigned.containsKey(variable)) {
                    changing[0]++;
                    scope.refuse(Problem.LOOP_LIMIT, new Place(getCurrentPath(), null), tree.getName());
                }
                return null;
            }

            @Override
            public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
                return isSizeOfVariable(tree, getCurrentPath()) ? null : super.visitMethodInvocation(tree, unused);
            }
        }.scan(expression.path(), null);
        return changing[0] == 0;
    }

    private boolean isSizeOfVariable(MethodInvocationTree call, TreePath path) {
        Tree select = call.getMethodSelect();
        return select instanceof MemberSelectTree member
                && member.getExpression() instanceof IdentifierTree
                && call.getArguments().isEmpty()
                && SIZES.contains(member.getIdentifier().toString())
                && JavaTypes.isRuntime(
                        scope.trees().getElement(new TreePath(path, select)).getEnclosingElement());
    }

    /** Whether a size does not depend on a lambda's parameter; otherwise it is refused. */
    boolean isTheSameForAll(Size size, Place at) {
        if (scope.varies(size)) {
            scope.refuse(Problem.LOOP_WITHIN_LAMBDA, at);
            return false;
        }
        return true;
    }
}
