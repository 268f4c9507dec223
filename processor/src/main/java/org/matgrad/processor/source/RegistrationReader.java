package org.matgrad.processor.source;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.matgrad.processor.matrix.Precision;

/** Reads a method with {@code @DerivativeOf}. */
final class RegistrationReader {

    private final Trees trees;
    private final ExecutableElement derivative;
    private final Optional<TreePath> path;

    private RegistrationReader(Trees trees, ExecutableElement derivative, Optional<TreePath> path) {
        this.trees = trees;
        this.derivative = derivative;
        this.path = path;
    }

    /** What a method registers; empty, and nothing said, where something is wrong. */
    static Optional<Registration> read(Trees trees, ExecutableElement derivative) {
        return new RegistrationReader(trees, derivative, Optional.empty()).read();
    }

    /** Reports what is wrong with a method of this compilation. */
    static void check(Trees trees, ExecutableElement derivative) {
        new RegistrationReader(trees, derivative, Optional.of(trees.getPath(derivative))).read();
    }

    /** The class of the method that the annotation names; empty where there is no such class. */
    static Optional<TypeElement> targetType(ExecutableElement derivative) {
        return AnnotationTrees.value(derivative, JavaTypes.DERIVATIVE_OF, "type")
                .filter(value -> value.getValue() instanceof DeclaredType)
                .map(value -> (TypeElement) ((DeclaredType) value.getValue()).asElement());
    }

    static String targetName(ExecutableElement derivative) {
        return AnnotationTrees.value(derivative, JavaTypes.DERIVATIVE_OF, "method")
                .map(value -> value.getValue().toString())
                .orElse("");
    }

    private Optional<Registration> read() {
        if (!hasForm() || !hasParameters()) {
            return Optional.empty();
        }
        Optional<ExecutableElement> target = targetType(derivative).flatMap(this::target);
        return target.filter(this::isCallable).filter(this::hasResult).flatMap(found -> record().filter(
                        record -> fits(record, found))
                .map(record -> new Registration(derivative, found, record)));
    }

    private boolean hasForm() {
        Optional<Element> hidden = Access.obstacle(derivative, derivative);
        if (!derivative.getModifiers().contains(Modifier.STATIC)) {
            return refuse(Problem.DERIVATIVE_NOT_STATIC, tree -> tree, Companions.displayName(derivative));
        }
        if (hidden.isPresent()) {
            String name = Companions.displayName(derivative);
            return refuse(
                    Problem.DERIVATIVE_HIDDEN, tree -> tree, name, hidden.get().getSimpleName());
        }
        return hasForm(derivative, tree -> tree);
    }

    /** Whether a method can be called without further ado. */
    private boolean hasForm(ExecutableElement method, Function<MethodTree, Tree> where) {
        String name = Companions.displayName(method);
        if (method.isVarArgs()) {
            return refuse(Problem.DERIVATIVE_FORM, where, name, "takes any number of arguments");
        }
        Optional<? extends TypeMirror> checked = method.getThrownTypes().stream()
                .filter(RegistrationReader::isChecked)
                .findFirst();
        return checked.isEmpty() || refuse(Problem.DERIVATIVE_FORM, where, name, "throws " + checked.get());
    }

    private static boolean isChecked(TypeMirror exception) {
        return !JavaTypes.is(exception, "java.lang.RuntimeException")
                && !JavaTypes.is(exception, "java.lang.Error")
                && (!(exception instanceof DeclaredType declared)
                        || !(((TypeElement) declared.asElement()).getSuperclass() instanceof DeclaredType parent)
                        || isChecked(parent));
    }

    private boolean hasParameters() {
        boolean has = true;
        for (int p = 0; p < derivative.getParameters().size(); p++) {
            VariableElement parameter = derivative.getParameters().get(p);
            if (JavaTypes.simpleKind(parameter.asType()) instanceof Kind.Other) {
                int place = p;
                has = refuse(
                        Problem.DERIVATIVE_TYPE,
                        tree -> tree.getParameters().get(place).getType(),
                        "the parameter " + parameter.getSimpleName(),
                        parameter.asType());
            }
        }
        return has;
    }

