package org.matgrad.processor.source;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Looks whether a record of this compilation hands on its components as they are. */
final class RecordCode {

    private final Trees trees;

    RecordCode(Trees trees) {
        this.trees = trees;
    }

    /** What may change the components on the way. */
    Optional<Refusal> refusal(TypeMirror record) {
        TypeElement type = (TypeElement) ((DeclaredType) record).asElement();
        for (RecordComponentElement component : type.getRecordComponents()) {
            // The compiler's own accessors have no trees.
            if (trees.getTree(component.getAccessor()) != null) {
                return Optional.of(
                        new Refusal(Problem.RECORD_ACCESSOR, type.getSimpleName(), component.getSimpleName()));
            }
        }
        return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .filter(constructor -> isCanonical(constructor, type) && assigns(constructor))
                .map(constructor -> new Refusal(Problem.RECORD_CONSTRUCTOR, type.getSimpleName()))
                .findFirst();
    }

    /** Whether a constructor takes the components in order. */
    static boolean isCanonical(ExecutableElement constructor, TypeElement type) {
        var parameters = constructor.getParameters();
        var components = type.getRecordComponents();
        if (parameters.size() != components.size()) {
            return false;
        }
        for (int p = 0; p < parameters.size(); p++) {
            Kind wanted = JavaTypes.simpleKind(components.get(p).asType());
            if (!JavaTypes.simpleKind(parameters.get(p).asType()).equals(wanted)) {
                return false;
            }
        }
        return true;
    }

    private boolean assigns(ExecutableElement constructor) {
        TreePath path = trees.getPath(constructor);
        boolean[] found = new boolean[1];
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitAssignment(AssignmentTree tree, Void unused) {
                found[0] |= !isHandedOn(tree);
                return super.visitAssignment(tree, unused);
            }

            @Override
            public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void unused) {
                found[0] = true;
                return null;
            }

            @Override
            public Void visitUnary(UnaryTree tree, Void unused) {
                found[0] |= Assigned.isStep(tree);
                return super.visitUnary(tree, unused);
            }
        }.scan(path == null ? null : ((MethodTree) path.getLeaf()).getBody(), null);
        return found[0];
    }

    /** Whether this is {@code this.x = x}. */
    private static boolean isHandedOn(AssignmentTree tree) {
        return tree.getVariable() instanceof MemberSelectTree field
                && field.getExpression() instanceof IdentifierTree self
                && self.getName().contentEquals("this")
                && tree.getExpression() instanceof IdentifierTree value
                && value.getName().equals(field.getIdentifier());
    }
}
