package org.matgrad.processor.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.ShapeMismatch;
import org.matgrad.processor.matrix.Size;

/** The {@code @Shape}s of a method outside, in the sizes of one call. */
final class CalledShapes {

    private final Scope scope;
    private final Place at;
    private final List<? extends VariableElement> parameters;
    private final List<String> names;
    private final List<Quantity> arguments;
    private final Map<String, Size> meanings = new HashMap<>();

    CalledShapes(Scope scope, Place at, ExecutableElement callee, List<String> names, List<Quantity> arguments) {
        this.scope = scope;
        this.at = at;
        this.parameters = callee.getParameters();
        this.names = names;
        this.arguments = arguments;
        for (int p = 0; p < parameters.size(); p++) {
            if (arguments.get(p) instanceof Quantity.Int integer) {
                meanings.put(names.get(p), integer.size());
            }
        }
        for (int p = 0; p < parameters.size(); p++) {
            if (arguments.get(p) instanceof Quantity.Real real) {
                Shape argument = scope.builder().resolve(real.operand().shape());
                written(parameters.get(p)).ifPresent(shape -> bind(shape, argument));
            }
        }
    }

    private void bind(Shape declared, Shape argument) {
        for (int axis = 0; axis < Math.min(declared.rank(), argument.rank()); axis++) {
            if (declared.size(axis).single() instanceof Atom.Symbol symbol) {
                meanings.putIfAbsent(symbol.name(), argument.size(axis));
            }
        }
    }

    /** Demands that the arguments have the declared shapes; false, and reported, where they can't. */
    boolean argumentsFit(String method) {
        for (int p = 0; p < parameters.size(); p++) {
            Optional<Shape> declared = shape(parameters.get(p));
            if (declared.isPresent() && arguments.get(p) instanceof Quantity.Real real) {
                String what = "The argument " + names.get(p) + " of " + method;
                int rank = real.operand().shape().rank();
                if (rank != declared.get().rank()) {
                    scope.refuse(Problem.RANK, at, what, declared.get().rank() + " sizes are declared, it has " + rank);
                    return false;
                }
                try {
                    scope.builder().declare(real.operand(), declared.get(), what);
                } catch (ShapeMismatch mismatch) {
                    scope.refuse(Problem.SHAPE_MISMATCH, at, scope.told(mismatch));
                    return false;
                }
            }
        }
        return true;
    }

    /** The shape that is declared on a parameter, a method or a component; empty where the call does not tell it. */
    Optional<Shape> shape(Element declared) {
        return written(declared)
                .filter(shape -> shape.sizes().stream()
                        .flatMap(size -> size.atoms().stream())
                        .allMatch(atom -> !(atom instanceof Atom.Symbol symbol) || meanings.containsKey(symbol.name())))
                .map(shape -> shape.map(this::meant));
    }

    private Size meant(Size size) {
        return size.substitute(
                atom -> atom instanceof Atom.Symbol symbol ? meanings.get(symbol.name()) : Size.of(atom));
    }

    private static Optional<Shape> written(Element declared) {
        return AnnotationTrees.value(declared, JavaTypes.SHAPE, "value")
                .flatMap(value -> ShapeParser.parse(String.valueOf(value.getValue())));
    }
}
