package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.Alternative;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Demand;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Kernel;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.component.Repetition;

/** From clauses to blocks of loops: inlining, fusion, storage, shapes. */
public final class Scheduler {

    private final Set<ArrayVar> kept;
    private final Names names;
    private final Memory memory;
    private final Sharing sharing;
    private final Scope scope;
    private final Set<ArrayVar> own;
    private final Set<ArrayVar> read;
    private final Set<ArrayVar> allocated = new HashSet<>();
    private final Map<ArrayVar, Integer> readers;
    /** The definitions that the arrays of single components come from. */
    private final Map<ArrayVar, Definition> parts;

    private Scheduler(
            List<Clause> clauses,
            Set<ArrayVar> kept,
            Names names,
            Memory memory,
            Storage.Subscripts subscripts,
            Map<ArrayVar, Definition> parts) {
        this.parts = parts;
        this.kept = kept;
        this.names = names;
        this.memory = memory;
        this.own = Clauses.defined(clauses);
        this.read = Clauses.allReads(clauses);
        this.sharing = Sharing.of(clauses, kept, memory);
        this.scope = new Scope(names, new Storage(sharing, memory, subscripts, own));
        this.readers = Clauses.readers(clauses);
    }

    /**
     * Schedules the value's sweep.
     *
     * @param clauses in order of evaluation
     * @param kept the arrays that must be in storage afterwards
     * @param names the names taken; locals' names are added
     * @param memory what is kept of every turn of a loop
     */
    public static List<Node> value(List<Clause> clauses, Set<ArrayVar> kept, Names names, Memory memory) {
        Scalars.Result sweep = schedule(clauses, kept, names, memory, Storage.Subscripts.CHECKED);
        return Repeats.nodes(Loaded.nodes(sweep.nodes(), names), names);
    }

    /** Schedules a sweep that builds on the value's. */
    public static List<Node> derivative(List<Clause> clauses, Set<ArrayVar> kept, Names names, Memory memory) {
        Scalars.Result sweep = schedule(clauses, kept, names, memory, Storage.Subscripts.TRUSTED);
        List<Node> settled = Settled.nodes(sweep.nodes(), sweep.components());
        return Repeats.nodes(Loaded.nodes(settled, names), names);
    }

    private static Scalars.Result schedule(
            List<Clause> clauses, Set<ArrayVar> kept, Names names, Memory memory, Storage.Subscripts subscripts) {
        Set<ArrayVar> stored = new HashSet<>(kept);
        memory.recorded().forEach(stored::add);
        Set<ArrayVar> states = new HashSet<>(memory.states());
        states.retainAll(Clauses.defined(clauses));
        stored.addAll(states);
        Set<ArrayVar> needed = new HashSet<>(stored);
        if (subscripts == Storage.Subscripts.CHECKED) {
            needed.addAll(Liveness.unusedThatMayThrow(clauses, stored));
        }
        Map<ArrayVar, Definition> parts = new HashMap<>();
        List<Clause> whole = Liveness.live(clauses, needed);
        List<Clause> apart = SmallAxes.apart(whole, needed, names, parts);
        if (!parts.isEmpty()) {
            // Comments show them with what is put in place of its uses, as they do the others.
            Map<ArrayVar, Definition> shown = new HashMap<>();
            Clauses.definitions(Inlining.inline(whole, stored))
                    .forEach(definition -> shown.put(definition.target(), definition));
            parts.replaceAll((part, definition) -> shown.getOrDefault(definition.target(), definition));
        }
        if (subscripts == Storage.Subscripts.CHECKED) {
            needed.addAll(Liveness.unusedThatMayThrow(apart, needed));
        }
        List<Clause> remaining = Inlining.inline(Liveness.live(apart, needed), stored);
        List<Clause> live = Liveness.live(remaining, needed);
        Scheduler scheduler = new Scheduler(live, stored, names, memory, subscripts, parts);
        List<Node> nodes = WrittenOnce.nodes(scheduler.nodes(live));
        return Scalars.of(nodes, scheduler.ownStorage(), names);
    }

