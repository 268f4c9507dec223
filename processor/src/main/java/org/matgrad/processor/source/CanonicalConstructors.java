package org.matgrad.processor.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;

/**
 * Finds records whose canonical constructor is written out. To read a method, its class is attributed before companions
 * exist; javac adds a call of the superclass's constructor to each constructor then, and refuses it when it attributes
 * the class for good. An error in place of javac's says what to do.
 */
final class CanonicalConstructors extends TreePathScanner<Void, Void> {

    private final Trees trees;
    private final Elements elements;
    private final Set<Tree> looked = new HashSet<>();
    private final Queue<Element> waiting = new ArrayDeque<>();

    CanonicalConstructors(Trees trees, Elements elements) {
        this.trees = trees;
        this.elements = elements;
    }

    /** Reports such records in all classes that are attributed together with a member's class, once. */
    void check(Element member) {
        waiting.add(member);
        while (!waiting.isEmpty()) {
            TreePath outermost = trees.getPath(JavaTypes.topLevel(waiting.remove()));
            if (outermost != null && looked.add(outermost.getLeaf())) {
                scan(outermost, null);
            }
        }
    }

    @Override
    public Void visitClass(ClassTree tree, Void unused) {
        if (trees.getElement(getCurrentPath()) instanceof TypeElement type
                && type.getSuperclass() instanceof DeclaredType parent) {
            waiting.add(parent.asElement());
        }
        return super.visitClass(tree, unused);
    }

    @Override
    public Void visitMethod(MethodTree tree, Void unused) {
        if (trees.getElement(getCurrentPath()) instanceof ExecutableElement constructor
                && constructor.getKind() == ElementKind.CONSTRUCTOR
                && constructor.getEnclosingElement() instanceof TypeElement type
                && RecordTypes.isRecord(type)
                && RecordCode.isCanonical(constructor, type)
                && elements.getOrigin(constructor) == Elements.Origin.EXPLICIT) {
            new Problems(trees, getCurrentPath().getCompilationUnit())
                    .report(Problem.CANONICAL_CONSTRUCTOR, tree, type.getSimpleName());
        }
        return super.visitMethod(tree, unused);
    }
}
