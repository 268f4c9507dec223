package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.matgrad.processor.calculus.JacobianProgram;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/** The expression that builds a compact Jacobian from its terms. */
final class JacobianText {

    private final JavaText text;
    private final Map<ArrayVar, TypeName> objects;
    private final String at;

    JacobianText(JavaText text, Map<ArrayVar, TypeName> objects, String at) {
        this.at = at;
        this.text = text;
        this.objects = objects;
    }

    /** The call that starts a Jacobian. */
    CodeBlock builder(JacobianProgram jacobian) {
        return CodeBlock.of(
                "$T.builder($L, $L, $L)",
                Types.JACOBIAN,
                Api.unicode(jacobian.formula()),
                sizes(jacobian.outIndices()),
                sizes(jacobian.inIndices()));
    }

    /** The calls that add a piece's terms, a line each. */
    CodeBlock terms(JacobianProgram jacobian, JacobianProgram.Piece piece) {
        CodeBlock.Builder code = CodeBlock.builder();
        List<Index> axes = new ArrayList<>(jacobian.outIndices());
        axes.addAll(jacobian.inIndices());
        piece.terms().forEach(term -> term(term, axes, code));
        return code.build();
    }

    /**
     * Declares what links read as local variables: a Jacobian is read after the workspace may have been given other
     * sizes and places.
     */
    CodeBlock captured(JacobianProgram.Piece piece) {
        Map<String, String> types = new TreeMap<>();
        for (JacobianProgram.Term term : piece.terms()) {
            for (JacobianProgram.Link link : term.links()) {
                for (Atom atom : link.subscript().atoms()) {
                    if (atom instanceof Atom.Element element) {
                        types.put(element.array(), "int[]");
                    } else if (atom instanceof Atom.Length length) {
                        types.put(length.array(), "int[]");
                    } else if (!(atom instanceof Index)) {
                        types.put(text.of(Size.of(atom)).toString(), "int");
                    }
                }
            }
        }
        CodeBlock.Builder code = CodeBlock.builder();
        types.forEach((name, type) -> code.addStatement("$1L $2L = this.$2L", type, name));
        return code.build();
    }

    private void term(JacobianProgram.Term term, List<Index> outerAxes, CodeBlock.Builder code) {
        List<Index> axes = new ArrayList<>(outerAxes);
        axes.addAll(term.inner());
        code.add("\n.term($L)", JavaText.literal(term.coefficient()));
        for (Expr.Delta delta : term.deltas()) {
            code.add(
                    ".delta($L, $L)",
                    axes.indexOf(delta.left().index()),
                    axes.indexOf(delta.right().index()));
        }
        if (!term.inner().isEmpty()) {
            code.add(
                    ".inner($L)",
                    term.inner().stream()
                            .map(index -> text.of(index.extent()).toString())
                            .collect(Collectors.joining(", ")));
        }
        for (JacobianProgram.Link link : term.links()) {
            List<Index> indices = List.copyOf(Exprs.indices(link.subscript()));
            Map<Atom, String> places = new HashMap<>();
            for (int n = 0; n < indices.size(); n++) {
                places.put(indices.get(n), at + "[" + n + "]");
            }
            code.add(".link($L, $L -> $L", axes.indexOf(link.axis()), at, subscript(link.subscript(), places));
            indices.forEach(index -> code.add(", $L", axes.indexOf(index)));
            code.add(")");
        }
        for (Expr.Access scalar : term.scalars()) {
            code.add(".factor($L)", JavaText.name(scalar.array()));
        }
        for (Expr.Access factor : term.factors()) {
            code.add(".factor($L", array(factor.array()));
            for (Index index : factor.indices()) {
                code.add(", $L", axes.indexOf(index));
            }
            code.add(")");
        }
    }

    /** A subscript that may be asked where there is no such element: there the term has no component, or it is zero. */
    private CodeBlock subscript(Size subscript, Map<Atom, String> places) {
        for (Atom atom : subscript.atoms()) {
            if (atom instanceof Atom.Element element) {
                String index = text.with(places).of(element.at()).toString();
                boolean isThere = element.at().index() != null
                        && element.at().index().extent().equals(Size.of(new Atom.Length(element.array())));
                places.put(
                        atom,
                        isThere
                                ? element.array() + "[" + index + "]"
                                : JavaText.WORKSPACE + ".element(" + element.array() + ", " + index + ")");
            }
        }
        return text.with(places).of(subscript);
    }

    private CodeBlock array(ArrayVar array) {
        String name = JavaText.name(array);
        if (objects.containsKey(array)) {
            return CodeBlock.of("this.$L", name);
        }
        List<Size> sizes = array.shape().sizes();
        return switch (array.rank()) {
            case 1 -> CodeBlock.of("$T.wrap($L)", Types.VECTOR, name);
            case 2 ->
                CodeBlock.of("$T.wrap($L, $L, $L)", Types.MATRIX, text.of(sizes.get(0)), text.of(sizes.get(1)), name);
            default -> CodeBlock.of("$T.wrap(new int[] {$L}, $L)", Types.TENSOR, list(sizes), name);
        };
    }

    private CodeBlock sizes(List<Index> indices) {
        return CodeBlock.of(
                "new int[] {$L}", list(indices.stream().map(Index::extent).toList()));
    }

    private String list(List<Size> sizes) {
        return sizes.stream().map(size -> text.of(size).toString()).collect(Collectors.joining(", "));
    }
}
