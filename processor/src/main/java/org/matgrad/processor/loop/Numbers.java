package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Walks over numbers in generated code, without what stands in offsets. */
final class Numbers {

    private Numbers() {}

    /** The same number with its direct parts changed; itself where none of them is. */
    static Num mapChildren(Num number, UnaryOperator<Num> change) {
        if (number instanceof Num.Call call) {
            Num argument = change.apply(call.argument());
            return argument == call.argument() ? number : new Num.Call(call.function(), argument);
        }
        if (number instanceof Num.Op op) {
            Num left = change.apply(op.left());
            Num right = change.apply(op.right());
            return left == op.left() && right == op.right() ? number : new Num.Op(op.operator(), left, right);
        }
        if (number instanceof Num.Choose choose) {
            return new Num.Choose(
                    mapNumbers(choose.test(), change), change.apply(choose.then()), change.apply(choose.otherwise()));
        }
        return number;
    }

    static Num.Test mapNumbers(Num.Test test, UnaryOperator<Num> change) {
        if (test instanceof Num.Test.Compare compare) {
            return new Num.Test.Compare(
                    compare.relation(), change.apply(compare.left()), change.apply(compare.right()));
        }
        if (test instanceof Num.Test.Not not) {
            return new Num.Test.Not(mapNumbers(not.test(), change));
        }
        if (test instanceof Num.Test.And and) {
            return new Num.Test.And(mapNumbers(and.left(), change), mapNumbers(and.right(), change));
        }
        if (test instanceof Num.Test.Or or) {
            return new Num.Test.Or(mapNumbers(or.left(), change), mapNumbers(or.right(), change));
        }
        return test;
    }

    /** Visits a number and all its parts. */
    static void forEach(Num number, Consumer<Num> visitor) {
        visitor.accept(number);
        for (Num child : children(number)) {
            forEach(child, visitor);
        }
    }

    private static List<Num> children(Num number) {
        if (number instanceof Num.Call call) {
            return List.of(call.argument());
        }
        if (number instanceof Num.Op op) {
            return List.of(op.left(), op.right());
        }
        if (!(number instanceof Num.Choose choose)) {
            return List.of();
        }
        List<Num> children = new ArrayList<>();
        mapNumbers(choose.test(), compared -> {
            children.add(compared);
            return compared;
        });
        children.add(choose.then());
        children.add(choose.otherwise());
        return children;
    }

    /** The same without what a choice may leave out: there may be no such component. */
    static void forEachCertain(Num number, Consumer<Num> visitor) {
        visitor.accept(number);
        if (!(number instanceof Num.Choose)) {
            for (Num child : children(number)) {
                forEachCertain(child, visitor);
            }
        }
    }

    static int size(Num number) {
        int[] size = {0};
        forEach(number, part -> size[0]++);
        return size[0];
    }
}
