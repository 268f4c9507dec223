package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Operator;
import org.matgrad.processor.component.Reduction;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/** Writes nests as statements. */
final class Lowering {

    private static final int WAYS = 4;

    private static final int SHORT_ROW = 8;

    private final Scope scope;
    private final Set<ArrayVar> locals;
    private final Scratch scratch;
    private final Map<Item, String> accumulators = new HashMap<>();
    private final Map<Item, List<Num>> collected = new HashMap<>();

    Lowering(Scope scope, Scratch scratch, Set<ArrayVar> locals) {
        this.scope = scope;
        this.scratch = scratch;
        this.locals = locals;
    }

    List<Statement> lower(Nest nest) {
        List<Statement> out = new ArrayList<>();
        lower(nest, out);
        // The next block may stand on another way or in another method.
        scope.forgetHoisted();
        return out;
    }

    private void lower(Nest nest, List<Statement> out) {
        if (nest instanceof Nest.Leaf leaf) {
            turn(leaf.item(), out);
            return;
        }
        Nest.Loop loop = (Nest.Loop) nest;
        Item first = loop.items().get(0);
        if (isConstant(loop)) {
            Statement.Region whole = scope.region(first.target(), List.of());
            IntExpr length = scope.size(first.target().shape().length());
            out.add(new Statement.Fill(whole.array(), whole.offset(), length, ((Expr.Const) first.body()).value()));
        } else if (Shapes.isUnrolled(loop)) {
            unrolled(loop, out);
        } else if (Contraction.isMatrixProduct(first)) {
            out.add(Contraction.matrixProduct(first, scope));
        } else if (PartContraction.of(first) != null) {
            out.addAll(PartContraction.of(first).lower(scope));
        } else if (Contraction.standsAlone(first) && isRowSum(first, loop)) {
            rowSums(loop, first, out);
        } else if (Contraction.standsAlone(first) && isRowUpdate(first, loop) || addsRows(loop)) {
            rowUpdates(loop, first, out);
        } else if (Shapes.isFlat(loop)) {
            flat(loop, out);
        } else {
            plain(loop, out);
        }
    }

    /** Whether the nest sets a whole array to one number and does nothing else. */
    private boolean isConstant(Nest.Loop loop) {
        Item only = loop.items().get(0);
        return loop.depth() == 0
                && loop.items().size() == 1
                && only.body() instanceof Expr.Const
                && Exprs.isPlain(only.place())
                && !only.isRagged()
                && only.reduced().isEmpty()
                && only.writing() == Statement.Writing.SET
                && !Shapes.isUnrolled(loop);
    }

    private void plain(Nest.Loop loop, List<Statement> out) {
        walk(loop, Walk.along(loop, scope), out);
    }

    /** One loop over all components of whole matrices. */
    private void flat(Nest.Loop loop, List<Statement> out) {
        walk(loop, Walk.flat(loop, scope), out);
    }

    private void walk(Nest.Loop loop, Walk walk, List<Statement> out) {
        boolean isInnermost = walk.body().stream().allMatch(Nest.Leaf.class::isInstance);
        Stages.Plan plan = isInnermost ? Stages.of(loop, scope, scratch, locals) : null;
        SumsApart apart =
                isInnermost && plan == null ? SumsApart.of(loop, locals, scope).orElse(null) : null;
        if (plan != null) {
            staged(loop, walk, plan, out);
        } else if (apart != null) {
            walk.close();
            accumulate(apart.originals());
            apart.others().ifPresent(others -> walk(others, walk.over(others), out));
            walk(apart.sums(), walk.over(apart.sums()), out);
        } else {
            whole(loop, walk, out);
        }
    }

    /** What is computed in place of another item is added to where that one would be. */
    private void accumulate(Map<Item, Item> originals) {
        originals.forEach((item, original) -> {
            if (accumulators.containsKey(original)) {
                accumulators.put(item, accumulators.get(original));
            }
        });
    }

    /** A loop for each stage, and behind it the functions of what it has stored. */
    private void staged(Nest.Loop loop, Walk walk, Stages.Plan plan, List<Statement> out) {
        walk.close();
        accumulate(plan.originals());
        for (Stages.Stage stage : plan.stages()) {
            if (!stage.items().isEmpty()) {
                Nest.Loop own = loop.around(stage.items());
                walk(own, walk.over(own), out);
            }
            walk.atStart();
            stage.together()
                    .forEach((function, runs) -> out.add(new Statement.Apply(
                            function,
                            runs.stream()
                                    .map(run -> new Statement.Run(
                                            scope.stored(run.array()), scope.offset(run.array(), run.at())))
                                    .toList(),
                            walk.limit())));
            walk.close();
        }
    }

