package org.matgrad.processor.source;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.matgrad.processor.matrix.Shape;

/** Expands calls of methods of the same top-level class in place. */
final class Helpers {

    private final Scope scope;
    private final Expressions expressions;
    private final Outside outside;

    Helpers(Scope scope, Expressions expressions, Outside outside) {
        this.scope = scope;
        this.expressions = expressions;
        this.outside = outside;
    }

    Quantity read(ExecutableElement callee, MethodInvocationTree call, Place at) {
        TreePath path = scope.trees().getPath(callee);
        if (path == null || !isKnown(callee, call, at) || !hasTypes(callee, path)) {
            Calls.operands(callee, call, at).forEach(this::poison);
            return Quantity.POISON;
        }
        List<Quantity> arguments = new ArrayList<>();
        for (int a = 0; a < call.getArguments().size(); a++) {
            arguments.add(expressions.read(at.to(call.getArguments().get(a)), kind(callee, a)));
        }
        return arguments.contains(Quantity.POISON) ? Quantity.POISON : expand(callee, path, arguments, at);
    }

    /** Reads what a call that is refused is applied to, for its errors. */
    private void poison(Place operand) {
        if (!(scope.kind(operand) instanceof Kind.Other) || operand.tree() instanceof MethodInvocationTree) {
            expressions.read(operand);
        }
    }

    private static Kind kind(ExecutableElement callee, int parameter) {
        return JavaTypes.kind(callee.getParameters().get(parameter).asType());
    }

    /** Whether it is known which body the call runs, and that it comes to an end. */
    private boolean isKnown(ExecutableElement callee, MethodInvocationTree call, Place at) {
        String name = callee.getEnclosingElement().getSimpleName() + "." + callee.getSimpleName();
        boolean isStatic = callee.getModifiers().contains(Modifier.STATIC);
        if (!isStatic && !(isOnThis(call) && isOfThis(callee))) {
            scope.refuse(Problem.HELPER_OBJECT, at, name);
            return false;
        }
        Optional<String> cycle =
                Recursion.through(scope.method(), callee, scope.trees(), method -> !outside.isRegistered(method));
        if (cycle.isPresent()) {
            scope.refuse(Problem.RECURSION, at, name, cycle.get());
            return false;
        }
        Optional<Problem> obstacle = obstacle(callee);
        obstacle.ifPresent(problem -> scope.refuse(problem, at, name));
        return obstacle.isEmpty();
    }

    private Optional<Problem> obstacle(ExecutableElement callee) {
        if (scope.trees().getTree(callee).getBody() == null) {
            return Optional.of(Problem.HELPER_BODY);
        }
        if (!callee.getModifiers().contains(Modifier.STATIC) && isOverridable(callee)) {
            return Optional.of(Problem.HELPER_OVERRIDABLE);
        }
        return !callee.getTypeParameters().isEmpty() || callee.isVarArgs()
                ? Optional.of(Problem.HELPER_FORM)
                : Optional.empty();
    }

    private static boolean isOverridable(ExecutableElement callee) {
        Set<Modifier> method = callee.getModifiers();
        return !method.contains(Modifier.PRIVATE)
                && !method.contains(Modifier.FINAL)
                && !callee.getEnclosingElement().getModifiers().contains(Modifier.FINAL);
    }

    private static boolean isOnThis(MethodInvocationTree call) {
        Tree select = call.getMethodSelect();
        return select instanceof IdentifierTree
                || select instanceof MemberSelectTree member
                        && member.getExpression() instanceof IdentifierTree object
                        && object.getName().contentEquals("this");
    }

    /** Whether the method belongs to the object of the annotated method, not to one around it. */
    private boolean isOfThis(ExecutableElement callee) {
        return isOrInherits((TypeElement) scope.method().getEnclosingElement(), callee.getEnclosingElement());
    }

