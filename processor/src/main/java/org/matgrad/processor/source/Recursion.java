package org.matgrad.processor.source;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;

/** Follows calls from method to method of one top-level class, and to companions, looking for a way round. */
final class Recursion {

    private final Trees trees;
    private final List<ExecutableElement> way = new ArrayList<>();
    private final Set<ExecutableElement> done = new HashSet<>();

    private final Predicate<ExecutableElement> isRead;

    private Recursion(Trees trees, Predicate<ExecutableElement> isRead) {
        this.trees = trees;
        this.isRead = isRead;
    }

    /**
     * The way round that a call begins, as {@code f -> g -> f}.
     *
     * @param isRead whether a method's body is read, so that its calls count
     */
    static Optional<String> through(
            ExecutableElement caller, ExecutableElement callee, Trees trees, Predicate<ExecutableElement> isRead) {
        Recursion search = new Recursion(trees, isRead);
        search.way.add(caller);
        return search.from(callee);
    }

    private Optional<String> from(ExecutableElement method) {
        if (way.contains(method)) {
            return Optional.of(Stream.concat(way.subList(way.indexOf(method), way.size()).stream(), Stream.of(method))
                    .map(step -> step.getSimpleName().toString())
                    .collect(Collectors.joining(" -> ")));
        }
        if (!done.add(method)) {
            return Optional.empty();
        }
        way.add(method);
        for (ExecutableElement next : calls(method)) {
            Optional<String> cycle = from(next);
            if (cycle.isPresent()) {
                return cycle;
            }
        }
        way.remove(way.size() - 1);
        return Optional.empty();
    }

    private Set<ExecutableElement> calls(ExecutableElement method) {
        Set<ExecutableElement> calls = new LinkedHashSet<>();
        TreePath path = trees.getPath(method);
        if (path != null) {
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
                    TreePath select = new TreePath(getCurrentPath(), tree.getMethodSelect());
                    if (trees.getElement(select) instanceof ExecutableElement callee
                            && (JavaTypes.topLevel(callee).equals(JavaTypes.topLevel(method))
                                    || JavaTypes.isAnnotated(callee, JavaTypes.DIFFERENTIABLE))) {
                        calls.add(callee);
                    }
                    return super.visitMethodInvocation(tree, unused);
                }
            }.scan(path, null);
        }
        return calls;
    }
}