    private void whole(Nest.Loop loop, Walk walk, List<Statement> out) {
        hoist(loop, out);
        if (walk.from().isNumber(0) && Shapes.isPlainSum(walk.body(), loop)) {
            plainSum(loop, walk, out);
            return;
        }
        begin(loop, out);
        boolean isFourfold = walk.from().isNumber(0) && sumsRows(loop, walk.body());
        if (isFourfold) {
            fourRows(walk, out);
        }
        walk.at(0);
        List<Statement> body = new ArrayList<>();
        scope.within(() -> walk.body().forEach(child -> lower(child, body)));
        if (isFourfold) {
            remainder(walk.variable(), walk.limit(), WAYS, body, out);
        } else if (!body.isEmpty()) {
            out.add(new Statement.For(walk.variable(), walk.from(), walk.limit(), 1, body));
        }
        walk.close();
        end(loop, out);
    }

    /** Whether four turns may begin with their sums: these read nothing that a turn writes, and nothing is hoisted from them. */
    private boolean sumsRows(Nest.Loop loop, List<Nest> body) {
        if (!Shapes.sumsRows(loop, body)) {
            return false;
        }
        Nest.Loop inner = (Nest.Loop) body.get(0);
        Item sum = inner.items().get(0);
        Set<ArrayVar> read = new HashSet<>();
        Exprs.accesses(sum.body()).forEach(access -> read.add(scope.stored(access.array())));
        return loop.items().stream().noneMatch(item -> read.contains(scope.stored(item.target())))
                && invariants(sum, Set.of(inner.index(sum))).isEmpty();
    }

    /** Four turns that each begin with a sum: one loop for the four sums, which do not wait for each other. */
    private void fourRows(Walk walk, List<Statement> out) {
        Nest.Loop inner = (Nest.Loop) walk.body().get(0);
        Item sum = inner.items().get(0);
        List<Statement> body = new ArrayList<>();
        scope.within(() -> {
            List<String> sums = declareZeros("sum", WAYS, body);
            Walk along = Walk.along(inner, scope);
            along.at(0);
            List<Statement> terms = new ArrayList<>();
            for (int way = 0; way < WAYS; way++) {
                walk.at(way);
                terms.add(added(sums.get(way), scope.number(sum.body())));
            }
            body.add(new Statement.For(along.variable(), along.from(), along.limit(), 1, terms));
            along.close();
            for (int way = 0; way < WAYS; way++) {
                walk.at(way);
                write(sum, new Num.Local(sums.get(way)), body);
                walk.body().subList(1, walk.body().size()).forEach(leaf -> lower(leaf, body));
            }
        });
        out.add(new Statement.For(walk.variable(), walk.from(), walk.limit(), WAYS, body));
    }

    private void bind(Nest.Loop loop, IntExpr value) {
        loop.items().forEach(item -> scope.bind(loop.index(item), value));
    }

    /** Straight lines: no loop and no summation left. */
    private void unrolled(Nest.Loop loop, List<Statement> out) {
        starting(loop).forEach(item -> collected.put(item, new ArrayList<>()));
        for (int turn = 0; turn < loop.extent().constant().getAsInt(); turn++) {
            bind(loop, IntExpr.of(turn));
            for (Nest child : loop.children()) {
                if (child instanceof Nest.Loop inner) {
                    unrolled(inner, out);
                } else {
                    lower(child, out);
                }
            }
        }
        end(loop, out);
    }

    /** A sum with four accumulators, which do not wait for each other. */
    private void plainSum(Nest.Loop loop, Walk walk, List<Statement> out) {
        Map<Item, List<String>> sums = new LinkedHashMap<>();
        loop.items().forEach(item -> sums.put(item, declareZeros("sum", WAYS, out)));
        List<Statement> body = new ArrayList<>();
        for (int way = 0; way < WAYS; way++) {
            walk.at(way);
            for (Item item : loop.items()) {
                body.add(added(sums.get(item).get(way), scope.number(item.body())));
            }
        }
        out.add(new Statement.For(walk.variable(), IntExpr.of(0), walk.limit(), WAYS, body));
        walk.at(0);
        List<Statement> rest = new ArrayList<>();
        loop.items().forEach(item -> rest.add(added(sums.get(item).get(0), scope.number(item.body()))));
        remainder(walk.variable(), walk.limit(), WAYS, rest, out);
        walk.close();
        sums.forEach((item, ways) -> write(item, total(ways), out));
    }

