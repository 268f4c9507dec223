package org.matgrad.processor.source;

import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Size;

/** Reads fields: compile-time constants as numbers, other constants as values that the companion reads. */
final class Constants {

    private final Scope scope;

    Constants(Scope scope) {
        this.scope = scope;
    }

    Quantity read(VariableElement field, Place at) {
        String name = field.getEnclosingElement().getSimpleName() + "." + field.getSimpleName();
        for (Modifier needed : new Modifier[] {Modifier.STATIC, Modifier.FINAL}) {
            if (!field.getModifiers().contains(needed)) {
                return scope.refuse(Problem.MUTABLE_FIELD, at, name, needed);
            }
        }
        if (field.getConstantValue() instanceof Double number) {
            return new Quantity.Real(new Operand.Literal(number));
        }
        Kind kind = JavaTypes.kind(field.asType());
        if (kind instanceof Kind.Int && field.getConstantValue() instanceof Integer number) {
            return new Quantity.Int(Size.of(number));
        }
        if (!(kind instanceof Kind.Real real)) {
            Problem problem = kind instanceof Kind.Int ? Problem.LATE_INT : Problem.CONSTANT_TYPE;
            return scope.refuse(problem, at, name, field.asType());
        }
        Optional<Element> obstacle = obstacle(field);
        if (obstacle.isPresent()) {
            Element hidden = obstacle.get();
            String access = hidden.getModifiers().contains(Modifier.PRIVATE) ? "private" : "not public";
            return scope.refuse(Problem.HIDDEN_CONSTANT, at, name, hidden.getSimpleName(), access);
        }
        String owner =
                ((TypeElement) field.getEnclosingElement()).getQualifiedName().toString();
        return new Quantity.Real(
                scope.builder().capture(owner, field.getSimpleName().toString(), real.rank()));
    }

    /** What keeps the companion, a class of the method's package, from reading the field. */
    private Optional<Element> obstacle(VariableElement field) {
        boolean samePackage = around(field).equals(around(scope.method()));
        for (Element element = field; !JavaTypes.isPackage(element); element = element.getEnclosingElement()) {
            boolean hidden = samePackage
                    ? element.getModifiers().contains(Modifier.PRIVATE)
                    : !element.getModifiers().contains(Modifier.PUBLIC);
            if (hidden) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    private static Element around(Element element) {
        return JavaTypes.topLevel(element).getEnclosingElement();
    }
}
