package org.matgrad.processor.source;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/** Reads what stands before a method's body: its class, annotation, parameters and result. */
final class Declaration {

    /** Accessors of these names are refused to records, and gradients are records. */
    private static final Set<String> RECORDS_RESERVE =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private final Scope scope;
    private final SourceText text;
    private final TreePath path;
    private final MethodTree tree;
    private final ExecutableElement method;

    Declaration(Scope scope, SourceText text, TreePath path) {
        this.scope = scope;
        this.text = text;
        this.path = path;
        this.tree = (MethodTree) path.getLeaf();
        this.method = scope.method();
    }

    MethodSignature read() {
        checkSurroundings();
        checkForm();
        checkParameters();
        Kind result = JavaTypes.kind(method.getReturnType());
        if (!(result instanceof Kind.Real)) {
            report(
                    Problem.RESULT_TYPE,
                    tree.getReturnType(),
                    method.getReturnType(),
                    JavaTypes.later(method.getReturnType()));
        }
        return new MethodSignature(
                method,
                packageName(),
                companionName(),
                enclosing().stream().allMatch(element -> element.getModifiers().contains(Modifier.PUBLIC)),
                className("."),
                method.getSimpleName().toString(),
                parameters(),
                method.getReturnType(),
                result,
                text.line(tree));
    }

    private void checkSurroundings() {
        for (Element element : enclosing()) {
            if (!element.equals(method) && element.getModifiers().contains(Modifier.PRIVATE)) {
                report(Problem.UNREACHABLE_CLASS, tree, name(), element.getSimpleName());
                return;
            }
        }
    }

    private void checkForm() {
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        if (tree.getBody() == null) {
            report(Problem.NO_BODY, tree, name());
        } else if (!isStatic) {
            report(Problem.INSTANCE_METHOD, tree, name());
        }
        if (!method.getTypeParameters().isEmpty()) {
            report(Problem.GENERIC_METHOD, tree, name());
        }
    }

    private void checkParameters() {
        boolean mayDiffer = false;
        for (int p = 0; p < tree.getParameters().size(); p++) {
            VariableTree declared = tree.getParameters().get(p);
            VariableElement parameter = method.getParameters().get(p);
            Kind kind = JavaTypes.kind(parameter.asType());
            mayDiffer |= !(kind instanceof Kind.Int);
            if (method.isVarArgs() && p == tree.getParameters().size() - 1) {
                report(Problem.VARARGS, declared, declared.getName());
            } else if (kind instanceof Kind.Other) {
                String later = JavaTypes.later(parameter.asType());
                report(Problem.PARAMETER_TYPE, declared.getType(), declared.getName(), parameter.asType(), later);
            }
            if (RECORDS_RESERVE.contains(declared.getName().toString())) {
                report(Problem.PARAMETER_NAME, declared, declared.getName());
            }
        }
        if (!mayDiffer) {
            report(Problem.NOTHING_TO_DIFFERENTIATE, tree, name());
        }
    }

    private List<MethodSignature.Parameter> parameters() {
        Optional<Set<String>> wrt = wrt();
        return method.getParameters().stream()
                .map(parameter -> {
                    String name = parameter.getSimpleName().toString();
                    Kind kind = JavaTypes.kind(parameter.asType());
                    boolean active = kind instanceof Kind.Real
                            && wrt.map(chosen -> chosen.contains(name)).orElse(true);
                    return new MethodSignature.Parameter(name, parameter.asType(), kind, active);
                })
                .toList();
    }

    /** The names that the annotation chooses; empty when it leaves the choice open, or chooses nothing that exists. */
    private Optional<Set<String>> wrt() {
        Set<String> chosen = new LinkedHashSet<>();
        Set<String> named = new HashSet<>();
        Optional<AnnotationValue> value = AnnotationTrees.value(method, JavaTypes.DIFFERENTIABLE, "wrt");
        if (value.isPresent() && value.get().getValue() instanceof List<?> names) {
            Tree array = annotationTree("wrt");
            for (int n = 0; n < names.size(); n++) {
                String name = (String) ((AnnotationValue) names.get(n)).getValue();
                if (isChoice(name, !named.add(name), AnnotationTrees.element(array, n))) {
                    chosen.add(name);
                }
            }
        }
        return chosen.isEmpty() ? Optional.empty() : Optional.of(chosen);
    }

    private boolean isChoice(String name, boolean again, Tree at) {
        Optional<Kind> kind = method.getParameters().stream()
                .filter(parameter -> parameter.getSimpleName().contentEquals(name))
                .map(parameter -> JavaTypes.kind(parameter.asType()))
                .findFirst();
        if (again) {
            report(Problem.WRT_TWICE, at, name);
        } else if (kind.isEmpty()) {
            report(Problem.UNKNOWN_WRT, at, name, meant(name));
        } else if (kind.get() instanceof Kind.Int) {
            report(Problem.WRT_OF_INT, at, name);
        }
        return !again && kind.isPresent() && kind.get() instanceof Kind.Real;
    }

    private String meant(String name) {
        List<String> choices = method.getParameters().stream()
                .filter(parameter -> JavaTypes.kind(parameter.asType()) instanceof Kind.Real)
                .map(parameter -> parameter.getSimpleName().toString())
                .toList();
        return Spelling.nearest(name, choices)
                .map(near -> "Did you mean " + near + "?")
                .orElse("To choose from: " + String.join(", ", choices) + ".");
    }

    private String companionName() {
        String method = this.method.getSimpleName().toString();
        String standard = className("") + Character.toUpperCase(method.charAt(0)) + method.substring(1);
        Optional<String> chosen = AnnotationTrees.value(this.method, JavaTypes.DIFFERENTIABLE, "name")
                .map(value -> (String) value.getValue())
                .filter(name -> !name.isEmpty());
        if (chosen.isPresent()
                && (!SourceVersion.isName(chosen.get()) || chosen.get().contains("."))) {
            report(Problem.COMPANION_NAME, annotationTree("name"), chosen.get());
            return standard;
        }
        return chosen.orElse(standard);
    }

    private Tree annotationTree(String attribute) {
        return AnnotationTrees.tree(scope.trees(), path, tree.getModifiers(), JavaTypes.DIFFERENTIABLE, attribute)
                .orElse(tree);
    }

    private String packageName() {
        return ((PackageElement) JavaTypes.topLevel(method).getEnclosingElement())
                .getQualifiedName()
                .toString();
    }

    private String className(String separator) {
        return enclosing().stream()
                .filter(element -> !element.equals(method))
                .map(element -> element.getSimpleName().toString())
                .collect(Collectors.joining(separator));
    }

    /** The classes around the method, from the outermost one, and the method. */
    private List<Element> enclosing() {
        List<Element> enclosing = new ArrayList<>();
        for (Element element = method; !JavaTypes.isPackage(element); element = element.getEnclosingElement()) {
            enclosing.add(0, element);
        }
        return enclosing;
    }

    private String name() {
        return className(".") + "." + method.getSimpleName();
    }

    private void report(Problem problem, Tree at, Object... details) {
        scope.problems().report(problem, at, details);
    }

    /** Whether all types that the declaration mentions exist. */
    boolean typesExist() {
        return method.getReturnType().getKind() != TypeKind.ERROR
                && method.getParameters().stream()
                        .allMatch(parameter -> parameter.asType().getKind() != TypeKind.ERROR);
    }
}
