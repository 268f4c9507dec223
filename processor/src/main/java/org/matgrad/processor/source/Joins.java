package org.matgrad.processor.source;

import com.sun.source.tree.MethodInvocationTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import org.matgrad.processor.matrix.Formed;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Operation;
import org.matgrad.processor.matrix.Operations;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.matrix.Variadic;

/** Reads calls that take any number of arguments: joins, constants, components of tensors, Einstein's sums. */
final class Joins {

    private final Scope scope;
    private final Expressions expressions;
    private final EinsumTexts einsum;

    Joins(Scope scope, Expressions expressions) {
        this.scope = scope;
        this.expressions = expressions;
        this.einsum = new EinsumTexts(scope);
    }

    /** The value of a call; empty when it is not in the language. */
    Optional<Quantity> read(ExecutableElement callee, MethodInvocationTree call, Place at) {
        List<Place> operands = Calls.operands(callee, call, at);
        String owner = JavaTypes.nameOfDoubles(callee.getEnclosingElement());
        String method = owner + "." + callee.getSimpleName();
        if (takesArray(callee, call, at)) {
            scope.refuse(Problem.ARRAY_OF_ARGUMENTS, at, method);
            operands.stream()
                    .filter(operand -> operand.tree() instanceof MethodInvocationTree)
                    .forEach(expressions::read);
            return Optional.of(Quantity.POISON);
        }
        return switch (method) {
            case "MatrixMath.concat" -> joined(operands, 1, Variadic.concat(operands.size()), at);
            case "MatrixMath.stackRows" -> stacked(operands, true, at);
            case "MatrixMath.stackColumns" -> stacked(operands, false, at);
            case "MatrixMath.einsum" -> Optional.of(einsum(operands, at));
            case "Vector.of" -> joined(operands, 0, Variadic.vectorOf(operands.size()), at);
            case "Matrix.of" -> Optional.of(matrix(operands, at));
            case "Tensor.get" -> Optional.of(component(operands, at));
            case "Tensor.zeros" -> Optional.of(zeros(operands, at));
            default -> Optional.empty();
        };
    }

    /** Whether an array stands for the arguments. */
    private boolean takesArray(ExecutableElement callee, MethodInvocationTree call, Place at) {
        int last = callee.getParameters().size() - 1;
        if (call.getArguments().size() != last + 1) {
            return false;
        }
        TypeKind type = scope.trees()
                .getTypeMirror(at.to(call.getArguments().get(last)).path())
                .getKind();
        return type == TypeKind.ARRAY || type == TypeKind.NULL;
    }

    private Optional<Quantity> stacked(List<Place> operands, boolean below, Place at) {
        if (operands.isEmpty()) {
            List<Operation.Kind> ints = List.of(new Operation.Kind.Int(), new Operation.Kind.Int());
            Operation zeros = Operations.find("zeros", ints).orElseThrow();
            Operand none = new Operand.Count(Size.ZERO);
            return Optional.of(scope.apply(zeros, List.of(none, none), at));
        }
        int count = operands.size();
        return joined(operands, 2, below ? Variadic.stackRows(count) : Variadic.stackColumns(count), at);
    }

    private Optional<Quantity> joined(List<Place> operands, int rank, Operation operation, Place at) {
        return Optional.of(reals(operands, new Kind.Real(rank))
                .map(read -> scope.apply(operation, read, at))
                .orElse(Quantity.POISON));
    }

    /** The operands; empty when one is poison. */
    private Optional<List<Operand>> reals(List<Place> places, Kind kind) {
        List<Operand> operands = new ArrayList<>();
        for (Place place : places) {
            if (expressions.read(place, kind) instanceof Quantity.Real real) {
                operands.add(real.operand());
            }
        }
        return operands.size() == places.size() ? Optional.of(operands) : Optional.empty();
    }

