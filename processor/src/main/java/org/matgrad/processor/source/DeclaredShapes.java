package org.matgrad.processor.source;

import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.ShapeMismatch;
import org.matgrad.processor.matrix.Size;

/** Reads the {@code @Shape}s of one method, and sees to it that calling the method tells every size. */
final class DeclaredShapes {

    private final Scope scope;
    private final Set<String> realParameters;
    private final Map<String, Tree> firstUses = new LinkedHashMap<>();
    private final Set<String> determined = new HashSet<>();

    /** What the names mean in one call of a helper; in the annotated method they are names of the program. */
    private final Map<String, Size> meanings = new HashMap<>();

    private final Map<Element, Shape> declared = new HashMap<>();

    DeclaredShapes(Scope scope, Set<String> realParameters) {
        this.scope = scope;
        this.realParameters = realParameters;
    }

    /** A name of a helper's means a size of the call. */
    void bind(String name, Size size) {
        meanings.putIfAbsent(name, scope.builder().resolve(size));
        determined.add(name);
    }

    /** The names that a helper's parameter declares mean the sizes of its argument. */
    void bind(Element parameter, Shape argument) {
        AnnotationTrees.value(parameter, JavaTypes.SHAPE, "value")
                .filter(value -> value.getValue() instanceof String)
                .ifPresent(value -> bind((String) value.getValue(), argument));
    }

    private void bind(String text, Shape argument) {
        try {
            List<Size> sizes = new ShapeParser(text).sizes();
            for (int axis = 0; axis < Math.min(sizes.size(), argument.rank()); axis++) {
                if (sizes.get(axis).single() instanceof Atom.Symbol symbol) {
                    bind(symbol.name(), argument.size(axis));
                }
            }
        } catch (ShapeParser.Malformed malformed) {
            scope.leaveToCompiler();
        }
    }

    /** The shape that a local variable is declared with. */
    Optional<Shape> declared(Element variable) {
        return Optional.ofNullable(declared.get(variable));
    }

    /** A quantity that must have a declared shape. */
    Quantity check(Quantity value, Optional<Shape> shape, String what, Place at) {
        if (shape.isPresent() && value instanceof Quantity.Real real) {
            if (real.operand().shape().rank() != shape.get().rank()) {
                return scope.refuse(
                        Problem.RANK,
                        at,
                        what,
                        shape.get().rank() + " sizes, " + real.operand().shape().rank() + " axes");
            }
            try {
                scope.builder().declare(real.operand(), shape.get(), what);
            } catch (ShapeMismatch mismatch) {
                return scope.refuse(Problem.DECLARED_SHAPE, at, scope.told(mismatch));
            }
        }
        return value;
    }

    /** The shape declared for an array; empty when there is none, or none that can be used. */
    Optional<Shape> read(Element annotated, TreePath path, ModifiersTree modifiers, Kind kind) {
        return AnnotationTrees.tree(scope.trees(), path, modifiers, JavaTypes.SHAPE, "value")
                .flatMap(tree -> read(annotated, tree, kind));
    }

    /** The shape declared for an array anywhere; what is wrong with it is reported at the tree. */
    Optional<Shape> read(Element annotated, Tree tree, Kind kind) {
        Optional<String> text = AnnotationTrees.value(annotated, JavaTypes.SHAPE, "value")
                .filter(value -> value.getValue() instanceof String)
                .map(value -> (String) value.getValue());
        if (text.isEmpty() || kind instanceof Kind.Other) {
            return Optional.empty();
        }
        ShapeParser parser = new ShapeParser(text.get());
        try {
            List<Size> sizes = parser.sizes();
            if (accepts(sizes, parser.symbols(), text.get(), kind, tree)) {
                Shape shape = new Shape(sizes).map(this::meant);
                declared.put(annotated, shape);
                return Optional.of(shape);
            }
        } catch (ShapeParser.Malformed malformed) {
            report(Problem.MALFORMED_SHAPE, tree, text.get(), malformed.position(), malformed.getMessage());
        }
        // What a wrong declaration was to determine is not to be complained of as well.
        determined.addAll(parser.symbols());
        return Optional.empty();
    }

    private Size meant(Size size) {
        return size.substitute(atom -> atom instanceof Atom.Symbol symbol && meanings.containsKey(symbol.name())
                ? meanings.get(symbol.name())
                : Size.of(atom));
    }

    private boolean accepts(List<Size> sizes, Set<String> symbols, String text, Kind kind, Tree tree) {
        int rank = kind instanceof Kind.Real real ? real.rank() : 0;
        if (!(kind instanceof Kind.Tensor) && sizes.size() != rank) {
            report(Problem.NUMBER_OF_SIZES, tree, text, sizes.size(), kind.javaName(), rank);
            return false;
        }
        boolean accepted = true;
        for (Size size : sizes) {
            if (size.constant().orElse(0) < 0) {
                report(Problem.NEGATIVE_SIZE, tree, text, size);
                accepted = false;
            }
        }
        for (String symbol : symbols) {
            if (realParameters.contains(symbol)) {
                report(Problem.SIZE_NAMED_AS_PARAMETER, tree, symbol);
                accepted = false;
            } else if (!scope.isCalled()) {
                scope.builder().reserve(symbol);
                firstUses.putIfAbsent(symbol, tree);
            } else if (!meanings.containsKey(symbol)) {
                report(Problem.UNDETERMINED_SIZE, tree, symbol);
                accepted = false;
            }
        }
        return accepted;
    }

    /** A parameter of this shape is handed in: sizes that stand alone are known. */
    void determine(Shape shape) {
        for (Size size : shape.sizes()) {
            if (size.single() instanceof Atom.Symbol symbol) {
                determined.add(symbol.name());
            }
        }
    }

    /** A parameter hands in a size itself. */
    void determine(String parameter) {
        determined.add(parameter);
    }

    void reportUndetermined() {
        firstUses.forEach((symbol, tree) -> {
            if (!determined.contains(symbol)) {
                report(Problem.UNDETERMINED_SIZE, tree, symbol);
            }
        });
    }

    private void report(Problem problem, Tree at, Object... details) {
        scope.problems().report(problem, at, details);
    }
}
