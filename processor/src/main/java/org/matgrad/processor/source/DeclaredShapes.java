package org.matgrad.processor.source;

import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;

/** Reads the {@code @Shape}s of one method, and sees to it that calling the method tells every size. */
final class DeclaredShapes {

    private final Scope scope;
    private final Set<String> realParameters;
    private final Map<String, Tree> firstUses = new LinkedHashMap<>();
    private final Set<String> determined = new HashSet<>();

    DeclaredShapes(Scope scope, Set<String> realParameters) {
        this.scope = scope;
        this.realParameters = realParameters;
    }

    /** The shape declared for an array; empty when there is none, or none that can be used. */
    Optional<Shape> read(Element annotated, TreePath path, ModifiersTree modifiers, Kind kind) {
        Optional<Tree> tree = AnnotationTrees.tree(scope.trees(), path, modifiers, JavaTypes.SHAPE, "value");
        Optional<String> text = AnnotationTrees.value(annotated, JavaTypes.SHAPE, "value")
                .filter(value -> value.getValue() instanceof String)
                .map(value -> (String) value.getValue());
        if (tree.isEmpty() || text.isEmpty() || kind instanceof Kind.Other) {
            return Optional.empty();
        }
        ShapeParser parser = new ShapeParser(text.get());
        try {
            List<Size> sizes = parser.sizes();
            if (accepts(sizes, parser.symbols(), text.get(), kind, tree.get())) {
                return Optional.of(new Shape(sizes));
            }
        } catch (ShapeParser.Malformed malformed) {
            report(Problem.MALFORMED_SHAPE, tree.get(), text.get(), malformed.position(), malformed.getMessage());
        }
        // What a wrong declaration was to determine is not to be complained of as well.
        determined.addAll(parser.symbols());
        return Optional.empty();
    }

    private boolean accepts(List<Size> sizes, Set<String> symbols, String text, Kind kind, Tree tree) {
        int rank = kind instanceof Kind.Real real ? real.rank() : 0;
        if (sizes.size() != rank) {
            String type = rank == 2 ? "Matrix" : rank == 1 ? "Vector" : kind instanceof Kind.Int ? "int" : "double";
            report(Problem.NUMBER_OF_SIZES, tree, text, sizes.size(), type, rank);
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
            } else {
                scope.builder().reserve(symbol);
                firstUses.putIfAbsent(symbol, tree);
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