    /** The arrays in storage that this sweep writes and nobody else reads. */
    private Set<ArrayVar> ownStorage() {
        Set<ArrayVar> others = new HashSet<>(kept);
        kept.forEach(array -> others.add(scope.stored(array)));
        kept.forEach(array -> others.add(sharing.root(array)));
        Set<ArrayVar> storage = new LinkedHashSet<>();
        own.forEach(array -> storage.add(scope.stored(array)));
        storage.removeIf(array -> others.contains(array) || memory.isRecorded(array) || Memory.varies(array));
        return storage;
    }

    /** The arrays that a sweep reads, without what only unused definitions read. */
    public static Set<ArrayVar> reads(List<Clause> clauses, Set<ArrayVar> kept) {
        return Clauses.allReads(Liveness.live(clauses, kept));
    }

    private List<Node> nodes(List<Clause> clauses) {
        List<Node> nodes = new ArrayList<>();
        List<Definition> straight = new ArrayList<>();
        for (Clause clause : clauses) {
            if (clause instanceof Definition definition) {
                if (isSizedBy(definition.target(), straight)) {
                    flush(straight, nodes);
                }
                straight.add(definition);
                continue;
            }
            flush(straight, nodes);
            allocate(Clauses.targets(clause), nodes);
            if (clause instanceof Repetition repetition) {
                nodes.add(cycle(repetition));
            } else if (clause instanceof Alternative alternative) {
                nodes.add(fork(alternative));
            } else if (clause instanceof Demand demand) {
                nodes.add(new Block(List.of(), new BatchLowering(scope).lower(demand)));
            } else {
                nodes.add(new Block(List.of(clause), new BatchLowering(scope).lower((Kernel) clause)));
            }
        }
        flush(straight, nodes);
        return nodes;
    }

    private void flush(List<Definition> straight, List<Node> nodes) {
        Set<ArrayVar> locals = new HashSet<>();
        List<Block> blocks = straight(straight, locals);
        allocate(
                straight.stream()
                        .map(Definition::target)
                        .filter(target -> !locals.contains(target))
                        .toList(),
                nodes);
        nodes.addAll(blocks);
        straight.clear();
    }

    /** Whether an array's size is computed by one of these definitions. */
    private static boolean isSizedBy(ArrayVar array, List<Definition> definitions) {
        Set<ArrayVar> sizes = new HashSet<>();
        array.shape().sizes().forEach(size -> Exprs.stored(size).forEach(access -> sizes.add(access.array())));
        return definitions.stream().anyMatch(definition -> sizes.contains(definition.target()));
    }

    /** Storage for arrays whose size is known only here. */
    private void allocate(List<ArrayVar> arrays, List<Node> nodes) {
        List<Statement> statements = new ArrayList<>();
        for (ArrayVar array : arrays) {
            ArrayVar root = sharing.root(array);
            if (root.rank() > 0 && Memory.varies(root) && allocated.add(root)) {
                statements.add(
                        memory.isRecorded(root)
                                ? new Statement.Record(
                                        root, scope.size(root.shape().length()))
                                : new Statement.Allocate(
                                        root,
                                        root.shape().sizes().stream()
                                                .map(scope::size)
                                                .toList()));
            }
        }
        if (!statements.isEmpty()) {
            nodes.add(new Block(List.of(), statements));
        }
    }

    /** The arrays of a loop, recorded in that order, of which each turn's value has another size. */
    private List<ArrayVar> ragged(Repetition.Turns turns, Repetition.Order order) {
        return memory.recorded(turns).stream()
                .filter(Memory::varies)
                .filter(array -> memory.order(array) == order)
                .filter(this::isKnown)
                .toList();
    }

    private boolean isRagged(ArrayVar stored) {
        return memory.isRecorded(stored) && Memory.varies(stored);
    }

    /** Whether a recorded array is the value's, or occurs in this sweep. */
    private boolean isKnown(ArrayVar array) {
        return memory.isOfValue(array) || isOwn(array) || read.contains(memory.remembered(array));
    }

    /** Whether this sweep records an array. */
    private boolean isOwn(ArrayVar array) {
        return own.contains(memory.remembered(array));
    }

    /** Definitions one behind the other: these are fused. */
    private List<Block> straight(List<Definition> definitions, Set<ArrayVar> locals) {
        List<Item> items = clearedFirst(definitions.stream()
                .flatMap(definition -> items(definition).stream())
                .toList());
        List<Nest> nests = Fusion.fuse(items, parts.keySet());
        locals.addAll(Locals.find(nests, stored(definitions)));
        Lowering lowering = new Lowering(scope, memory.scratch(), locals);
        List<Block> blocks = new ArrayList<>();
        for (Nest nest : nests) {
            add(new Block(definitions(nest), lowering.lower(nest)), blocks);
        }
        return blocks;
    }

