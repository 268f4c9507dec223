package org.matgrad.processor.source;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

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
        checkWrt();
        checkResult();
        checkName();
        checkOrder();
        return new MethodSignature(
                method,
                Companions.packageName(method),
                Companions.simpleName(method),
                Companions.isPublic(method),
                Companions.className(method, "."),
                method.getSimpleName().toString(),
                Receiver.of(method, scope.compiler().types()),
                parameters(),
                method.getReturnType(),
                reachable(method.getReturnType()),
                new BatchChoice(scope, path).read(),
                Orders.of(method),
                text.line(tree));
    }

    private void checkSurroundings() {
        for (Element element : Companions.enclosing(method)) {
            if (!element.equals(method) && element.getModifiers().contains(Modifier.PRIVATE)) {
                report(Problem.UNREACHABLE_CLASS, tree, name(), element.getSimpleName());
                return;
            }
        }
    }

    private void checkForm() {
        if (tree.getBody() == null) {
            report(Problem.NO_BODY, tree, name());
        }
        if (!method.getTypeParameters().isEmpty()) {
            report(Problem.GENERIC_METHOD, tree, name());
        }
    }

    private void checkParameters() {
        boolean mayDiffer = false;
        for (int p = 0; p < tree.getParameters().size(); p++) {
            VariableTree declared = tree.getParameters().get(p);
            TypeMirror type = method.getParameters().get(p).asType();
            Kind kind = JavaTypes.kind(type);
            mayDiffer |= kind.isReal() || kind instanceof Kind.Other;
            if (method.isVarArgs() && p == tree.getParameters().size() - 1) {
                report(Problem.VARARGS, declared, declared.getName());
            } else if (kind instanceof Kind.Other) {
                Refusal otherwise = new Refusal(Problem.PARAMETER_TYPE, declared.getName(), type);
                refuse(RecordTypes.refusal(type).orElse(otherwise), declared.getType());
            } else if (kind instanceof Kind.Record) {
                checkRecord(type, declared.getType());
            }
            if (RECORDS_RESERVE.contains(declared.getName().toString())) {
                report(Problem.PARAMETER_NAME, declared, declared.getName());
            }
        }
        if (!mayDiffer) {
            report(Problem.NOTHING_TO_DIFFERENTIATE, tree, name());
        }
    }

    private void checkRecord(TypeMirror type, Tree at) {
        Optional<Refusal> byHand = new RecordCode(scope.trees()).refusal(type);
        byHand.ifPresent(refusal -> refuse(refusal, at));
        checkReachable(type, at);
    }

    private void checkReachable(TypeMirror type, Tree at) {
        Element record = ((DeclaredType) type).asElement();
        Access.obstacle(record, method)
                .ifPresent(hidden -> report(
                        Problem.UNREACHABLE_TYPE,
                        at,
                        record.getSimpleName(),
                        hidden.getSimpleName(),
                        Access.hiding(hidden)));
    }

    /** What a type is to the companion, to which a record that it can't use is like any other class. */
    private Kind reachable(TypeMirror type) {
        Kind kind = JavaTypes.kind(type);
        boolean isHidden = kind instanceof Kind.Record
                && Access.obstacle(((DeclaredType) type).asElement(), method).isPresent();
        return isHidden ? new Kind.Other() : kind;
    }

    private void checkResult() {
        TypeMirror type = method.getReturnType();
        Kind kind = JavaTypes.kind(type);
        if (kind instanceof Kind.Record composite) {
            checkReachable(type, tree.getReturnType());
            composite.components().stream()
                    .filter(component -> !component.kind().isReal())
                    .findFirst()
                    .ifPresent(component ->
                            report(Problem.RESULT_COMPONENT, tree.getReturnType(), component.name(), component.type()));
        } else if (!kind.isReal()) {
            Refusal otherwise = new Refusal(Problem.RESULT_TYPE, type);
            refuse(RecordTypes.refusal(type).orElse(otherwise), tree.getReturnType());
        }
    }

    private List<MethodSignature.Parameter> parameters() {
        Set<String> active = Wrt.active(method);
        return method.getParameters().stream()
                .map(parameter -> {
                    String name = parameter.getSimpleName().toString();
                    Kind kind = reachable(parameter.asType());
                    boolean isActive = active.contains(name) && kind.isReal();
                    Kind chosen = kind instanceof Kind.Record composite && !isActive ? composite.constant() : kind;
                    return new MethodSignature.Parameter(name, parameter.asType(), chosen, isActive);
                })
                .toList();
    }

    private void checkWrt() {
        List<String> names = Wrt.written(method);
        Set<String> named = new HashSet<>();
        for (int n = 0; n < names.size(); n++) {
            checkChoice(names.get(n), !named.add(names.get(n)), AnnotationTrees.element(annotationTree("wrt"), n));
        }
    }

    private void checkChoice(String name, boolean again, Tree at) {
        Optional<? extends VariableElement> parameter = method.getParameters().stream()
                .filter(candidate -> candidate.getSimpleName().contentEquals(name))
                .findFirst();
        if (again) {
            report(Problem.WRT_TWICE, at, name);
        } else if (parameter.isEmpty()) {
            report(Problem.UNKNOWN_WRT, at, name, meant(name));
        } else {
            TypeMirror type = parameter.get().asType();
            Kind kind = JavaTypes.kind(type);
            if (!kind.isReal() && !(kind instanceof Kind.Other)) {
                report(Problem.WRT_OF_INT, at, name, type);
            }
        }
    }

    private String meant(String name) {
        List<String> choices = method.getParameters().stream()
                .filter(parameter -> JavaTypes.kind(parameter.asType()).isReal())
                .map(parameter -> parameter.getSimpleName().toString())
                .toList();
        return Spelling.meant(name, choices);
    }

    private void checkName() {
        Companions.chosenName(method)
                .filter(name -> !Companions.isSimpleName(name))
                .ifPresent(name -> report(Problem.COMPANION_NAME, annotationTree("name"), name));
    }

    private void checkOrder() {
        int order = Orders.written(method);
        if (order != 1 && order != 2) {
            report(Problem.ORDER, annotationTree("order"), order);
        }
    }

    private Tree annotationTree(String attribute) {
        return AnnotationTrees.tree(scope.trees(), path, tree.getModifiers(), JavaTypes.DIFFERENTIABLE, attribute)
                .orElse(tree);
    }

    private String name() {
        return Companions.displayName(method);
    }

    private void refuse(Refusal refusal, Tree at) {
        refusal.report(scope.problems(), at);
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
