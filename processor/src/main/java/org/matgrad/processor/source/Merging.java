package org.matgrad.processor.source;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.matgrad.processor.matrix.Branch;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.ProgramBuilder;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.ShapeMismatch;
import org.matgrad.processor.matrix.Test;
import org.matgrad.processor.matrix.Value;

/** Makes one quantity of those that two ways leave behind. */
final class Merging {

    private final Scope scope;
    private final ProgramBuilder builder;
    private final Branches.Taken then;
    private final Branches.Taken otherwise;
    private final int ints;
    private final Place at;
    private final List<Branch.Merged> merged = new ArrayList<>();

    /**
     * Begins to merge.
     *
     * @param ints how many ints were kept as numbers before the ways
     */
    Merging(Scope scope, Branches.Taken then, Branches.Taken otherwise, int ints, Place at) {
        this.scope = scope;
        this.builder = scope.builder();
        this.then = then;
        this.otherwise = otherwise;
        this.ints = ints;
        this.at = at;
    }

    /** The values that are decided. */
    List<Branch.Merged> merged() {
        return merged;
    }

    Quantity merge(Quantity left, Quantity right, String name) {
        if (left == Quantity.POISON || right == Quantity.POISON) {
            return Quantity.POISON;
        }
        Iterator<Quantity> others = Leaves.of(right).iterator();
        return Leaves.replace(left, name, (leaf, own) -> leaf(leaf, others.next(), own));
    }

    private Quantity leaf(Quantity left, Quantity right, String name) {
        if (left.equals(right)) {
            return left;
        }
        if (left == Quantity.POISON || right == Quantity.POISON) {
            return Quantity.POISON;
        }
        if (left instanceof Quantity.Ints) {
            return scope.refuse(Problem.INTS_CHANGE, at, name == null ? "value" : name);
        }
        if (left instanceof Quantity.Bool a && right instanceof Quantity.Bool b && isPlain(a.test(), b.test())) {
            return new Quantity.Bool(either(then.test(), a.test(), b.test()));
        }
        if (left instanceof Quantity.Real a
                && right instanceof Quantity.Real b
                && !haveOneShape(a.operand(), b.operand(), name)) {
            return Quantity.POISON;
        }
        Operand first = kept(then, left);
        Value result = builder.declared(name, builder.resolve(first.shape()));
        merged.add(new Branch.Merged(result, first, kept(otherwise, right)));
        return scope.numbers().read(left, result);
    }

    /** Whether tests of the ways can be asked after them, without asking anything twice. */
    private boolean isPlain(Test left, Test right) {
        boolean known = left instanceof Test.Known || right instanceof Test.Known;
        boolean asksNothing = then.parts().isEmpty() && otherwise.parts().isEmpty();
        return known && (builder.isWithinIndices() || asksNothing);
    }

    /** The choice between tests, one of which is known. */
    private static Test either(Test condition, Test then, Test otherwise) {
        if (then instanceof Test.Known known) {
            return known.value() ? Test.or(condition, otherwise) : Test.and(Test.not(condition), otherwise);
        }
        boolean value = ((Test.Known) otherwise).value();
        return value ? Test.or(Test.not(condition), then) : Test.and(condition, then);
    }

    private boolean haveOneShape(Operand left, Operand right, String name) {
        String what = name == null ? "there is" : name + " is";
        Shape a = builder.resolve(left.shape());
        Shape b = builder.resolve(right.shape());
        if (a.rank() != b.rank() || isOfOneWay(a) || isOfOneWay(b) || Growth.between(a, b)) {
            scope.refuse(Problem.BRANCH_SHAPE, at, what + " a " + a.describe() + " and a " + b.describe());
            return false;
        }
        try {
            builder.equate(left, right, what);
            return true;
        } catch (ShapeMismatch mismatch) {
            scope.refuse(Problem.BRANCH_SHAPE, at, scope.told(mismatch));
            return false;
        }
    }

    private boolean isOfOneWay(Shape shape) {
        return scope.numbers().isNewer(shape, ints);
    }

    private Operand kept(Branches.Taken way, Quantity quantity) {
        builder.begin();
        if (builder.isWithinIndices()) {
            builder.enter(way.test());
            Operand operand = scope.numbers().kept(quantity, scope.origin(at));
            builder.leave();
            builder.end().forEach(builder::add);
            return operand;
        }
        Operand operand = scope.numbers().kept(quantity, scope.origin(at));
        way.parts().addAll(builder.end());
        return operand;
    }
}
