package org.matgrad.processor.source;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Reads fields: those of classes, and those of the object that an instance method is called on. */
final class Fields {

    private final Scope scope;
    private final Captures captures;

    Fields(Scope scope, DeclaredShapes shapes) {
        this.scope = scope;
        this.captures = new Captures(scope, shapes);
    }

    /** What a field of a class or of this object stands for. */
    Quantity read(VariableElement field, Place at) {
        boolean isStatic = field.getModifiers().contains(Modifier.STATIC);
        if (!isStatic && !isOwn(field, at)) {
            return scope.refuse(Problem.OTHER_OBJECT, at, name(field));
        }
        Optional<RecordComponentElement> component = isStatic ? Optional.empty() : component(field);
        if (component.isPresent()) {
            return component(component.get(), at);
        }
        if (!field.getModifiers().contains(Modifier.FINAL)) {
            return scope.refuse(Problem.MUTABLE_FIELD, at, name(field));
        }
        Optional<Quantity> constant = Constants.value(field);
        if (constant.isPresent()) {
            return constant.get();
        }
        Optional<Element> hidden = Access.obstacle(field, scope.method());
        if (hidden.isPresent()) {
            String access = Access.hiding(hidden.get());
            return scope.refuse(
                    Problem.HIDDEN_CONSTANT, at, name(field), hidden.get().getSimpleName(), access);
        }
        String owner = isStatic
                ? Access.className((TypeElement) field.getEnclosingElement(), scope.method())
                : Receiver.name(scope.method());
        String first = owner.split("\\.")[0];
        if (Access.isParameter(first, scope.method())) {
            return scope.refuse(Problem.HIDDEN_NAME, at, name(field), first);
        }
        scope.builder().reserve(first);
        String own = field.getSimpleName().toString();
        return captures.read(owner + "." + own, own, field.asType(), field, at);
    }

    /** A component of the object itself, when that is a record. */
    private Quantity component(RecordComponentElement component, Place at) {
        TypeElement record = (TypeElement) component.getEnclosingElement();
        if (JavaTypes.simpleKind(component.asType()) instanceof Kind.Other) {
            return scope.refuse(Problem.CONSTANT_TYPE, at, name(component), component.asType());
        }
        if (scope.trees().getTree(component.getAccessor()) != null) {
            return scope.refuse(Problem.RECORD_ACCESSOR, at, record.getSimpleName(), component.getSimpleName());
        }
        return captures.component(
                Receiver.name(scope.method()) + "." + component.getSimpleName() + "()", component, at);
    }

    private static Optional<RecordComponentElement> component(VariableElement field) {
        return ((TypeElement) field.getEnclosingElement())
                .getRecordComponents().stream()
                        .filter(component -> component.getSimpleName().equals(field.getSimpleName()))
                        .<RecordComponentElement>map(component -> component)
                        .findFirst();
    }

    /** Whether this names an abstract accessor of the object, which is an interface's: its value counts as a field. */
    boolean isAccessor(ExecutableElement method, Place at) {
        return method.getParameters().isEmpty()
                && method.getEnclosingElement().getKind() == ElementKind.INTERFACE
                && method.getModifiers().contains(Modifier.ABSTRACT)
                && isOwn(method, at);
    }

    /** What an accessor of this object gives; it must give the same throughout a call of the companion. */
    Quantity accessor(ExecutableElement accessor, Place at) {
        if (!isOwn(accessor, at)) {
            return scope.refuse(Problem.OTHER_OBJECT, at, name(accessor));
        }
        Optional<RecordComponentElement> component = recordComponent(accessor);
        if (component.isPresent()) {
            return component(component.get(), at);
        }
        String own = accessor.getSimpleName().toString();
        String access = Receiver.name(scope.method()) + "." + own + "()";
        return captures.read(access, own, accessor.getReturnType(), accessor, at);
    }

    private static Optional<RecordComponentElement> recordComponent(ExecutableElement accessor) {
        return ((TypeElement) accessor.getEnclosingElement())
                .getRecordComponents().stream()
                        .filter(component -> component.getAccessor().equals(accessor))
                        .<RecordComponentElement>map(component -> component)
                        .findFirst();
    }

    /** Whether a member that is named here belongs to the object of the annotated method. */
    boolean isOwn(Element member, Place at) {
        if (scope.method().getModifiers().contains(Modifier.STATIC)) {
            return false;
        }
        TypeElement type = (TypeElement) scope.method().getEnclosingElement();
        boolean has = scope.compiler().elements().getAllMembers(type).contains(member);
        return has
                && (at.tree() instanceof IdentifierTree
                        || at.tree() instanceof MemberSelectTree select && isThis(at.to(select.getExpression())));
    }

    /** Whether an expression is {@code this}, {@code super}, or {@code Type.this} of the object's own type. */
    private boolean isThis(Place at) {
        if (at.tree() instanceof IdentifierTree object) {
            return object.getName().contentEquals("this") || object.getName().contentEquals("super");
        }
        return at.tree() instanceof MemberSelectTree outer
                && outer.getIdentifier().contentEquals("this")
                && scope.method().getEnclosingElement().equals(scope.element(at.to(outer.getExpression())));
    }

    private static String name(Element member) {
        return member.getEnclosingElement().getSimpleName() + "." + member.getSimpleName();
    }
}