    private Optional<ExecutableElement> target(TypeElement type) {
        String name = targetName(derivative);
        Optional<ExecutableElement> target = ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> method.getSimpleName().contentEquals(name))
                .filter(method -> kinds(method).equals(kinds(derivative)))
                .filter(method -> precisions(method).equals(precisions(derivative)))
                .findFirst();
        if (target.isEmpty()) {
            String parameters = derivative.getParameters().stream()
                    .map(parameter -> simpleName(parameter.asType()))
                    .collect(Collectors.joining(", "));
            refuse(Problem.NO_SUCH_METHOD, attribute("method"), type.getSimpleName(), name, parameters);
        }
        return target;
    }

    private static List<Kind> kinds(ExecutableElement method) {
        return method.getParameters().stream()
                .map(parameter -> JavaTypes.simpleKind(parameter.asType()))
                .toList();
    }

    private static List<Set<Precision>> precisions(ExecutableElement method) {
        return method.getParameters().stream()
                .map(parameter -> JavaTypes.precisions(parameter.asType()))
                .toList();
    }

    private boolean isCallable(ExecutableElement target) {
        String name = Companions.displayName(target);
        Element owner = target.getEnclosingElement();
        if (JavaTypes.isMath(owner) || JavaTypes.isRuntime(owner)) {
            return refuse(Problem.REGISTERED_FUNCTION, attribute("method"), name);
        }
        Optional<Element> hidden = Access.obstacle(target, derivative);
        if (hidden.isPresent()) {
            String access = Access.hiding(hidden.get());
            return refuse(
                    Problem.TARGET_HIDDEN,
                    attribute("method"),
                    name,
                    hidden.get().getSimpleName(),
                    access);
        }
        if (!target.getModifiers().contains(Modifier.STATIC)) {
            return refuse(Problem.TARGET_NOT_STATIC, attribute("method"), name);
        }
        return hasForm(target, attribute("method"));
    }

    private boolean hasResult(ExecutableElement target) {
        Kind kind = JavaTypes.simpleKind(target.getReturnType());
        return kind.isReal()
                || refuse(
                        Problem.DERIVATIVE_TYPE,
                        attribute("method"),
                        "the result of " + Companions.displayName(target),
                        target.getReturnType());
    }

    private Optional<TypeElement> record() {
        TypeMirror type = derivative.getReturnType();
        if (!(type instanceof DeclaredType declared)
                || !RecordTypes.isRecord(declared.asElement())
                || !((TypeElement) declared.asElement()).getTypeParameters().isEmpty()) {
            String name = Companions.displayName(derivative);
            refuse(Problem.DERIVATIVE_RESULT, MethodTree::getReturnType, name, simpleName(type));
            return Optional.empty();
        }
        TypeElement record = (TypeElement) declared.asElement();
        Optional<Element> hidden = Access.obstacle(record, derivative);
        hidden.ifPresent(element -> refuse(
                Problem.DERIVATIVE_HIDDEN, MethodTree::getReturnType, record.getSimpleName(), element.getSimpleName()));
        return hidden.isEmpty() ? Optional.of(record) : Optional.empty();
    }

    /** Whether the record has the value and the derivatives, each of its type. */
    private boolean fits(TypeElement record, ExecutableElement target) {
        List<Expected> expected = expected(target);
        List<? extends RecordComponentElement> components = record.getRecordComponents();
        if (components.size() != expected.size()) {
            String parameters = expected.stream().skip(1).map(Expected::name).collect(Collectors.joining(", "));
            return refuse(
                    Problem.DERIVATIVE_COMPONENTS,
                    MethodTree::getReturnType,
                    record.getSimpleName(),
                    components.size(),
                    expected.size(),
                    parameters.isEmpty() ? "no parameter" : parameters);
        }
        boolean fits = true;
        for (int c = 0; c < expected.size(); c++) {
            TypeMirror type = components.get(c).asType();
            boolean isOfKind = JavaTypes.simpleKind(type).equals(expected.get(c).kind());
            if (!isOfKind
                    || !JavaTypes.precisions(type).equals(Set.of(expected.get(c).precision()))) {
                refuseComponent(components.get(c), expected.get(c));
                fits = false;
            }
        }
        return fits;
    }

    /** Reports a component where the record declares it; where the record has no source, at the method's type. */
    private void refuseComponent(RecordComponentElement component, Expected expected) {
        Element record = component.getEnclosingElement();
        Object[] details = {
            component.getSimpleName(),
            record.getSimpleName(),
            simpleName(component.asType()),
            expected.role(),
            expected.kind().javaName(expected.precision())
        };
        Optional<TreePath> field = ElementFilter.fieldsIn(record.getEnclosedElements()).stream()
                .filter(candidate -> candidate.getSimpleName().equals(component.getSimpleName()))
                .map(trees::getPath)
                .filter(Objects::nonNull)
                .findFirst();
        if (field.isEmpty()) {
            refuse(Problem.DERIVATIVE_COMPONENT, MethodTree::getReturnType, details);
        } else if (path.isPresent()) {
            Tree type = ((VariableTree) field.get().getLeaf()).getType();
            new Problems(trees, field.get().getCompilationUnit()).report(Problem.DERIVATIVE_COMPONENT, type, details);
        }
    }

    /** What a component of the record has to be. */
    private record Expected(String name, String role, Kind kind, Precision precision) {}

    private List<Expected> expected(ExecutableElement target) {
        Kind result = JavaTypes.simpleKind(target.getReturnType());
        List<Expected> expected = new ArrayList<>();
        Precision precision = Precisions.of(target);
        expected.add(new Expected("", "the value", result, precision));
        for (VariableElement parameter : derivative.getParameters()) {
            Kind kind = JavaTypes.simpleKind(parameter.asType());
            if (kind.isReal()) {
                String name = parameter.getSimpleName().toString();
                String role = "the derivative with respect to " + name;
                expected.add(new Expected(name, role, derivative(result, kind), precision));
            }
        }
        return expected;
    }

    private static Kind derivative(Kind result, Kind parameter) {
        if (result instanceof Kind.Real of && parameter instanceof Kind.Real by && of.rank() + by.rank() <= 2) {
            return new Kind.Real(of.rank() + by.rank());
        }
        return new Kind.Tensor();
    }

    private Function<MethodTree, Tree> attribute(String name) {
        return tree -> AnnotationTrees.tree(
                        trees, path.orElseThrow(), tree.getModifiers(), JavaTypes.DERIVATIVE_OF, name)
                .orElse(tree);
    }

    private static String simpleName(TypeMirror type) {
        return type instanceof DeclaredType declared
                ? declared.asElement().getSimpleName().toString()
                : type.toString();
    }

    /** Reports a problem where that is asked for; false. */
    private boolean refuse(Problem problem, Function<MethodTree, Tree> where, Object... details) {
        path.ifPresent(method -> new Problems(trees, method.getCompilationUnit())
                .report(problem, where.apply((MethodTree) method.getLeaf()), details));
        return false;
    }
}
