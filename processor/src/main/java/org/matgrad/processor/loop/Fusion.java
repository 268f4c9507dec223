package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Reduction;
import org.matgrad.processor.matrix.Index;

/**
 * Puts items under common loops. An item joins a loop if all that it reads of the loop's other items is the component
 * that they have just written; an item waits behind what it depends on.
 */
final class Fusion {

    /** More formula than this in one loop is left to another one: the method must stay small. */
    private static final int LARGEST = 160;

    /** Components of small blocks are computed from one another: another loop would have to read them all from storage. */
    private static final int LARGEST_OF_BLOCKS = 400;

    private static final NavigableSet<Integer> NOWHERE = Collections.emptyNavigableSet();

    private Fusion() {}

    /**
     * The nests.
     *
     * @param parts the arrays that hold single components of small blocks
     */
    static List<Nest> fuse(List<Item> items, Set<ArrayVar> parts) {
        return fuse(items.stream().map(item -> Candidate.of(item, parts)).toList(), 0);
    }

    private static List<Nest> fuse(List<Candidate> items, int depth) {
        Level level = new Level(depth);
        items.forEach(level::place);
        return level.finish();
    }

    /** What decides where an item may stand, found once: items are compared with many loops. */
    private record Candidate(
            Item item,
            List<Index> loops,
            Set<Expr.Access> accesses,
            Set<ArrayVar> touched,
            boolean isAlone,
            boolean isOfBlock,
            int size) {

        static Candidate of(Item item, Set<ArrayVar> parts) {
            Set<Expr.Access> accesses = Exprs.accesses(item.body());
            boolean isOfBlock = parts.contains(item.target())
                    || accesses.stream().anyMatch(access -> parts.contains(access.array()));
            return new Candidate(
                    item,
                    item.loops(),
                    accesses,
                    touched(item, accesses),
                    item.isRagged() || Contraction.standsAlone(item),
                    isOfBlock,
                    Exprs.size(item.body()));
        }

        /** What is read or written together with something that is read. */
        private static Set<ArrayVar> touched(Item item, Set<Expr.Access> accesses) {
            Set<ArrayVar> arrays = new LinkedHashSet<>();
            accesses.forEach(access -> arrays.add(access.array()));
            if (!arrays.isEmpty() || !Exprs.isPlain(item.place())) {
                arrays.add(item.target());
            }
            arrays.removeIf(array -> array.rank() == 0);
            return arrays;
        }

        /** Whether the component at these indices is one that this item writes in the same turn of the loop. */
        boolean writesInStep(List<Index> indices, Index index, int depth) {
            int axis = item.placeIndices().indexOf(loops.get(depth));
            return axis >= 0 && indices.get(axis) == index;
        }
    }

    /** A loop that is being filled. */
    private static final class Filling {
        private final Nest.Loop loop;
        private final List<Candidate> candidates = new ArrayList<>();
        private boolean isAlone;
        private boolean hasBlocks;
        private int size;

        Filling(Nest.Loop loop) {
            this.loop = loop;
        }

        void add(Candidate candidate) {
            loop.items().add(candidate.item());
            candidates.add(candidate);
            isAlone |= candidate.isAlone();
            hasBlocks |= candidate.isOfBlock();
            size += candidate.size();
        }

        boolean canTake(Candidate candidate, int depth) {
            Index index = candidate.loops().get(depth);
            int largest = hasBlocks || candidate.isOfBlock() ? LARGEST_OF_BLOCKS : LARGEST;
            return !isAlone
                    && !candidate.isAlone()
                    && size + candidate.size() <= largest
                    && loop.extent().equals(index.extent())
                    && candidates.stream().allMatch(writer -> isInStep(writer, candidate, index, depth));
        }

