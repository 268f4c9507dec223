package org.matgrad.processor.source;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.matgrad.processor.matrix.Precision;

/** Makes sure that a method and its helpers calculate in one kind of numbers: Java converts floats to doubles silently. */
final class Precisions extends TreePathScanner<Void, Void> {

    private final Scope scope;
    private final Precision precision;
    private final Set<Element> followed = new HashSet<>();
    /** How many expressions of another kind have been found. */
    private int found;

    Precisions(Scope scope, Precision precision) {
        this.scope = scope;
        this.precision = precision;
    }

    /** The kind of numbers that a method's first parameter with any has, or its result. */
    static Precision of(ExecutableElement method) {
        Stream<TypeMirror> parameters = method.getParameters().stream().map(VariableElement::asType);
        return Stream.concat(parameters, Stream.of(method.getReturnType()))
                .flatMap(type -> JavaTypes.precisions(type).stream())
                .findFirst()
                .orElse(Precision.DOUBLE);
    }

    /** Reports what is of another kind, where it comes from. */
    void check(TreePath method) {
        MethodTree tree = (MethodTree) method.getLeaf();
        ExecutableElement element = scope.method();
        for (int p = 0; p < tree.getParameters().size(); p++) {
            VariableTree parameter = tree.getParameters().get(p);
            check(element.getParameters().get(p).asType(), "The parameter " + parameter.getName(), parameter.getType());
        }
        check(element.getReturnType(), "The result", tree.getReturnType());
        follow(element, method);
    }

    private void check(TypeMirror type, String what, Tree at) {
        if (isForeign(type)) {
            scope.problems().report(Problem.MIXED_DECLARATION, at, what, shown(type), precision.javaName());
        }
    }

    /** Looks into a method, once. */
    private void follow(Element method, TreePath path) {
        MethodTree tree = (MethodTree) path.getLeaf();
        if (tree.getBody() != null && followed.add(method)) {
            scan(new TreePath(path, tree.getBody()), null);
        }
    }

    @Override
    public Void scan(Tree tree, Void unused) {
        int before = found;
        super.scan(tree, unused);
        if (tree instanceof ExpressionTree) {
            foreign(new TreePath(getCurrentPath(), tree)).ifPresent(type -> report(tree, type, before));
        }
        return null;
    }

    /** Reports an expression, unless that was done for a part of it, or where its variable is declared. */
    private void report(Tree tree, TypeMirror type, int before) {
        if (found == before && !isVariable(new TreePath(getCurrentPath(), tree))) {
            scope.problems().reportOnce(Problem.MIXED_NUMBERS, tree, shown(type), precision.javaName());
        }
        found++;
    }

    private boolean isVariable(TreePath path) {
        Element element = scope.trees().getElement(path);
        return path.getLeaf() instanceof IdentifierTree
                && element != null
                && (element.getKind() == ElementKind.LOCAL_VARIABLE || element.getKind() == ElementKind.PARAMETER);
    }

    @Override
    public Void visitVariable(VariableTree tree, Void unused) {
        int before = found;
        scan(tree.getInitializer(), null);
        TypeMirror type = scope.trees().getElement(getCurrentPath()).asType();
        if (isForeign(type)) {
            report(tree, type, before);
        }
        return null;
    }

    /** A function of {@code Math} gives a double, and a constant may be one: a cast makes floats of them. */
    @Override
    public Void visitTypeCast(TypeCastTree tree, Void unused) {
        TreePath inner = plain(new TreePath(getCurrentPath(), tree.getExpression()));
        if (isConstant(inner)) {
            return null;
        }
        if (inner.getLeaf() instanceof MethodInvocationTree call && isOfMath(inner)) {
            call.getArguments().forEach(argument -> scan(new TreePath(inner, argument), null));
            return null;
        }
        return super.visitTypeCast(tree, unused);
    }

    private static TreePath plain(TreePath path) {
        return path.getLeaf() instanceof ParenthesizedTree parentheses
                ? plain(new TreePath(path, parentheses.getExpression()))
                : path;
    }

    private boolean isOfMath(TreePath call) {
        Element callee = scope.trees().getElement(call);
        return callee != null && JavaTypes.isMath(callee.getEnclosingElement());
    }

    private boolean isConstant(TreePath path) {
        Tree tree = path.getLeaf();
        if (tree instanceof ParenthesizedTree parentheses) {
            return isConstant(new TreePath(path, parentheses.getExpression()));
        }
        if (tree instanceof UnaryTree unary) {
            return isConstant(new TreePath(path, unary.getExpression()));
        }
        if (tree instanceof BinaryTree binary) {
            return isConstant(new TreePath(path, binary.getLeftOperand()))
                    && isConstant(new TreePath(path, binary.getRightOperand()));
        }
        return tree instanceof LiteralTree
                || scope.trees().getElement(path) instanceof VariableElement variable
                        && variable.getConstantValue() != null;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        super.visitMethodInvocation(tree, unused);
        if (scope.trees().getElement(getCurrentPath()) instanceof ExecutableElement callee
                && foreign(getCurrentPath()).isEmpty()
                && JavaTypes.topLevel(callee).equals(JavaTypes.topLevel(scope.method()))
                && !isRegistered(callee)) {
            TreePath path = scope.trees().getPath(callee);
            if (path != null) {
                follow(callee, path);
            }
        }
        return null;
    }

    private boolean isRegistered(ExecutableElement callee) {
        return !(scope.compiler().registrations().find(callee, scope.method()) instanceof Registrations.Finding.None);
    }

    /** The type of another kind that an expression has, or that a method has a parameter of. */
    private Optional<TypeMirror> foreign(TreePath expression) {
        Tree tree = expression.getLeaf();
        Element element = scope.trees().getElement(expression);
        if (element instanceof TypeElement type && !JavaTypes.isRuntime(type) || isObject(tree)) {
            return Optional.empty();
        }
        Optional<TypeMirror> own =
                Optional.ofNullable(scope.trees().getTypeMirror(expression)).filter(this::isForeign);
        boolean isCall = tree instanceof MethodInvocationTree
                && element instanceof ExecutableElement callee
                && !JavaTypes.isMath(callee.getEnclosingElement());
        return own.isPresent() || !isCall
                ? own
                : ((ExecutableElement) element)
                        .getParameters().stream()
                                .map(VariableElement::asType)
                                .filter(this::isForeign)
                                .findFirst();
    }

    private static boolean isObject(Tree tree) {
        return tree instanceof IdentifierTree name
                        && List.of("this", "super").contains(name.getName().toString())
                || tree instanceof MemberSelectTree select
                        && select.getIdentifier().contentEquals("this");
    }

    private boolean isForeign(TypeMirror type) {
        Set<Precision> precisions = JavaTypes.precisions(type);
        return !precisions.isEmpty() && !precisions.equals(Set.of(precision));
    }

    private static String shown(TypeMirror type) {
        return type instanceof DeclaredType declared
                ? declared.asElement().getSimpleName().toString()
                : type.toString();
    }
}