    private Optional<List<Size>> ints(List<Place> places) {
        List<Size> ints = new ArrayList<>();
        for (Place place : places) {
            if (expressions.read(place, new Kind.Int()) instanceof Quantity.Int integer) {
                ints.add(integer.size());
            }
        }
        return ints.size() == places.size() ? Optional.of(ints) : Optional.empty();
    }

    private Quantity matrix(List<Place> operands, Place at) {
        Optional<List<Size>> sizes = ints(operands.subList(0, 2));
        List<Place> components = operands.subList(2, operands.size());
        Optional<List<Operand>> numbers = reals(components, new Kind.Real(0));
        if (sizes.isEmpty() || numbers.isEmpty()) {
            return Quantity.POISON;
        }
        for (int s = 0; s < 2; s++) {
            if (sizes.get().get(s).constant().orElse(-1) < 0) {
                return scope.refuse(
                        Problem.MATRIX_COMPONENTS,
                        operands.get(s),
                        operands.get(s).tree() + " is not one");
            }
        }
        int rows = sizes.get().get(0).constant().getAsInt();
        int columns = sizes.get().get(1).constant().getAsInt();
        if ((long) rows * columns != components.size()) {
            String found = rows + " x " + columns + " places, " + components.size() + " components";
            return scope.refuse(Problem.MATRIX_COMPONENTS, at, found);
        }
        return scope.apply(Variadic.matrixOf(rows, columns), numbers.get(), at);
    }

    private Quantity component(List<Place> operands, Place at) {
        Quantity array = expressions.read(operands.get(0));
        Optional<List<Size>> indices = ints(operands.subList(1, operands.size()));
        if (!(array instanceof Quantity.Real real) || indices.isEmpty()) {
            return Quantity.POISON;
        }
        Shape shape = scope.builder().resolve(real.operand().shape());
        if (shape.rank() != indices.get().size()) {
            String found = indices.get().size() + " indices for a " + shape.describe();
            return scope.refuse(Problem.RANK, at, "get", found);
        }
        List<Operand> all = new ArrayList<>(List.of(real.operand()));
        indices.get().forEach(index -> all.add(new Operand.Count(index)));
        return scope.apply(Variadic.get(shape.rank()), all, at);
    }

    private Quantity zeros(List<Place> operands, Place at) {
        Optional<List<Size>> sizes = ints(operands);
        if (sizes.isEmpty()) {
            return Quantity.POISON;
        }
        Shape shape = new Shape(sizes.get());
        if (sizes.get().stream().anyMatch(scope::varies)) {
            return scope.refuse(Problem.RAGGED_ARRAY, at, "a " + shape.describe());
        }
        return new Quantity.Real(scope.builder()
                .form(
                        Formed.Forming.ARRAY,
                        Index.along(shape, 0),
                        new Operand.Literal(0),
                        at.wanted(),
                        scope.origin(at)));
    }

    private Quantity einsum(List<Place> operands, Place at) {
        List<Place> places = operands.subList(1, operands.size());
        List<Operand> arrays = new ArrayList<>();
        for (Place place : places) {
            if (expressions.read(place) instanceof Quantity.Real real) {
                arrays.add(real.operand());
            }
        }
        Optional<EinsumTexts.Letters> letters = einsum.read(operands.get(0), places.size());
        if (letters.isEmpty() || arrays.size() != places.size() || !fit(letters.get(), arrays, places)) {
            return Quantity.POISON;
        }
        return scope.apply(
                Variadic.einsum(letters.get().operands(), letters.get().result()), arrays, at);
    }

    private boolean fit(EinsumTexts.Letters letters, List<Operand> arrays, List<Place> places) {
        boolean fit = true;
        for (int p = 0; p < arrays.size(); p++) {
            Shape shape = scope.builder().resolve(arrays.get(p).shape());
            String own = letters.operands().get(p);
            if (own.length() != shape.rank()) {
                scope.refuse(Problem.EINSUM, places.get(p), "\"" + own + "\" stands for a " + shape.describe());
                fit = false;
            }
        }
        return fit;
    }
}
