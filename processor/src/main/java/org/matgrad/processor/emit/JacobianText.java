package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.matgrad.processor.calculus.JacobianProgram;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Bounds;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/** The expression that builds a compact Jacobian from its terms. */
final class JacobianText {

    private final JavaText text;
    private final Map<ArrayVar, TypeName> objects;
    private final LinkText links;

    JacobianText(JavaText text, Map<ArrayVar, TypeName> objects, LinkText links) {
        this.links = links;
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

    /** Declares what links read as local variables. */
    CodeBlock captured(JacobianProgram.Piece piece) {
        return links.captured(piece.terms().stream()
                .flatMap(term -> term.links().stream())
                .map(JacobianProgram.Link::subscript)
                .toList());
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
                    counts(term.inner().stream().map(Index::extent).toList()));
        }
        for (JacobianProgram.Link link : term.links()) {
            code.add(links.link(link.subscript(), axes.indexOf(link.axis()), axes));
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

    private CodeBlock array(ArrayVar array) {
        String name = JavaText.name(array);
        if (objects.containsKey(array)) {
            return CodeBlock.of("this.$L", name);
        }
        List<Size> sizes = array.shape().sizes();
        return switch (array.rank()) {
            case 1 -> CodeBlock.of("$T.wrap($L)", Types.VECTOR, name);
            case 2 -> CodeBlock.of("$T.wrap($L, $L)", Types.MATRIX, counts(sizes), name);
            default -> CodeBlock.of("$T.wrap(new int[] {$L}, $L)", Types.TENSOR, counts(sizes), name);
        };
    }

    private CodeBlock sizes(List<Index> indices) {
        return CodeBlock.of(
                "new int[] {$L}", list(indices.stream().map(Index::extent).toList()));
    }

    /** Sizes of storage, of which there may be less than none: a ragged array's in a method of no data. */
    private String counts(List<Size> sizes) {
        return list(sizes.stream().map(JacobianText::count).toList());
    }

    static Size count(Size size) {
        return Bounds.isAtLeastZero(size) ? size : Size.extremum(Atom.Extremum.Kind.MAX, Size.ZERO, size);
    }

    private String list(List<Size> sizes) {
        return sizes.stream().map(size -> text.of(size).toString()).collect(Collectors.joining(", "));
    }
}
