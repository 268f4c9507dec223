package org.matgrad.processor.source;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Operation;
import org.matgrad.processor.matrix.Operations;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.matrix.Variadic;

/** Reads calls of the runtime's methods and of {@code Math}; empty for those that are not in the language. */
final class Library {

    private final Scope scope;
    private final Expressions expressions;
    private final Sizes sizes;
    private final Lambdas lambdas;
    private final Joins joins;
    private final Powers powers;
    private final OptionalLibraries libraries;

    Library(Scope scope, DeclaredShapes shapes, Expressions expressions) {
        this.scope = scope;
        this.expressions = expressions;
        this.sizes = new Sizes(scope, expressions);
        this.lambdas = new Lambdas(scope, shapes, expressions);
        this.joins = new Joins(scope, expressions);
        this.powers = new Powers(scope, expressions);
        this.libraries = new OptionalLibraries(scope);
    }

    Optional<Quantity> read(ExecutableElement callee, MethodInvocationTree call, Place at) {
        Optional<Quantity> size = sizes.read(callee, call, at);
        if (size.isPresent()) {
            return size;
        }
        if (call.getMethodSelect() instanceof MemberSelectTree select
                && callee.getSimpleName().contentEquals("data")) {
            return Optional.of(scope.refuse(Problem.RAW_DATA, at, select.getExpression()));
        }
        if (callee.isVarArgs()) {
            return joins.read(callee, call, at);
        }
        if (Lambdas.takesFormula(callee)) {
            return lambdas.read(callee, call, at);
        }
        List<Kind> kinds = kinds(callee);
        return kinds.stream().anyMatch(Kind.Other.class::isInstance)
                ? Optional.empty()
                : read(callee, kinds, Calls.operands(callee, call, at), at);
    }

    /** What the method is applied to, by the types it declares, the receiver first. */
    private static List<Kind> kinds(ExecutableElement callee) {
        List<Kind> kinds = new ArrayList<>();
        if (!callee.getModifiers().contains(Modifier.STATIC)) {
            kinds.add(JavaTypes.kind(callee.getEnclosingElement().asType()));
        }
        for (VariableElement parameter : callee.getParameters()) {
            kinds.add(JavaTypes.kind(parameter.asType()));
        }
        return kinds;
    }

    private Optional<Quantity> read(ExecutableElement callee, List<Kind> kinds, List<Place> places, Place at) {
        String name = callee.getSimpleName().toString();
        Element owner = callee.getEnclosingElement();
        if (JavaTypes.isMath(owner) && kinds.stream().allMatch(Kind.Int.class::isInstance)) {
            return ofInts(name, places);
        }
        if (!Operations.names().contains(name) && !Powers.isPower(name)) {
            return Optional.empty();
        }
        // What is poison keeps its place so that those after it are still read as what they are.
        List<Quantity> quantities = new ArrayList<>();
        for (int p = 0; p < places.size(); p++) {
            quantities.add(expressions.read(places.get(p), kinds.get(p)));
        }
        if (quantities.contains(Quantity.POISON)) {
            return Optional.of(Quantity.POISON);
        }
        if (Powers.isPower(name)) {
            return Optional.of(powers.read(quantities.get(0), quantities.get(1), places.get(1), at));
        }
        List<Operand> operands = quantities.stream().map(Library::operand).toList();
        Optional<Operation> operation = operation(name, operands, quantities);
        if (operation.isPresent()) {
            libraries.require(name, at);
            return Optional.of(scope.apply(operation.get(), operands, at));
        }
        return kinds.contains(new Kind.Tensor())
                ? Optional.of(scope.refuse(Problem.RANK, at, name, shapes(operands)))
                : Optional.empty();
    }

    private static Optional<Operation> operation(String name, List<Operand> operands, List<Quantity> quantities) {
        int rank = operands.isEmpty() ? 0 : operands.get(0).shape().rank();
        Optional<Operation> operation =
                Operations.find(name, quantities.stream().map(Library::kind).toList());
        if (operation.isPresent()) {
            return operation;
        }
        return switch (name) {
            case "flatten" -> Optional.of(Variadic.flatten(rank));
            case "slice" -> rank > 0 && operands.size() == 2 ? Optional.of(Variadic.slice(rank)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Operation.Kind kind(Quantity quantity) {
        if (quantity instanceof Quantity.Real real) {
            return new Operation.Kind.Real(real.operand().shape().rank());
        }
        return quantity instanceof Quantity.Int ? new Operation.Kind.Int() : new Operation.Kind.Ints();
    }

    private static Operand operand(Quantity quantity) {
        if (quantity instanceof Quantity.Real real) {
            return real.operand();
        }
        return quantity instanceof Quantity.Int integer
                ? new Operand.Count(integer.size())
                : ((Quantity.Ints) quantity).array();
    }

    private String shapes(List<Operand> operands) {
        List<String> shapes = operands.stream()
                .filter(operand -> operand.shape().rank() > 0)
                .map(operand -> "a " + scope.builder().resolve(operand.shape()).describe())
                .toList();
        return shapes.isEmpty() ? "a number" : String.join(", ", shapes);
    }

    private Optional<Quantity> ofInts(String name, List<Place> places) {
        List<Size> ints = new ArrayList<>();
        for (Place place : places) {
            if (expressions.read(place, new Kind.Int()) instanceof Quantity.Int integer) {
                ints.add(integer.size());
            }
        }
        boolean known = ints.size() == places.size();
        return switch (name) {
            case "min" -> Optional.of(known ? extremum(Atom.Extremum.Kind.MIN, ints) : Quantity.POISON);
            case "max" -> Optional.of(known ? extremum(Atom.Extremum.Kind.MAX, ints) : Quantity.POISON);
            case "abs" -> {
                if (known) {
                    ints.add(ints.get(0).times(Size.of(-1)));
                }
                yield Optional.of(known ? extremum(Atom.Extremum.Kind.MAX, ints) : Quantity.POISON);
            }
            default -> Optional.empty();
        };
    }

    private static Quantity extremum(Atom.Extremum.Kind kind, List<Size> ints) {
        return new Quantity.Int(Size.extremum(kind, ints.get(0), ints.get(1)));
    }
}
