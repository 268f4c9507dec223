package org.matgrad.processor.source;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/** Reads which parameters a batch gives by row, and reports what can't be. */
final class BatchChoice {

    private final Scope scope;
    private final TreePath path;
    private final ExecutableElement method;

    BatchChoice(Scope scope, TreePath path) {
        this.scope = scope;
        this.path = path;
        this.method = scope.method();
    }

    /** The names as the annotation has them. */
    Set<String> read() {
        List<String> names = AnnotationTrees.texts(method, JavaTypes.DIFFERENTIABLE, "batch");
        Set<String> chosen = new LinkedHashSet<>();
        for (int n = 0; n < names.size(); n++) {
            Tree at = tree(n);
            refusal(names.get(n), chosen).ifPresent(refusal -> refusal.report(scope.problems(), at));
            chosen.add(names.get(n));
        }
        return chosen;
    }

    private Optional<Refusal> refusal(String name, Set<String> before) {
        Optional<? extends VariableElement> parameter = method.getParameters().stream()
                .filter(candidate -> candidate.getSimpleName().contentEquals(name))
                .findFirst();
        if (parameter.isEmpty()) {
            return Optional.of(new Refusal(Problem.UNKNOWN_BATCH, name, Spelling.meant(name, names())));
        }
        if (before.contains(name)) {
            return Optional.of(new Refusal(Problem.BATCH_TWICE, name));
        }
        return JavaTypes.kind(parameter.get().asType()) instanceof Kind.Record
                ? Optional.of(new Refusal(
                        Problem.BATCH_OF_RECORDS, name, parameter.get().asType()))
                : Optional.empty();
    }

    private List<String> names() {
        return method.getParameters().stream()
                .filter(parameter -> !(JavaTypes.kind(parameter.asType()) instanceof Kind.Record))
                .map(parameter -> parameter.getSimpleName().toString())
                .toList();
    }

    private Tree tree(int index) {
        MethodTree declared = (MethodTree) path.getLeaf();
        return AnnotationTrees.tree(scope.trees(), path, declared.getModifiers(), JavaTypes.DIFFERENTIABLE, "batch")
                .map(batch -> AnnotationTrees.element(batch, index))
                .orElse(declared);
    }
}
