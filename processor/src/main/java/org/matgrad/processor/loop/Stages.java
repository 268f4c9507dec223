package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Function;
import org.matgrad.processor.component.Reduction;
import org.matgrad.processor.component.Renaming;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;

/**
 * Cuts an innermost loop into stages where it has functions that the runtime computes for whole runs of numbers. A first
 * stage stores the functions' arguments, then the functions replace them, and the next stage reads the values: y[i] =
 * exp(b·x[i] + c) becomes y[i] = b·x[i] + c, and exp of all of y in place. Values that no array is there for stand in
 * scratch.
 */
final class Stages {

    /** What {@code Elementwise} of the runtime has. */
    private static final Set<Function> KERNELS = EnumSet.of(
            Function.EXP,
            Function.EXPM1,
            Function.LOG,
            Function.LOG1P,
            Function.SIN,
            Function.COS,
            Function.TANH,
            Function.SIGMOID,
            Function.SOFTPLUS);

    /** Runs that are known to be shorter stay in their loop. Of others the runtime decides when it sees them. */
    private static final int SHORTEST = 32;

    /** One function of all components from a place on that a loop walks through. */
    record Run(Function function, ArrayVar array, List<Size> at) {}

    /** Items of one loop, and the functions applied behind it. */
    record Stage(List<Item> items, List<Run> runs) {

        /** The runs of each function, which don't wait for each other. */
        Map<Function, List<Run>> together() {
            return runs.stream().collect(Collectors.groupingBy(Run::function, LinkedHashMap::new, Collectors.toList()));
        }
    }

    /** The stages of a loop, and which of their items stands for which of the loop's. */
    record Plan(List<Stage> stages, Map<Item, Item> originals) {}

    private final Scope scope;
    private final Scratch scratch;
    private final Set<ArrayVar> locals;
    private final List<Index> loops;
    private final List<Index> walked;
    private final List<Stage> stages = new ArrayList<>();
    private final Map<Item, Item> originals = new HashMap<>();
    private final Map<Expr, Expr> taken = new LinkedHashMap<>();
    private final Map<ArrayVar, Integer> ready = new HashMap<>();
    private final Map<ArrayVar, Item> local = new HashMap<>();
    private final List<Set<ArrayVar>> declared = new ArrayList<>();
    private int scratches;
    private boolean isPossible = true;

    private Stages(Nest.Loop loop, Scope scope, Scratch scratch, Set<ArrayVar> locals) {
        this.scope = scope;
        this.scratch = scratch;
        this.locals = locals;
        this.loops = loop.items().get(0).loops();
        this.walked = loops.subList(loop.depth(), loops.size());
    }

    /** The stages of a loop in which there are no others, or null where it is best left as it is. */
    static Plan of(Nest.Loop loop, Scope scope, Scratch scratch, Set<ArrayVar> locals) {
        Stages stages = new Stages(loop, scope, scratch, locals);
        if (!stages.isLong() || !stages.isIndependent(loop.items())) {
            return null;
        }
        loop.items().forEach(stages::add);
        boolean cuts = stages.isPossible
                && stages.stages.stream().anyMatch(stage -> !stage.runs().isEmpty());
        return cuts ? new Plan(stages.stages, stages.originals) : null;
    }

    private boolean isLong() {
        return Size.product(walked.stream().map(Index::extent).toList())
                        .constant()
                        .orElse(Integer.MAX_VALUE)
                >= SHORTEST;
    }

    /** Whether no item writes over what another one reads under another name: a state that is updated in place. */
    private boolean isIndependent(List<Item> items) {
        if (items.stream().anyMatch(Item::isRagged)) {
            return false;
        }
        for (Item writer : items) {
            ArrayVar stored = scope.stored(writer.target());
            boolean overwrites = items.stream()
                    .flatMap(reader -> Exprs.accesses(reader.body()).stream())
                    .anyMatch(access -> access.array() != writer.target() && scope.stored(access.array()) == stored);
            if (overwrites && items.size() > 1) {
                return false;
            }
        }
        return true;
    }

