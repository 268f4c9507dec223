package org.matgrad.processor.component;

import java.util.Set;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/**
 * What is given for each of many data points, one a row.
 *
 * @param count the number of rows
 * @param inputs the arrays and numbers, each of which gets a leading axis
 * @param ints the {@code int} parameters, each of which becomes an {@code int[]} of its name
 */
public record Rows(Size count, Set<ArrayVar> inputs, Set<String> ints) implements Leading {

    public Rows {
        inputs = Set.copyOf(inputs);
        ints = Set.copyOf(ints);
    }

    @Override
    public boolean isNamedIn(Size size) {
        return size.has(this::isInt);
    }

    private boolean isInt(Atom atom) {
        return atom instanceof Atom.Symbol symbol && ints.contains(symbol.name());
    }

    @Override
    public Size at(Index row, Size size) {
        return size.substitute(atom ->
                isInt(atom) ? Size.of(new Atom.Element(((Atom.Symbol) atom).name(), row.value())) : Size.of(atom));
    }
}
