package org.matgrad.processor.source;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;

/** Finds out from the uses of a tensor in a class how many axes it has: the number of indices in {@code T.get(...)}. */
final class TensorRanks extends TreePathScanner<Void, Void> {

    private final Trees trees;
    private final Element tensor;
    private Optional<Integer> rank = Optional.empty();

    private TensorRanks(Trees trees, Element tensor) {
        this.trees = trees;
        this.tensor = tensor;
    }

    /** The number of axes of a parameter, a field, or what an accessor hands out, by its first use around a method. */
    static Optional<Integer> of(Element tensor, Element method, Trees trees) {
        TensorRanks scanner = new TensorRanks(trees, tensor);
        TreePath path = trees.getPath(JavaTypes.topLevel(method));
        scanner.scan(path, null);
        return scanner.rank;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
        if (rank.isEmpty() && call.getMethodSelect() instanceof MemberSelectTree select) {
            TreePath path = new TreePath(getCurrentPath(), select);
            if (select.getIdentifier().contentEquals("get")
                    && tensor.equals(element(select.getExpression(), path))
                    && isOfTensor(path)) {
                rank = indices(call);
            }
        }
        return super.visitMethodInvocation(call, unused);
    }

    private Element element(Tree receiver, TreePath select) {
        Tree named = receiver instanceof MethodInvocationTree call ? call.getMethodSelect() : receiver;
        TreePath path = new TreePath(select, receiver);
        return trees.getElement(named == receiver ? path : new TreePath(path, named));
    }

    private boolean isOfTensor(TreePath select) {
        Element callee = trees.getElement(select);
        return callee != null
                && callee.getEnclosingElement() instanceof TypeElement type
                && JavaTypes.simpleKind(type.asType()) instanceof Kind.Tensor;
    }

    private Optional<Integer> indices(MethodInvocationTree call) {
        boolean single = call.getArguments().size() == 1
                && trees.getTypeMirror(new TreePath(
                                        getCurrentPath(), call.getArguments().get(0)))
                                .getKind()
                        == TypeKind.ARRAY;
        return single ? Optional.empty() : Optional.of(call.getArguments().size());
    }
}
