package org.matgrad.processor.source;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Finds annotated methods of local and anonymous classes, which the compiler does not show to processors. */
public final class LocalMethods extends TreePathScanner<Void, Void> {

    private static final Set<String> ANNOTATIONS = Set.of(JavaTypes.DIFFERENTIABLE, JavaTypes.DERIVATIVE_OF);

    private final Trees trees;

    private LocalMethods(Trees trees) {
        this.trees = trees;
    }

    /** Refuses the annotated methods of all local classes inside a class; companions have none. */
    public static void refuse(Element rootClass, Trees trees) {
        if (rootClass instanceof TypeElement type && Companions.isCompanion(type)) {
            return;
        }
        TreePath path = trees.getPath(rootClass);
        if (path != null) {
            new LocalMethods(trees).scan(path, null);
        }
    }

    @Override
    public Void visitMethod(MethodTree tree, Void unused) {
        if (isLocal(getCurrentPath().getParentPath())) {
            for (AnnotationTree annotation : tree.getModifiers().getAnnotations()) {
                refuse(tree, annotation);
            }
        }
        return super.visitMethod(tree, unused);
    }

    private void refuse(MethodTree tree, AnnotationTree annotation) {
        // Asking for an element attributes the class, so the spelling is looked at first.
        String spelling = annotation.getAnnotationType().toString();
        if (spelling.endsWith("Differentiable") || spelling.endsWith("DerivativeOf")) {
            TreePath modifiers = new TreePath(getCurrentPath(), tree.getModifiers());
            TreePath type = new TreePath(new TreePath(modifiers, annotation), annotation.getAnnotationType());
            if (trees.getElement(type) instanceof TypeElement element
                    && ANNOTATIONS.contains(element.getQualifiedName().toString())) {
                new Problems(trees, getCurrentPath().getCompilationUnit())
                        .report(Problem.LOCAL_CLASS, tree, tree.getName());
            }
        }
    }

    private static boolean isLocal(TreePath classPath) {
        for (TreePath path = classPath; path != null; path = path.getParentPath()) {
            boolean isClass = path.getLeaf() instanceof ClassTree;
            boolean isUnit = path.getLeaf().getKind() == Tree.Kind.COMPILATION_UNIT;
            if (!isClass && !isUnit) {
                return true;
            }
        }
        return false;
    }
}
