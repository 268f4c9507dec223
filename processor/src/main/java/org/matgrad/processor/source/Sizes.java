package org.matgrad.processor.source;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;

/** Reads the sizes of arrays as ints. */
final class Sizes {

    private final Scope scope;
    private final Expressions expressions;

    Sizes(Scope scope, Expressions expressions) {
        this.scope = scope;
        this.expressions = expressions;
    }

    /** The size that a call asks for; empty when it asks for something else. */
    Optional<Quantity> read(ExecutableElement callee, MethodInvocationTree call, Place at) {
        if (!(call.getMethodSelect() instanceof MemberSelectTree select)) {
            return Optional.empty();
        }
        Place receiver = at.to(select).to(select.getExpression());
        String name = callee.getSimpleName().toString();
        if (callee.getParameters().isEmpty()) {
            return switch (name) {
                case "size", "rows" -> Optional.of(size(receiver, 0));
                case "columns" -> Optional.of(size(receiver, 1));
                case "length" ->
                    Optional.of(shape(receiver)
                            .<Quantity>map(shape -> new Quantity.Int(shape.length()))
                            .orElse(Quantity.POISON));
                case "rank" ->
                    Optional.of(shape(receiver)
                            .<Quantity>map(shape -> new Quantity.Int(Size.of(shape.rank())))
                            .orElse(Quantity.POISON));
                default -> Optional.empty();
            };
        }
        boolean ofAxis = name.equals("size") && callee.getParameters().size() == 1;
        return ofAxis ? Optional.of(size(receiver, at.to(call.getArguments().get(0)))) : Optional.empty();
    }

    private Quantity size(Place array, int axis) {
        return shape(array)
                .<Quantity>map(shape -> new Quantity.Int(shape.size(axis)))
                .orElse(Quantity.POISON);
    }

    private Quantity size(Place array, Place axis) {
        Optional<Shape> shape = shape(array);
        if (!(expressions.read(axis, new Kind.Int()) instanceof Quantity.Int number) || shape.isEmpty()) {
            return Quantity.POISON;
        }
        int constant = number.size().constant().orElse(-1);
        return constant >= 0 && constant < shape.get().rank()
                ? new Quantity.Int(shape.get().size(constant))
                : scope.refuse(Problem.SIZE_AXIS, axis, axis.tree(), shape.get().rank() - 1);
    }

    private Optional<Shape> shape(Place array) {
        return expressions.read(array) instanceof Quantity.Real real
                ? Optional.of(scope.builder().resolve(real.operand().shape()))
                : Optional.empty();
    }
}
