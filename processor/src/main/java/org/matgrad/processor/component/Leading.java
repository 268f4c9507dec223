package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.List;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Relation;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;

/** What is computed many times over, and can be computed at once with a leading axis: rows of a batch, or turns of a loop. */
sealed interface Leading permits Rows, Turned {

    /** The leading axis's size. */
    Size count();

    /** Whether a size names an int that isn't the same each time. */
    boolean isNamedIn(Size size);

    /** A size, the ints in it being those of one row. */
    Size at(Index row, Size size);

    /** Whether there are any. */
    default Condition any() {
        return index(List.of()).isNeverEmpty() ? Condition.TRUE : Condition.ints(Relation.GREATER, count(), Size.ZERO);
    }

    /** The shape of all rows of an array together. */
    default Shape shape(Shape one) {
        List<Size> sizes = new ArrayList<>(List.of(count()));
        sizes.addAll(one.sizes());
        return new Shape(sizes);
    }

    /** An index for the rows, of a name that no index beside it has. */
    default Index index(List<Index> beside) {
        List<String> taken = beside.stream().map(Index::name).toList();
        String name = "nrpq"
                .chars()
                .mapToObj(Character::toString)
                .filter(letter -> !taken.contains(letter))
                .findFirst()
                .orElse("row");
        return new Index(name, count());
    }
}
