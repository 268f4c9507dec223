package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Names;

/** From definitions to blocks of loops: inlining, fusion, storage, shapes. */
public final class Scheduler {

    private Scheduler() {}

    /**
     * Schedules a sweep.
     *
     * @param definitions in order of evaluation
     * @param kept the arrays that must be in storage afterwards
     * @param names the names taken; locals' names are added
     */
    public static List<Block> schedule(List<Definition> definitions, Set<ArrayVar> kept, Names names) {
        List<Definition> remaining = Inlining.inline(definitions, kept);
        List<Item> items = remaining.stream()
                .flatMap(definition -> Itemizer.items(definition).stream())
                .toList();
        List<Nest> nests = Fusion.fuse(items);
        Lowering lowering = new Lowering(new Scope(names), Locals.find(nests, kept));
        List<Block> blocks = new ArrayList<>();
        for (Nest nest : nests) {
            add(new Block(definitions(nest), lowering.lower(nest)), blocks);
        }
        return blocks;
    }

    /** Several loops for one definition make one block. */
    private static void add(Block block, List<Block> blocks) {
        Block last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
        if (last != null && last.definitions().equals(block.definitions())) {
            List<Statement> statements = new ArrayList<>(last.statements());
            statements.addAll(block.statements());
            blocks.set(blocks.size() - 1, new Block(block.definitions(), statements));
        } else {
            blocks.add(block);
        }
    }

    /** The arrays that a sweep reads, without what only unused definitions read. */
    public static Set<ArrayVar> reads(List<Definition> definitions, Set<ArrayVar> kept) {
        Set<ArrayVar> reads = new LinkedHashSet<>();
        for (Definition definition : Inlining.used(definitions, kept)) {
            Exprs.accesses(definition.body()).forEach(access -> reads.add(access.array()));
        }
        return reads;
    }

    private static List<Definition> definitions(Nest nest) {
        Set<Definition> definitions = new LinkedHashSet<>();
        List<Item> items = nest instanceof Nest.Loop loop ? loop.items() : List.of(((Nest.Leaf) nest).item());
        items.forEach(item -> definitions.add(item.definition()));
        return List.copyOf(definitions);
    }
}
