package org.matgrad.processor.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.loop.Block;
import org.matgrad.processor.loop.CodeSize;
import org.matgrad.processor.loop.Num;
import org.matgrad.processor.loop.Statement;

/** Blocks divided into methods small enough for HotSpot, and what each of them touches. */
record Sweep(List<Part> parts) {

    /** HotSpot's limit is 8,000 bytes; estimates are from above, and the rest is for what stands around the loops. */
    private static final int LARGEST_PART = 5_000;

    /** One method's worth of blocks. */
    record Part(List<Block> blocks, Set<ArrayVar> read, Set<ArrayVar> written) {
        /** All that the part touches, in order of first use. */
        Set<ArrayVar> touched() {
            Set<ArrayVar> all = new LinkedHashSet<>(read);
            all.addAll(written);
            return all;
        }
    }

    static Sweep of(List<Block> blocks) {
        List<Part> parts = new ArrayList<>();
        List<Block> current = new ArrayList<>();
        int size = 0;
        for (Block block : blocks) {
            int more = CodeSize.of(block.statements());
            if (size > 0 && size + more > LARGEST_PART) {
                parts.add(part(current));
                current = new ArrayList<>();
                size = 0;
            }
            current.add(block);
            size += more;
        }
        parts.add(part(current));
        return new Sweep(parts);
    }

    /** The arrays that the sweep writes, in order. */
    Set<ArrayVar> written() {
        Set<ArrayVar> written = new LinkedHashSet<>();
        parts.forEach(part -> written.addAll(part.written()));
        return written;
    }

    /** The numbers that one part leaves for another. */
    Set<ArrayVar> sharedNumbers() {
        Map<ArrayVar, Part> first = new HashMap<>();
        Set<ArrayVar> shared = new HashSet<>();
        for (Part part : parts) {
            for (ArrayVar array : part.touched()) {
                Part before = first.putIfAbsent(array, part);
                if (array.rank() == 0 && before != null && before != part) {
                    shared.add(array);
                }
            }
        }
        return shared;
    }

    private static Part part(List<Block> blocks) {
        Touched touched = new Touched();
        blocks.forEach(block -> block.statements().forEach(touched::statement));
        return new Part(List.copyOf(blocks), touched.read, touched.written);
    }

    /** Collects what statements read and write. */
    private static final class Touched {
        final Set<ArrayVar> read = new LinkedHashSet<>();
        final Set<ArrayVar> written = new LinkedHashSet<>();

        void statement(Statement statement) {
            if (statement instanceof Statement.For loop) {
                loop.body().forEach(this::statement);
            } else if (statement instanceof Statement.Declare declare) {
                number(declare.value());
            } else if (statement instanceof Statement.SetLocal set) {
                number(set.value());
            } else if (statement instanceof Statement.SetScalar set) {
                number(set.value());
                written.add(set.array());
            } else if (statement instanceof Statement.Store store) {
                number(store.value());
                written.add(store.array());
            } else if (statement instanceof Statement.Fill fill) {
                written.add(fill.array());
            } else if (statement instanceof Statement.Product product) {
                read.add(product.left());
                read.add(product.right());
                written.add(product.target());
            }
        }

        private void number(Num number) {
            if (number instanceof Num.Scalar scalar) {
                read.add(scalar.array());
            } else if (number instanceof Num.Element element) {
                read.add(element.array());
            } else if (number instanceof Num.Call call) {
                number(call.argument());
            } else if (number instanceof Num.Op op) {
                number(op.left());
                number(op.right());
            } else if (number instanceof Num.Choose choose) {
                if (choose.test() instanceof Num.Test.Compare compare) {
                    number(compare.left());
                    number(compare.right());
                }
                number(choose.then());
                number(choose.otherwise());
            }
        }
    }
}