    private void add(Item original) {
        Item item = renamed(original);
        if (isWhole(item)) {
            Expr.Unary call = (Expr.Unary) item.body();
            Expr argument = take(call.argument());
            int stage = place(item.within(Map.of(), argument), original, 0);
            apply(stage, new Run(call.function(), item.target(), item.place()));
            return;
        }
        Expr body = take(item.body());
        Item own = item.within(Map.of(), body);
        int earliest = ready.getOrDefault(item.target(), 0);
        int stage = place(own, original, earliest);
        ready.put(item.target(), stage);
        if (locals.contains(item.target())) {
            // What several statements make up can't be computed a second time.
            isPossible &= local.put(item.target(), own) == null;
        }
    }

    /** The item with the first one's indices, so that the same formulas are the same. */
    private Item renamed(Item item) {
        Renaming renaming = Renaming.of(item.loops(), Exprs.plain(loops));
        return new Item(
                item.definition(),
                renaming.apply(item.place()),
                renaming.indices(item.outer()),
                renaming.indices(item.reduced()),
                item.reduction(),
                item.writing(),
                renaming.apply(item.body()),
                Map.of());
    }

    /** Whether the item does nothing but set one component after the other to values of a function. */
    private boolean isWhole(Item item) {
        int outside = item.place().size() - walked.size();
        return isCall(item.body())
                && !item.accumulates()
                && item.writing() == Statement.Writing.SET
                && !locals.contains(item.target())
                && !ready.containsKey(item.target())
                && outside >= 0
                && item.placeIndices().subList(outside, item.place().size()).equals(walked)
                && item.place().subList(0, outside).stream().noneMatch(this::moves);
    }

    private boolean isCall(Expr expr) {
        return expr instanceof Expr.Unary call
                && KERNELS.contains(call.function())
                && Exprs.freeIndices(call).stream().anyMatch(walked::contains);
    }

    private boolean moves(Size subscript) {
        return Exprs.indices(subscript).stream().anyMatch(walked::contains);
    }

    /** A formula with the values of functions read from where a stage before has left them. */
    private Expr take(Expr expr) {
        if (expr instanceof Expr.Select) {
            // Not every turn asks for what stands in it.
            return expr;
        }
        Expr inner = Exprs.mapChildren(expr, this::take);
        if (!isCall(inner) || !hasScratch()) {
            return inner;
        }
        return taken.computeIfAbsent(inner, key -> stored((Expr.Unary) key));
    }

    private boolean hasScratch() {
        return walked.stream().allMatch(index -> index.extent().isKnownOnEntry());
    }

    private Expr stored(Expr.Unary call) {
        Shape shape = new Shape(walked.stream().map(Index::extent).toList());
        ArrayVar array = scratch.array(shape, scratches++);
        List<Size> at = Exprs.plain(walked);
        Definition definition = new Definition(array, walked, call.argument(), null);
        Item item = new Item(
                definition, at, loops, List.of(), Reduction.SUM, Statement.Writing.SET, call.argument(), Map.of());
        apply(place(item, item, 0), new Run(call.function(), array, at));
        return new Expr.Access(array, at);
    }

    private void apply(int stage, Run run) {
        stages.get(stage).runs().add(run);
        ready.put(run.array(), stage + 1);
    }

    /** Puts an item into the first stage, none before the earliest, where all that it reads is there. */
    private int place(Item item, Item original, int earliest) {
        int stage = earliest;
        for (Expr.Access access : Exprs.accesses(item.body())) {
            stage = Math.max(stage, ready.getOrDefault(access.array(), 0));
        }
        insert(item, stage);
        originals.put(item, original);
        return stage;
    }

    private void insert(Item item, int stage) {
        while (stages.size() <= stage) {
            stages.add(new Stage(new ArrayList<>(), new ArrayList<>()));
            declared.add(new HashSet<>());
        }
        for (Expr.Access access : Exprs.accesses(item.body())) {
            Item needed = local.get(access.array());
            if (needed != null && !declared.get(stage).contains(access.array())) {
                // A local of an earlier stage is computed again, if that takes less than keeping it.
                isPossible &= Shapes.isArithmetic(needed.body());
                insert(needed, stage);
            }
        }
        if (locals.contains(item.target())) {
            declared.get(stage).add(item.target());
        }
        stages.get(stage).items().add(item);
    }
}