    private List<String> declareZeros(String name, int count, List<Statement> out) {
        List<String> zeros = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            zeros.add(scope.local(name + "ABCD".charAt(n)));
            out.add(new Statement.Declare(zeros.get(n), new Num.Const(0)));
        }
        return zeros;
    }

    private static Statement added(String local, Num value) {
        return new Statement.SetLocal(local, new Num.Local(local).plus(value));
    }

    private static Num total(List<String> sums) {
        Num total = new Num.Local(sums.get(0));
        for (String sum : sums.subList(1, sums.size())) {
            total = total.plus(new Num.Local(sum));
        }
        return total;
    }

    /** The turns that a loop of larger steps leaves over. */
    private static void remainder(String variable, IntExpr limit, int step, List<Statement> body, List<Statement> out) {
        if (limit instanceof IntExpr.Num number && number.value() % step == 0) {
            return;
        }
        out.add(new Statement.For(variable, new IntExpr.Floor(limit, step), limit, 1, body));
    }

    private static boolean isRowSum(Item item, Nest.Loop loop) {
        // A short row of known length is better written out.
        return item.reduced().size() == 1
                && item.outer().size() == loop.depth() + 1
                && item.reduced().get(0).extent().constant().orElse(Integer.MAX_VALUE) > SHORT_ROW;
    }

    /** Dot products of rows: four rows at once, two accumulators each. */
    private void rowSums(Nest.Loop loop, Item item, List<Statement> out) {
        Index row = loop.index(item);
        Index column = item.reduced().get(0);
        IntExpr rows = scope.size(row.extent());
        String variable = scope.open(row.name());
        out.add(new Statement.For(variable, IntExpr.of(0), rows, WAYS, rows(item, row, column, variable, WAYS)));
        remainder(variable, rows, WAYS, rows(item, row, column, variable, 1), out);
        scope.close(variable);
    }

    private List<Statement> rows(Item item, Index row, Index column, String variable, int count) {
        List<Statement> body = new ArrayList<>();
        scope.within(() -> rows(item, row, column, variable, count, body));
        return body;
    }

    private void rows(Item item, Index row, Index column, String variable, int count, List<Statement> body) {
        List<String> even = declareZeros("sum", count, body);
        List<String> odd = declareZeros("odd", count, body);
        String inner = scope.open(column.name());
        IntExpr columns = scope.size(column.extent());
        List<Statement> pair = new ArrayList<>();
        List<Statement> last = new ArrayList<>();
        for (int r = 0; r < count; r++) {
            scope.bind(row, new IntExpr.Var(variable).plus(IntExpr.of(r)));
            scope.bind(column, new IntExpr.Var(inner));
            pair.add(added(even.get(r), scope.number(item.body())));
            last.add(pair.get(pair.size() - 1));
            scope.bind(column, new IntExpr.Var(inner).plus(IntExpr.of(1)));
            pair.add(added(odd.get(r), scope.number(item.body())));
        }
        body.add(new Statement.For(inner, IntExpr.of(0), columns, 2, pair));
        remainder(inner, columns, 2, last, body);
        scope.close(inner);
        for (int r = 0; r < count; r++) {
            scope.bind(row, new IntExpr.Var(variable).plus(IntExpr.of(r)));
            write(item, new Num.Local(even.get(r)).plus(new Num.Local(odd.get(r))), body);
        }
    }

    private static boolean isRowUpdate(Item item, Nest.Loop loop) {
        return item.reduced().isEmpty()
                && item.loops().size() == loop.depth() + 2
                && !item.placeIndices().contains(loop.index(item));
    }

    /** What is read must not change while it is read. */
    private boolean addsRows(Nest.Loop loop) {
        Item item = loop.items().get(0);
        ArrayVar target = scope.stored(item.target());
        return Shapes.addsRows(loop)
                && Exprs.accesses(item.body()).stream().noneMatch(access -> scope.stored(access.array()) == target);
    }

    /** Rows added to the target: four rows in one pass, the coefficients hoisted. */
    private void rowUpdates(Nest.Loop loop, Item item, List<Statement> out) {
        Index row = loop.index(item);
        IntExpr rows = scope.size(row.extent());
        String variable = scope.open(row.name());
        out.add(new Statement.For(variable, IntExpr.of(0), rows, WAYS, updates(item, row, variable, WAYS)));
        remainder(variable, rows, WAYS, updates(item, row, variable, 1), out);
        scope.close(variable);
    }

    private List<Statement> updates(Item item, Index row, String variable, int count) {
        List<Statement> body = new ArrayList<>();
        scope.within(() -> updates(item, row, variable, count, body));
        return body;
    }

    private void updates(Item item, Index row, String variable, int count, List<Statement> body) {
        List<Index> columns =
                item.loops().subList(item.loops().indexOf(row) + 1, item.loops().size());
        boolean isFlat = columns.size() > 1;
        String inner = scope.open(isFlat ? "k" : columns.get(0).name());
        if (isFlat) {
            scope.bindFlat(columns, new IntExpr.Var(inner));
        } else {
            scope.bind(columns.get(0), new IntExpr.Var(inner));
        }
        List<Num> terms = new ArrayList<>();
        for (int r = 0; r < count; r++) {
            scope.bind(row, new IntExpr.Var(variable).plus(IntExpr.of(r)));
            scope.forgetHoisted();
            invariants(item, Set.copyOf(columns)).forEach(invariant -> hoist(invariant, body));
            terms.add(scope.number(item.body()));
        }
        // A left chain: HotSpot vectorises no tree of sums.
        Num sum = terms.stream().reduce(scope.component(item.target(), item.place()), Num::plus);
        Statement store = scope.store(item.target(), item.place(), sum);
        IntExpr length =
                scope.size(Size.product(columns.stream().map(Index::extent).toList()));
        body.add(new Statement.For(inner, IntExpr.of(0), length, 1, List.of(store)));
        scope.close(inner);
        if (isFlat) {
            scope.unbindFlat(columns);
        }
    }

    /** Computes before the loop what does not change in it. */
    private void hoist(Nest.Loop loop, List<Statement> out) {
        Set<Expr> invariants = new LinkedHashSet<>();
        for (Item item : loop.items()) {
            List<Index> inside = item.loops().subList(loop.depth(), item.loops().size());
            invariants.addAll(invariants(item, Set.copyOf(inside)));
        }
        invariants.forEach(invariant -> hoist(invariant, out));
    }

    private void hoist(Expr invariant, List<Statement> out) {
        if (!scope.isHoisted(invariant)) {
            String local = scope.local(nameOf(invariant));
            out.add(new Statement.Declare(local, scope.number(invariant)));
            scope.hoist(invariant, local);
        }
    }

    private Set<Expr> invariants(Item item, Set<Index> inside) {
        // The condition under which something is written stays where it is written.
        boolean guarded = item.body() instanceof Expr.Select && !Exprs.isPlain(item.place());
        // What every turn asks for is asked for in any case if there are turns.
        boolean isAsked = !item.isRagged() && inside.stream().allMatch(Index::isNeverEmpty);
        return guarded ? Set.of() : invariants(item.body(), inside, isAsked);
    }

    private static String nameOf(Expr invariant) {
        return invariant instanceof Expr.Access access ? access.array().name() + "At" : "constant";
    }

    /** The largest parts of a formula that are worth computing once. */
    private Set<Expr> invariants(Expr expr, Set<Index> inside, boolean isAsked) {
        Set<Expr> found = new LinkedHashSet<>();
        collectInvariants(expr, inside, isAsked, found);
        return found;
    }

    private void collectInvariants(Expr expr, Set<Index> inside, boolean isAsked, Set<Expr> found) {
        boolean varies = Exprs.freeIndices(expr).stream().anyMatch(inside::contains);
        // A formula that no turn asks for may be computed as long as no subscript could lie outside.
        if (varies || !isAsked && !Exprs.readsWithin(expr)) {
            boolean isAlways = isAsked && !(expr instanceof Expr.Select) && !(expr instanceof Expr.Reduce);
            Exprs.children(expr).forEach(child -> collectInvariants(child, inside, isAlways, found));
        } else if (!isTrivial(expr)) {
            found.add(expr);
        }
    }

    private boolean isTrivial(Expr expr) {
        return Exprs.accesses(expr).stream()
                        .allMatch(access -> access.array().rank() == 0 || locals.contains(access.array()))
                && (Exprs.size(expr) == 1 || Exprs.accesses(expr).isEmpty());
    }

    private static List<Item> starting(Nest.Loop loop) {
        return loop.items().stream()
                .filter(item -> item.accumulates() && item.outer().size() == loop.depth())
                .toList();
    }

    private void begin(Nest.Loop loop, List<Statement> out) {
        starting(loop).forEach(item -> declareAccumulator(item, out));
    }

    private void declareAccumulator(Item item, List<Statement> out) {
        String name = scope.local(item.reduction().name().toLowerCase(Locale.ROOT));
        accumulators.put(item, name);
        out.add(new Statement.Declare(name, new Num.Const(item.reduction().neutral())));
    }

    private void end(Nest.Loop loop, List<Statement> out) {
        for (Item item : starting(loop)) {
            List<Num> terms = collected.remove(item);
            write(item, terms == null ? new Num.Local(accumulators.get(item)) : chain(item, terms), out);
        }
    }

    private static Num chain(Item item, List<Num> terms) {
        Operator operator = item.reduction().operator();
        return terms.stream()
                .reduce((left, right) -> new Num.Op(operator, left, right))
                .orElse(new Num.Const(item.reduction().neutral()));
    }

    /** One turn of an item's innermost loop. */
    private void turn(Item item, List<Statement> out) {
        Num value = scope.number(item.body());
        if (!item.accumulates()) {
            write(item, value, out);
        } else if (collected.containsKey(item)) {
            collected.get(item).add(value);
        } else {
            combine(accumulators.get(item), item.reduction(), value, out);
        }
    }

    private void combine(String local, Reduction reduction, Num value, List<Statement> out) {
        switch (reduction) {
            case SUM -> out.add(added(local, value));
            case PRODUCT ->
                out.add(new Statement.SetLocal(local, new Num.Op(Operator.MULTIPLY, new Num.Local(local), value)));
            case MAX, MIN -> {
                String candidate = scope.local("candidate");
                out.add(new Statement.Declare(candidate, value));
                out.add(new Statement.Keep(local, reduction, candidate));
            }
        }
    }

    private void write(Item item, Num value, List<Statement> out) {
        ArrayVar target = item.target();
        if (item.writing() == Statement.Writing.UPDATE) {
            update(item, value, out);
        } else if (locals.contains(target)) {
            String local = scope.local(target);
            scope.bind(target, local);
            out.add(new Statement.Declare(local, value));
        } else if (!isItself(item)) {
            out.add(scope.store(target, item.place(), value));
        }
    }

    /** Where a condition does not hold, there may be no place to add to. */
    private void update(Item item, Num value, List<Statement> out) {
        if (value instanceof Num.Choose choose
                && choose.otherwise().equals(new Num.Const(0))
                && item.reduction() == Reduction.SUM
                && !Exprs.isPlain(item.place())) {
            List<Statement> body = new ArrayList<>();
            add(item, choose.then(), body);
            out.add(new Statement.When(choose.test(), body));
        } else {
            add(item, value, out);
        }
    }

    private void add(Item item, Num value, List<Statement> out) {
        Num before = scope.component(item.target(), item.place());
        Num after;
        switch (item.reduction()) {
            case SUM -> after = before.plus(value);
            case PRODUCT -> after = new Num.Op(Operator.MULTIPLY, before, value);
            default -> {
                String kept = scope.local(item.reduction().name().toLowerCase(Locale.ROOT));
                out.add(new Statement.Declare(kept, before));
                combine(kept, item.reduction(), value, out);
                after = new Num.Local(kept);
            }
        }
        if (before instanceof Num.Local local) {
            out.add(new Statement.SetLocal(local.name(), after));
        } else {
            out.add(scope.store(item.target(), item.place(), after));
        }
    }

    /** Whether a state that is updated in place is only taken over. */
    private boolean isItself(Item item) {
        return !item.accumulates()
                && item.body() instanceof Expr.Access access
                && scope.number(access).equals(scope.component(item.target(), item.place()));
    }
}
