package org.matgrad.processor.source;

import java.util.ArrayList;
import java.util.List;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Branch;
import org.matgrad.processor.matrix.Chosen;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Named;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Origin;
import org.matgrad.processor.matrix.ProgramBuilder;
import org.matgrad.processor.matrix.Relation;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.matrix.Test;
import org.matgrad.processor.matrix.Value;

/** Keeps ints and booleans as numbers, where only the program's run decides them, and reads them back. */
final class Numbers {

    private static final Operand YES = new Operand.Literal(1);
    private static final Operand NO = new Operand.Literal(0);

    private final ProgramBuilder builder;
    private final List<Named> ints = new ArrayList<>();

    Numbers(ProgramBuilder builder) {
        this.builder = builder;
    }

    /** The operand that keeps a quantity other than a record or an {@code int[]}; it may be computed here. */
    Operand kept(Quantity quantity, Origin origin) {
        if (quantity instanceof Quantity.Real real) {
            return real.operand();
        }
        return quantity instanceof Quantity.Int integer
                ? new Operand.Count(integer.size())
                : kept(((Quantity.Bool) quantity).test(), origin);
    }

    private Operand kept(Test test, Origin origin) {
        if (test instanceof Test.Known known) {
            return known.value() ? YES : NO;
        }
        if (test instanceof Test.Numbers numbers
                && numbers.relation() == Relation.NOT_EQUAL
                && numbers.right().equals(NO)) {
            return numbers.left();
        }
        Value target = builder.declared(null, Shape.SCALAR);
        if (builder.isWithinIndices()) {
            builder.add(new Chosen(target, test, YES, NO, builder.place(), origin));
        } else {
            Branch.Merged merged = new Branch.Merged(target, YES, NO);
            builder.add(new Branch(test, List.of(), List.of(), List.of(merged), origin));
        }
        return target;
    }

    /** The value of such an operand as the quantity that it keeps, of the same kind as another one. */
    Quantity read(Quantity like, Value value) {
        if (like instanceof Quantity.Real) {
            return new Quantity.Real(value);
        }
        if (like instanceof Quantity.Bool) {
            return new Quantity.Bool(new Test.Numbers(Relation.NOT_EQUAL, value, NO));
        }
        ints.add(value);
        List<Size> at = builder.openIndices().stream().map(Index::value).toList();
        return new Quantity.Int(Size.of(new Atom.Stored(value, at)));
    }

    /** How many ints are kept by now. */
    int count() {
        return ints.size();
    }

    /** Whether a shape depends on an int that is kept since there were so many. */
    boolean isNewer(Shape shape, int count) {
        List<Named> newer = ints.subList(count, ints.size());
        return builder.resolve(shape).sizes().stream()
                .flatMap(size -> size.atoms().stream())
                .anyMatch(atom -> atom instanceof Atom.Stored stored && newer.contains(stored.number()));
    }
}