    /** What is scattered to is cleared before anything else, so that the loop which computes it may add it there. */
    private List<Item> clearedFirst(List<Item> items) {
        Set<ArrayVar> scattered = new HashSet<>();
        for (Item item : items) {
            if (item.isPlacedByInts() && sharing.root(item.target()) == item.target()) {
                scattered.add(item.target());
            }
        }
        List<Item> all = new ArrayList<>();
        List<Item> others = new ArrayList<>();
        for (Item item : items) {
            boolean clears = item.body() instanceof Expr.Const
                    && Exprs.isPlain(item.place())
                    && item.writing() == Statement.Writing.SET
                    && scattered.contains(item.target());
            (clears ? all : others).add(item);
        }
        all.addAll(others);
        return all;
    }

    private List<Item> items(Definition definition) {
        List<Item> items = Itemizer.items(definition);
        return sharing.isInPlace(definition)
                ? items.stream()
                        .map(item -> Changed.only(item, part -> isItself(part, item)))
                        .toList()
                : items;
    }

    /** Whether a formula is the component that an item overwrites. */
    private boolean isItself(Expr formula, Item item) {
        return formula instanceof Expr.Access access
                && sharing.root(access.array()) == sharing.root(item.target())
                && access.at().equals(item.place());
    }

    /** What is needed in storage behind these definitions. */
    private Set<ArrayVar> stored(List<Definition> definitions) {
        Map<ArrayVar, Integer> own = Clauses.readers(definitions);
        Set<ArrayVar> stored = new HashSet<>(kept);
        definitions.forEach(definition -> {
            ArrayVar target = definition.target();
            boolean elsewhere = readers.getOrDefault(target, 0) > own.getOrDefault(target, 0);
            if (elsewhere || sharing.root(target) != target) {
                stored.add(target);
            }
        });
        return stored;
    }

    /** Several loops for one definition make one block. */
    private static void add(Block block, List<Block> blocks) {
        Block last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
        if (last != null && last.clauses().equals(block.clauses())) {
            List<Statement> statements = new ArrayList<>(last.statements());
            statements.addAll(block.statements());
            blocks.set(blocks.size() - 1, new Block(block.clauses(), statements));
        } else {
            blocks.add(block);
        }
    }

    private Node cycle(Repetition repetition) {
        Repetition.Turns turns = repetition.turns();
        IntExpr from = scope.size(turns.from());
        IntExpr limit = scope.size(turns.limit());
        IntExpr step = scope.size(turns.step());
        List<Statement> entry = new ArrayList<>();
        for (Repetition.Carried carried : repetition.carried()) {
            copy(carried.state(), carried.initial(), entry);
        }
        String variable = scope.open(turns.counter().name());
        scope.bind(turns.counter(), variable);
        List<Node> body = new ArrayList<>();
        List<Statement> history = new ArrayList<>();
        if (repetition.order() == Repetition.Order.BACKWARD) {
            ragged(turns, Repetition.Order.FORWARD)
                    .forEach(array -> history.add(new Statement.Retreat(
                            array, scope.size(array.shape().length()))));
        }
        for (Repetition.Carried carried : repetition.carried()) {
            memory.history(carried.state()).ifPresent(past -> {
                if (Memory.varies(past)) {
                    history.add(
                            new Statement.Record(past, scope.size(past.shape().length())));
                }
                copy(past, carried.state(), history);
            });
        }
        body.add(new Block(List.of(), history));
        List<Clause> present = new ArrayList<>();
        List<Definition> updates = new ArrayList<>();
        for (Clause clause : repetition.body()) {
            if (clause instanceof Definition definition && sharing.isInPlace(definition)) {
                updates.add(definition);
            } else {
                present.add(clause);
            }
        }
        body.addAll(nodes(present));
        // What reads this turn's value of a recorded array comes before the place moves on, and what says how far it
        // moves
        // is updated only after that.
        List<Definition> early = updates.stream()
                .filter(update -> update.reads().stream().anyMatch(array -> isRagged(scope.stored(array))))
                .toList();
        updates.removeAll(early);
        if (!early.isEmpty()) {
            body.addAll(straight(early, new HashSet<>()));
        }
        if (repetition.order() == Repetition.Order.FORWARD) {
            List<Statement> advances = new ArrayList<>();
            ragged(turns, Repetition.Order.FORWARD)
                    .forEach(array -> advances.add(new Statement.Advance(
                            array, scope.size(array.shape().length()))));
            body.add(new Block(List.of(), advances));
        }
        body.addAll(straight(updates, new HashSet<>()));
        if (repetition.order() == Repetition.Order.BACKWARD) {
            List<Statement> advances = new ArrayList<>();
            ragged(turns, Repetition.Order.BACKWARD)
                    .forEach(array -> advances.add(new Statement.Advance(
                            array, scope.size(array.shape().length()))));
            if (!advances.isEmpty()) {
                body.add(new Block(List.of(), advances));
            }
        }
        body.add(new Block(List.of(), handOver(repetition)));
        scope.close(variable);
        List<Statement> exit = new ArrayList<>();
        for (Repetition.Carried carried : repetition.carried()) {
            copy(carried.result(), carried.state(), exit);
        }
        return new Cycle(
                turns,
                repetition.order(),
                variable,
                from,
                limit,
                step,
                memory.recorded(turns).stream().filter(this::isOwn).toList(),
                new Block(List.of(), entry),
                body,
                new Block(List.of(), exit),
                repetition.origin());
    }

