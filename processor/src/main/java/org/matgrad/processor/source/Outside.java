package org.matgrad.processor.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.matgrad.processor.matrix.Callee;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Order;
import org.matgrad.processor.matrix.Shape;

/** Calls methods that are not read: those with a companion, and those with a registered derivative. */
final class Outside {

    private final Scope scope;
    private final Expressions expressions;

    Outside(Scope scope, Expressions expressions) {
        this.scope = scope;
        this.expressions = expressions;
    }

    /** Whether somebody registers a derivative of a method, so that its body does not matter. */
    boolean isRegistered(ExecutableElement callee) {
        return !(find(callee) instanceof Registrations.Finding.None);
    }

    private Registrations.Finding find(ExecutableElement callee) {
        return scope.compiler().registrations().find(callee, scope.method());
    }

    /** The value of a call; empty where no derivative of the method is known. */
    Optional<Quantity> read(ExecutableElement callee, List<Place> arguments, Place at) {
        Registrations.Finding finding = find(callee);
        if (finding instanceof Registrations.Finding.Broken) {
            return Optional.of(scope.leaveToCompiler());
        }
        if (finding instanceof Registrations.Finding.Two two) {
            String first = Companions.displayName(two.first().derivative());
            String second = Companions.displayName(two.second().derivative());
            return Optional.of(
                    scope.refuse(Problem.REGISTERED_TWICE, at, Companions.displayName(callee), first, second));
        }
        if (finding instanceof Registrations.Finding.One one) {
            return Optional.of(registered(one.registration(), arguments, at));
        }
        return JavaTypes.isAnnotated(callee, JavaTypes.DIFFERENTIABLE)
                ? Optional.of(companion(callee, arguments, at))
                : Optional.empty();
    }

    private Quantity registered(Registration registration, List<Place> arguments, Place at) {
        ExecutableElement target = registration.target();
        Optional<Element> hidden = Access.obstacle(target, scope.method());
        if (hidden.isPresent()) {
            String access = Access.hiding(hidden.get());
            return scope.refuse(
                    Problem.TARGET_HIDDEN,
                    at,
                    Companions.displayName(target),
                    hidden.get().getSimpleName(),
                    access);
        }
        if (wantsSecond()) {
            String wayOut = "Write its formula in Matgrad's language instead, or leave order = 2 out.";
            return scope.refuse(Problem.NO_SECOND_ORDER, at, Companions.displayName(target), wayOut);
        }
        List<Quantity> read = quantities(target, arguments);
        if (read.contains(Quantity.POISON)) {
            return Quantity.POISON;
        }
        CalledShapes derivative = shapes(registration.derivative(), read, at);
        CalledShapes own = shapes(target, read, at);
        String name = Companions.displayName(target);
        if (!derivative.argumentsFit(name) || !own.argumentsFit(name)) {
            return Quantity.POISON;
        }
        Optional<Shape> shape = derivative
                .shape(registration.derivative())
                .or(() -> derivative.shape(registration.value()))
                .or(() -> own.shape(target));
        return invoke(registration.callee(), target, read, shape, at);
    }

    private Quantity companion(ExecutableElement callee, List<Place> arguments, Place at) {
        if (types(callee).anyMatch(type -> JavaTypes.kind(type) instanceof Kind.Other)) {
            // The method is refused itself.
            return scope.leaveToCompiler();
        }
        Optional<Refusal> refusal = refusal(callee);
        if (refusal.isPresent()) {
            arguments.stream()
                    .filter(argument -> !(scope.kind(argument) instanceof Kind.Other))
                    .forEach(expressions::read);
            refusal.get().report(scope.problems(), at.tree());
            return Quantity.POISON;
        }
        List<Quantity> read = quantities(callee, arguments);
        List<String> names = parameterNames(callee);
        CalledShapes shapes = new CalledShapes(scope, at, callee, names, read);
        if (read.contains(Quantity.POISON) || !shapes.argumentsFit(Companions.displayName(callee))) {
            return Quantity.POISON;
        }
        Set<String> active = Wrt.active(callee, names);
        List<String> components =
                names.stream().map(name -> active.contains(name) ? name : "").toList();
        for (int p = 0; p < names.size(); p++) {
            Place argument = arguments.get(p);
            String parameter = names.get(p);
            if (!active.contains(parameter)) {
                scope.undifferentiated()
                        .add(
                                operand(read.get(p)),
                                () -> scope.refuse(
                                        Problem.NOT_DIFFERENTIATED,
                                        argument,
                                        Companions.displayName(callee),
                                        parameter));
            }
        }
        Callee called = new Callee.Companion(
                Companions.displayName(callee), Companions.qualifiedName(callee), components, Orders.of(callee));
        return invoke(called, callee, read, shapes.shape(callee), at);
    }

