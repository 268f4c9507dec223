package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Lengths;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/** The calls that say how the index of one axis of a Jacobian follows from those of others. */
final class LinkText {

    private final JavaText text;
    private final String at;
    private final Lengths lengths;

    /**
     * For subscripts that read the indices that they are handed under a name.
     *
     * @param at the name
     * @param lengths what is known of arrays that subscripts look up
     */
    LinkText(JavaText text, String at, Lengths lengths) {
        this.text = text;
        this.at = at;
        this.lengths = lengths;
    }

    /**
     * Declares what subscripts read as local variables: a Jacobian is read after the workspace may have been given other
     * sizes and places.
     */
    CodeBlock captured(Collection<Size> subscripts) {
        Map<String, String> types = new TreeMap<>();
        for (Size subscript : subscripts) {
            for (Atom atom : subscript.atoms()) {
                if (atom instanceof Atom.Element element) {
                    types.put(element.array(), "int[]");
                } else if (atom instanceof Atom.Length length) {
                    types.put(length.array(), "int[]");
                } else if (!(atom instanceof Index)) {
                    types.put(text.of(Size.of(atom)).toString(), "int");
                }
            }
        }
        CodeBlock.Builder code = CodeBlock.builder();
        types.forEach((name, type) -> code.addStatement("$1L $2L = this.$2L", type, name));
        return code.build();
    }

    /** The call that links an axis to a subscript in the indices of some of the axes. */
    CodeBlock link(Size subscript, int axis, List<Index> axes) {
        List<Index> indices = List.copyOf(Exprs.indices(subscript));
        Map<Atom, String> places = new HashMap<>();
        for (int n = 0; n < indices.size(); n++) {
            places.put(indices.get(n), at + "[" + n + "]");
        }
        CodeBlock.Builder code = CodeBlock.builder();
        code.add(".link($L, $L -> $L", axis, at, subscript(subscript, places));
        indices.forEach(index -> code.add(", $L", axes.indexOf(index)));
        return code.add(")").build();
    }

    /** A subscript that may be asked where there is no such element: there the term has no component, or it is zero. */
    private CodeBlock subscript(Size subscript, Map<Atom, String> places) {
        for (Atom atom : subscript.atoms()) {
            if (atom instanceof Atom.Element element) {
                String index = text.with(places).of(element.at()).toString();
                boolean isThere = element.at().index() != null
                        && element.at().index().extent().equals(lengths.of(new Atom.Length(element.array())));
                places.put(
                        atom,
                        isThere
                                ? element.array() + "[" + index + "]"
                                : JavaText.WORKSPACE + ".element(" + element.array() + ", " + index + ")");
            }
        }
        return text.with(places).of(subscript);
    }
}