    /** The states for the next turn. One that another one becomes is put aside before it is overwritten. */
    private List<Statement> handOver(Repetition repetition) {
        List<Statement> statements = new ArrayList<>();
        Map<ArrayVar, ArrayVar> aside = new HashMap<>();
        Set<ArrayVar> states = new HashSet<>();
        repetition.carried().forEach(carried -> states.add(carried.state()));
        for (Repetition.Carried carried : repetition.carried()) {
            ArrayVar next = carried.next();
            if (states.contains(next) && next != carried.state() && !aside.containsKey(next)) {
                ArrayVar before = new ArrayVar(names.fresh(next.name() + "Before"), next.shape());
                aside.put(next, before);
                copy(before, next, statements);
            }
        }
        for (Repetition.Carried carried : repetition.carried()) {
            if (carried.next() != carried.state()) {
                copy(carried.state(), aside.getOrDefault(carried.next(), carried.next()), statements);
            }
        }
        return statements;
    }

    private Node fork(Alternative alternative) {
        Num.Test condition = scope.test(alternative.condition());
        List<Node> then = new ArrayList<>(nodes(alternative.then()));
        List<Node> otherwise = new ArrayList<>(nodes(alternative.otherwise()));
        List<Statement> afterThen = new ArrayList<>();
        List<Statement> afterOtherwise = new ArrayList<>();
        Set<ArrayVar> results = new LinkedHashSet<>();
        for (Alternative.Merged merged : alternative.merged()) {
            copy(merged.result(), merged.then(), afterThen);
            copy(merged.result(), merged.otherwise(), afterOtherwise);
            results.add(sharing.root(merged.result()));
        }
        then.add(new Block(List.of(), afterThen));
        otherwise.add(new Block(List.of(), afterOtherwise));
        return new Fork(condition, then, otherwise, List.copyOf(results), alternative.origin());
    }

    private void copy(ArrayVar target, ArrayVar source, List<Statement> out) {
        if (target.rank() == 0) {
            Num value = scope.component(source, List.of());
            if (!value.equals(scope.component(target, List.of()))) {
                out.add(scope.store(target, List.of(), value));
            }
            return;
        }
        Statement.Region to = scope.region(target, List.of());
        Statement.Region from = scope.region(source, List.of());
        if (!to.equals(from)) {
            IntExpr length = scope.size(target.shape().length());
            out.add(new Statement.Copy(to.array(), to.offset(), from.array(), from.offset(), length));
        }
    }

    private List<Clause> definitions(Nest nest) {
        Set<Clause> definitions = new LinkedHashSet<>();
        List<Item> items = nest instanceof Nest.Loop loop ? loop.items() : List.of(((Nest.Leaf) nest).item());
        items.forEach(item -> definitions.add(parts.getOrDefault(item.target(), item.definition())));
        return List.copyOf(definitions);
    }
}
