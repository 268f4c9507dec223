package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.List;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/** What stands in a plan: a loop that several items share, or one item's innermost statement. */
sealed interface Nest {

    /** An item's statement. */
    record Leaf(Item item) implements Nest {}

    /** A loop at one depth of its items' loops. */
    final class Loop implements Nest {
        private final int depth;
        private final Size extent;
        private final List<Item> items = new ArrayList<>();
        private List<Nest> children = List.of();

        Loop(int depth, Size extent) {
            this.depth = depth;
            this.extent = extent;
        }

        int depth() {
            return depth;
        }

        Size extent() {
            return extent;
        }

        List<Item> items() {
            return items;
        }

        List<Nest> children() {
            return children;
        }

        void children(List<Nest> nested) {
            children = nested;
        }

        /** The index that an item uses for this loop. */
        Index index(Item item) {
            return item.loops().get(depth);
        }

        /** These loops around other items. */
        Loop around(List<Item> others) {
            Loop loop = new Loop(depth, extent);
            loop.items.addAll(others);
            loop.children = children.get(0) instanceof Loop inner
                    ? List.of(inner.around(others))
                    : others.stream().<Nest>map(Leaf::new).toList();
            return loop;
        }

        int size() {
            return items.stream().mapToInt(item -> Exprs.size(item.body())).sum();
        }
    }
}