    /** Whether what is called here has to have a second order of its own. */
    private boolean wantsSecond() {
        return Orders.of(scope.method()) == Order.SECOND;
    }

    /** Why a method's companion can't be called from here. */
    private Optional<Refusal> refusal(ExecutableElement callee) {
        String name = Companions.displayName(callee);
        if (!callee.getModifiers().contains(Modifier.STATIC)) {
            return Optional.of(new Refusal(Problem.CALLED_INSTANCE_METHOD, name));
        }
        Optional<TypeMirror> record = types(callee)
                .filter(type -> JavaTypes.kind(type) instanceof Kind.Record)
                .findFirst();
        if (record.isPresent()) {
            return Optional.of(new Refusal(Problem.CALLED_WITH_RECORD, name, record.get()));
        }
        Optional<Element> hidden = Access.obstacle(callee, scope.method());
        if (hidden.isPresent()) {
            String access = Access.hiding(hidden.get());
            return Optional.of(
                    new Refusal(Problem.HIDDEN_COMPANION, name, hidden.get().getSimpleName(), access));
        }
        if (!isWritten(callee)) {
            return Optional.of(new Refusal(Problem.NO_COMPANION, name, Companions.qualifiedName(callee)));
        }
        if (wantsSecond() && Orders.of(callee) == Order.FIRST) {
            String wayOut = "Write @Differentiable(order = 2) on it.";
            return Optional.of(new Refusal(Problem.NO_SECOND_ORDER, name, wayOut));
        }
        return Recursion.through(scope.method(), callee, scope.trees(), method -> !isRegistered(method))
                .map(cycle -> new Refusal(Problem.RECURSION, name, cycle));
    }

    /** Whether the companion is there, or is written in this compilation. */
    private boolean isWritten(ExecutableElement callee) {
        return parameterNames(callee).size() == callee.getParameters().size();
    }

    /** The names of a method's parameters: from its source, or as its companion keeps them; none without both. */
    private List<String> parameterNames(ExecutableElement callee) {
        if (scope.trees().getTree(callee) != null) {
            return declaredNames(callee);
        }
        TypeElement companion = scope.compiler().elements().getTypeElement(Companions.qualifiedName(callee));
        return companion != null && Companions.isCompanion(companion)
                ? Companions.parameterNames(companion)
                : List.of();
    }

    private static List<String> declaredNames(ExecutableElement method) {
        return method.getParameters().stream()
                .map(parameter -> parameter.getSimpleName().toString())
                .toList();
    }

    private CalledShapes shapes(ExecutableElement method, List<Quantity> arguments, Place at) {
        return new CalledShapes(scope, at, method, declaredNames(method), arguments);
    }

    private static Stream<TypeMirror> types(ExecutableElement method) {
        return Stream.concat(
                Stream.of(method.getReturnType()),
                method.getParameters().stream().map(VariableElement::asType));
    }

    private List<Quantity> quantities(ExecutableElement callee, List<Place> arguments) {
        List<Quantity> quantities = new ArrayList<>();
        for (int a = 0; a < arguments.size(); a++) {
            Kind kind = JavaTypes.kind(callee.getParameters().get(a).asType());
            quantities.add(expressions.read(arguments.get(a), kind));
        }
        return quantities;
    }

    private Quantity invoke(
            Callee called, ExecutableElement callee, List<Quantity> read, Optional<Shape> declared, Place at) {
        Kind kind = JavaTypes.kind(callee.getReturnType());
        Optional<Shape> shape = kind.equals(new Kind.Real(0))
                ? Optional.of(Shape.SCALAR)
                : declared.filter(known -> !(kind instanceof Kind.Real real) || known.rank() == real.rank());
        if (shape.isEmpty()) {
            return scope.refuse(Problem.RESULT_SIZE, at, called.name(), called.name());
        }
        if (shape.get().sizes().stream().anyMatch(scope::varies)) {
            return scope.refuse(Problem.RAGGED_ARRAY, at, "a " + shape.get().describe());
        }
        List<Operand> operands = read.stream().map(Outside::operand).toList();
        return new Quantity.Real(scope.builder().invoke(called, operands, shape.get(), at.wanted(), scope.origin(at)));
    }

    private static Operand operand(Quantity quantity) {
        if (quantity instanceof Quantity.Real real) {
            return real.operand();
        }
        if (quantity instanceof Quantity.Int integer) {
            return new Operand.Count(integer.size());
        }
        return quantity instanceof Quantity.Ints ints
                ? ints.array()
                : new Operand.Flag(((Quantity.Bool) quantity).test());
    }
}
