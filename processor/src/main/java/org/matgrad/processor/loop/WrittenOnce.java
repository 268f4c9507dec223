package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matgrad.processor.component.Operator;

/**
 * In straight lines, what is set and then added to is written once: the sum. What begins at 0 isn't cleared. A component is
 * moved down to where it is last added to, if nothing between reads it or changes what it is computed from.
 */
final class WrittenOnce {

    /** A formula larger than this is hard to read. */
    private static final int LARGEST = 48;

    /** A component that was written, and where. */
    private record Written(int at, Num value) {}

    private final List<Statement> statements;
    private final boolean[] dropped;
    private final Map<Num, Written> pending = new HashMap<>();

    private WrittenOnce(List<Statement> statements) {
        this.statements = new ArrayList<>(statements);
        this.dropped = new boolean[statements.size()];
    }

    /** The nodes with their sums written once. */
    static List<Node> nodes(List<Node> nodes) {
        List<Node> result = new ArrayList<>();
        List<Block> run = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof Block block) {
                run.add(block);
                continue;
            }
            flush(run, result);
            if (node instanceof Cycle cycle) {
                result.add(cycle.around(nodes(cycle.body())));
            } else {
                Fork fork = (Fork) node;
                result.add(new Fork(
                        fork.condition(), nodes(fork.then()), nodes(fork.otherwise()), fork.results(), fork.origin()));
            }
        }
        flush(run, result);
        return result;
    }

    private static void flush(List<Block> run, List<Node> result) {
        List<Statement> all = new ArrayList<>();
        run.forEach(block -> all.addAll(block.statements()));
        WrittenOnce straight = new WrittenOnce(all);
        int from = 0;
        for (Block block : run) {
            int to = from + block.statements().size();
            straight.run(from, to);
            straight.leave();
            from = to;
        }
        from = 0;
        for (Block block : run) {
            int to = from + block.statements().size();
            result.add(new Block(block.clauses(), straight.remaining(from, to)));
            from = to;
        }
        run.clear();
    }

    private List<Statement> remaining(int from, int to) {
        List<Statement> remaining = new ArrayList<>();
        for (int at = from; at < to; at++) {
            if (!dropped[at]) {
                remaining.add(statements.get(at));
            }
        }
        return remaining;
    }

    /** A block's locals are known in the block only: the next one may stand in another method. */
    private void leave() {
        pending.values().removeIf(written -> readsLocal(written.value()));
    }

    private static boolean readsLocal(Num value) {
        boolean[] found = {false};
        Numbers.forEach(value, part -> found[0] |= part instanceof Num.Local || readsStored(part));
        return found[0];
    }

    private void run(int from, int to) {
        for (int at = from; at < to; at++) {
            Statement statement = statements.get(at);
            if (statement instanceof Statement.Store store) {
                write(at, new Num.Element(store.array(), store.offset()), store.value());
            } else if (statement instanceof Statement.SetScalar set) {
                write(at, new Num.Scalar(set.array()), set.value());
            } else if (statement instanceof Statement.Declare declare) {
                read(declare.value());
            } else if (statement instanceof Statement.For loop) {
                pending.clear();
                WrittenOnce inside = new WrittenOnce(loop.body());
                inside.run(0, loop.body().size());
                List<Statement> body = inside.remaining(0, loop.body().size());
                statements.set(at, new Statement.For(loop.variable(), loop.from(), loop.limit(), loop.step(), body));
            } else {
                pending.clear();
            }
        }
    }

    private void write(int at, Num place, Num value) {
        Written before = pending.get(place);
        Num added = added(value, place);
        Num sum = before == null || added == null ? null : sum(before.value(), value, place);
        if (sum != null && Numbers.size(sum) <= LARGEST) {
            pending.remove(place);
            read(added);
            dropped[before.at()] = true;
            statements.set(at, assignment(place, sum));
        } else {
            sum = value;
            read(value);
        }
        overwrite(place);
        pending.put(place, new Written(at, sum));
    }

    private static Statement assignment(Num place, Num value) {
        return place instanceof Num.Element element
                ? new Statement.Store(element.array(), element.offset(), value)
                : new Statement.SetScalar(((Num.Scalar) place).array(), value);
    }

    /** What a chain of sums that begins with a component adds to it; null if it is no such chain. */
    private static Num added(Num value, Num place) {
        if (!(value instanceof Num.Op op) || op.operator() != Operator.ADD || mentions(op.right(), place)) {
            return null;
        }
        if (op.left().equals(place)) {
            return op.right();
        }
        Num before = added(op.left(), place);
        return before == null ? null : before.plus(op.right());
    }

    /** The chain with a value in place of the component that it begins with. */
    private static Num sum(Num start, Num chain, Num place) {
        if (chain.equals(place)) {
            return start;
        }
        Num.Op op = (Num.Op) chain;
        Num left = sum(start, op.left(), place);
        return left.equals(new Num.Const(0)) ? op.right() : left.plus(op.right());
    }

    private static boolean mentions(Num number, Num place) {
        boolean[] found = {false};
        Numbers.forEach(number, part -> found[0] |= mayBe(part, place));
        return found[0];
    }

    /** What is read has to stay where it was written. */
    private void read(Num value) {
        pending.keySet().removeIf(place -> mentions(value, place));
    }

    /** What is computed from this component can't be computed later. */
    private void overwrite(Num place) {
        pending.entrySet()
                .removeIf(entry -> mayBe(entry.getKey(), place)
                        || mentions(entry.getValue().value(), place));
    }

    /** Whether two places may be the same. A number that an offset holds counts as any. */
    private static boolean mayBe(Num one, Num other) {
        if (one instanceof Num.Scalar && other instanceof Num.Scalar) {
            return one.equals(other);
        }
        if (!(one instanceof Num.Element a) || !(other instanceof Num.Element b)) {
            return readsStored(one) && other instanceof Num.Scalar || readsStored(one) && other instanceof Num.Element;
        }
        return readsStored(one) || a.array() == b.array() && mayBe(a.offset(), b.offset());
    }

    private static boolean readsStored(Num number) {
        return number instanceof Num.FromInt from && holdsNumber(from.value())
                || number instanceof Num.Element element && holdsNumber(element.offset());
    }

    private static boolean holdsNumber(IntExpr expr) {
        if (expr instanceof IntExpr.Sum sum) {
            return holdsNumber(sum.left()) || holdsNumber(sum.right());
        }
        if (expr instanceof IntExpr.Product product) {
            return holdsNumber(product.left()) || holdsNumber(product.right());
        }
        return !(expr instanceof IntExpr.Num
                || expr instanceof IntExpr.Var
                || expr instanceof IntExpr.SizeOf
                || expr instanceof IntExpr.Base);
    }

    /** Whether two offsets may be equal: not if they differ by a number. */
    private static boolean mayBe(IntExpr one, IntExpr other) {
        return !base(one).equals(base(other)) || number(one) == number(other);
    }

    private static IntExpr base(IntExpr offset) {
        if (offset instanceof IntExpr.Num) {
            return IntExpr.of(0);
        }
        return offset instanceof IntExpr.Sum sum && sum.right() instanceof IntExpr.Num ? sum.left() : offset;
    }

    private static int number(IntExpr offset) {
        if (offset instanceof IntExpr.Num number) {
            return number.value();
        }
        return offset instanceof IntExpr.Sum sum && sum.right() instanceof IntExpr.Num right ? right.value() : 0;
    }
}