        private static boolean isInStep(Candidate writer, Candidate candidate, Index index, int depth) {
            ArrayVar written = writer.item().target();
            if (written == candidate.item().target()
                    && !writer.writesInStep(candidate.item().placeIndices(), index, depth)
                    && !Beside.isBeside(writer.item(), candidate.item())
                    && !(isScattered(writer) && isScattered(candidate))) {
                return false;
            }
            for (Expr.Access access : candidate.accesses()) {
                if (access.array() == written && !writer.writesInStep(access.indices(), index, depth)) {
                    return false;
                }
            }
            return true;
        }

        /** Whether this item and all of the loop's that write an array scatter to it, in whatever order. */
        boolean onlyScatters(ArrayVar array, Candidate candidate) {
            return isScattered(candidate)
                    && candidates.stream().allMatch(writer -> writer.item().target() != array || isScattered(writer));
        }
    }

    /** Whether an item adds to places that an {@code int[]} says: in which order does not matter, and no loop is made of vectors. */
    private static boolean isScattered(Candidate candidate) {
        Item item = candidate.item();
        return item.writing() == Statement.Writing.UPDATE
                && item.reduction() == Reduction.SUM
                && item.isPlacedByInts()
                && candidate.accesses().stream().noneMatch(access -> access.array() == item.target());
    }

    /** The nests at one depth, in order. */
    private static final class Level {
        private final int depth;
        private final List<Nest> nests = new ArrayList<>();
        /** Beside each nest what fills it, or null where it is no loop. */
        private final List<Filling> fillings = new ArrayList<>();

        private final Map<ArrayVar, Set<Integer>> writers = new HashMap<>();
        private final Map<ArrayVar, NavigableSet<Integer>> touching = new HashMap<>();

        Level(int depth) {
            this.depth = depth;
        }

        void place(Candidate candidate) {
            int at = depth == candidate.loops().size() ? leaf(candidate.item()) : loop(candidate);
            writers.computeIfAbsent(candidate.item().target(), key -> new HashSet<>())
                    .add(at);
        }

        private int leaf(Item item) {
            nests.add(new Nest.Leaf(item));
            fillings.add(null);
            return nests.size() - 1;
        }

        private int loop(Candidate candidate) {
            int at = joined(candidate);
            fillings.get(at).add(candidate);
            candidate.touched().forEach(array -> touching.computeIfAbsent(array, key -> new TreeSet<>())
                    .add(at));
            return at;
        }

        /** The first loop that the item may join and that reads or writes an array with it; otherwise a new one. */
        private int joined(Candidate candidate) {
            int earliest = earliest(candidate);
            if (!candidate.isAlone()) {
                NavigableSet<Integer> sharing = new TreeSet<>();
                for (ArrayVar array : candidate.touched()) {
                    sharing.addAll(touching.getOrDefault(array, NOWHERE).tailSet(earliest, true));
                }
                for (int at : sharing) {
                    if (fillings.get(at).canTake(candidate, depth)) {
                        return at;
                    }
                }
            }
            Nest.Loop loop = new Nest.Loop(depth, candidate.loops().get(depth).extent());
            nests.add(loop);
            fillings.add(new Filling(loop));
            return nests.size() - 1;
        }

        /** Behind everything that it depends on, or in the same loop where that is in step. */
        private int earliest(Candidate candidate) {
            int earliest = after(candidate, candidate.item().target());
            for (Expr.Access access : candidate.accesses()) {
                earliest = Math.max(earliest, after(candidate, access.array()));
            }
            return earliest;
        }

        private int after(Candidate candidate, ArrayVar array) {
            int earliest = 0;
            for (int writer : writers.getOrDefault(array, Set.of())) {
                Filling filling = fillings.get(writer);
                if (filling != null && array == candidate.item().target() && filling.onlyScatters(array, candidate)) {
                    continue;
                }
                boolean together = filling != null && filling.canTake(candidate, depth);
                earliest = Math.max(earliest, together ? writer : writer + 1);
            }
            return earliest;
        }

        List<Nest> finish() {
            for (Filling filling : fillings) {
                if (filling != null) {
                    filling.loop.children(fuse(filling.candidates, depth + 1));
                }
            }
            return nests;
        }
    }
}