    private static boolean isOrInherits(TypeElement type, Element ancestor) {
        List<TypeMirror> parents = new ArrayList<>(type.getInterfaces());
        parents.add(type.getSuperclass());
        return type.equals(ancestor)
                || parents.stream()
                        .anyMatch(parent -> parent instanceof DeclaredType declared
                                && isOrInherits((TypeElement) declared.asElement(), ancestor));
    }

    private boolean hasTypes(ExecutableElement callee, TreePath path) {
        MethodTree tree = (MethodTree) path.getLeaf();
        Place method = new Place(path, null);
        boolean has = true;
        for (int p = 0; p < tree.getParameters().size(); p++) {
            if (kind(callee, p) instanceof Kind.Other) {
                VariableTree parameter = tree.getParameters().get(p);
                String what = "the parameter " + parameter.getName();
                TypeMirror type = callee.getParameters().get(p).asType();
                scope.refuse(Problem.HELPER_TYPE, method.to(parameter), tree.getName(), what, type);
                has = false;
            }
        }
        if (JavaTypes.kind(callee.getReturnType()) instanceof Kind.Other) {
            scope.refuse(Problem.HELPER_TYPE, method, tree.getName(), "a result", callee.getReturnType());
            has = false;
        }
        return has;
    }

    private Quantity expand(ExecutableElement callee, TreePath path, List<Quantity> arguments, Place at) {
        return expand(scope.called(at), callee, path, arguments, at.wanted());
    }

    /** The value of an annotated method's body, which may stand in another file. */
    Quantity inline(ExecutableElement callee, TreePath path, List<Quantity> arguments, Place at) {
        Scope called = scope.inlined(at, callee, path.getCompilationUnit());
        Quantity value = expand(called, callee, path, arguments, null);
        boolean isElsewhere = called.problems() != scope.problems();
        return isElsewhere && called.problems().any() ? scope.leaveToCompiler() : value;
    }

    private static Quantity expand(
            Scope called, ExecutableElement callee, TreePath path, List<Quantity> arguments, String wanted) {
        MethodTree tree = (MethodTree) path.getLeaf();
        Place method = new Place(path, wanted);
        DeclaredShapes shapes = shapes(called, callee, arguments);
        boolean fit = true;
        for (int p = 0; p < arguments.size(); p++) {
            VariableTree parameter = tree.getParameters().get(p);
            Place declaration = method.to(parameter);
            Element variable = called.element(declaration);
            Optional<Shape> shape =
                    shapes.read(variable, declaration.path(), parameter.getModifiers(), kind(callee, p));
            String what = "The parameter " + parameter.getName();
            Quantity checked = shapes.check(arguments.get(p), shape, what, declaration);
            fit &= checked != Quantity.POISON;
            called.define(variable, checked);
        }
        Kind kind = JavaTypes.kind(callee.getReturnType());
        Optional<Shape> result = shapes.read(callee, path, tree.getModifiers(), kind);
        if (!fit) {
            return Quantity.POISON;
        }
        Quantity value = new Body(called, shapes, kind, result)
                .read(tree.getBody(), method)
                .orElse(Quantity.POISON);
        return value == Quantity.POISON ? called.leaveToCompiler() : value;
    }

    /** The names in the helper's shapes, each the size that it is in this call. */
    private static DeclaredShapes shapes(Scope called, ExecutableElement callee, List<Quantity> arguments) {
        List<? extends VariableElement> parameters = callee.getParameters();
        Set<String> reals = parameters.stream()
                .filter(parameter -> !(JavaTypes.kind(parameter.asType()) instanceof Kind.Int))
                .map(parameter -> parameter.getSimpleName().toString())
                .collect(Collectors.toSet());
        DeclaredShapes shapes = new DeclaredShapes(called, reals);
        for (int p = 0; p < arguments.size(); p++) {
            if (arguments.get(p) instanceof Quantity.Int integer) {
                shapes.bind(parameters.get(p).getSimpleName().toString(), integer.size());
            }
        }
        for (int p = 0; p < arguments.size(); p++) {
            if (arguments.get(p) instanceof Quantity.Real real) {
                shapes.bind(parameters.get(p), real.operand().shape());
            }
        }
        return shapes;
    }
}
