package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;

/**
 * What is given for each of many data points, one a row.
 *
 * @param count the number of rows
 * @param inputs the arrays and numbers, each of which gets a leading axis
 * @param ints the {@code int} parameters, each of which becomes an {@code int[]} of its name
 */
public record Rows(Size count, Set<ArrayVar> inputs, Set<String> ints) {

    public Rows {
        inputs = Set.copyOf(inputs);
        ints = Set.copyOf(ints);
    }

    /** Whether a size names one of the ints. */
    public boolean isNamedIn(Size size) {
        return size.atoms().stream().anyMatch(this::isInt);
    }

    private boolean isInt(Atom atom) {
        return atom instanceof Atom.Symbol symbol && ints.contains(symbol.name());
    }

    /** A size of one data point, the ints in it being those of a row. */
    Size at(Index row, Size size) {
        return size.substitute(atom ->
                isInt(atom) ? Size.of(new Atom.Element(((Atom.Symbol) atom).name(), row.value())) : Size.of(atom));
    }

    /** The shape of all rows of an array together. */
    public Shape shape(Shape one) {
        List<Size> sizes = new ArrayList<>(List.of(count));
        sizes.addAll(one.sizes());
        return new Shape(sizes);
    }

    /** An index for the rows, of a name that no index beside it has. */
    Index index(List<Index> beside) {
        List<String> taken = beside.stream().map(Index::name).toList();
        String name = "nrpq"
                .chars()
                .mapToObj(Character::toString)
                .filter(letter -> !taken.contains(letter))
                .findFirst()
                .orElse("row");
        return new Index(name, count);
    }
}
