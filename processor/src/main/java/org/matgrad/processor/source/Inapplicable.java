package org.matgrad.processor.source;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Reports calls of methods that exist, but not with such arguments. The compiler refuses them too, but on JDK 25 its own
 * message has lost its place where a processor made it look at the class.
 */
final class Inapplicable extends TreePathScanner<Void, Void> {

    private final Trees trees;
    private final Elements elements;
    private final Problems problems;

    Inapplicable(Trees trees, Elements elements, Problems problems) {
        this.trees = trees;
        this.elements = elements;
        this.problems = problems;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
        ExpressionTree select = call.getMethodSelect();
        TypeMirror type = trees.getTypeMirror(new TreePath(getCurrentPath(), select));
        if (type != null && type.getKind() == TypeKind.ERROR) {
            List<ExecutableElement> forms = forms(select);
            forms.removeIf(
                    form -> form.getParameters().size() != call.getArguments().size());
            List<String> arguments = arguments(call);
            if (!forms.isEmpty() && arguments.size() == call.getArguments().size()) {
                problems.report(
                        Problem.INAPPLICABLE,
                        select,
                        forms.get(0).getSimpleName(),
                        String.join(", ", arguments),
                        forms.stream().map(Inapplicable::parameters).distinct().collect(Collectors.joining(" or ")));
                return null;
            }
        }
        return super.visitMethodInvocation(call, unused);
    }

    /** The methods that the name of a call can mean, by its receiver's type or the classes around it. */
    private List<ExecutableElement> forms(ExpressionTree select) {
        List<ExecutableElement> forms = new ArrayList<>();
        if (select instanceof MemberSelectTree member) {
            TreePath path = new TreePath(getCurrentPath(), select);
            if (trees.getTypeMirror(new TreePath(path, member.getExpression())) instanceof DeclaredType owner) {
                addForms((TypeElement) owner.asElement(), member.getIdentifier().toString(), forms);
            }
        } else if (select instanceof IdentifierTree name) {
            for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
                if (trees.getElement(path) instanceof TypeElement around) {
                    addForms(around, name.getName().toString(), forms);
                }
            }
            if (forms.isEmpty()) {
                addForms(
                        elements.getTypeElement(JavaTypes.MATRIX_MATH),
                        name.getName().toString(),
                        forms);
            }
        }
        return forms;
    }

    private void addForms(TypeElement owner, String name, List<ExecutableElement> forms) {
        ElementFilter.methodsIn(elements.getAllMembers(owner)).stream()
                .filter(method -> method.getSimpleName().contentEquals(name))
                .forEach(forms::add);
    }

    /** The arguments' types, as far as they have any. */
    private List<String> arguments(MethodInvocationTree call) {
        List<String> types = new ArrayList<>();
        for (Tree argument : call.getArguments()) {
            TypeMirror type = trees.getTypeMirror(new TreePath(getCurrentPath(), argument));
            if (type != null && type.getKind() != TypeKind.ERROR && type.getKind() != TypeKind.OTHER) {
                types.add(shown(type));
            }
        }
        return types;
    }

    private static String parameters(ExecutableElement method) {
        return method.getParameters().stream()
                .map(parameter -> shown(parameter.asType()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String shown(TypeMirror type) {
        return type instanceof DeclaredType declared
                ? declared.asElement().getSimpleName().toString()
                : type.toString();
    }
}
