package org.matgrad.processor.emit;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.loop.Block;
import org.matgrad.processor.loop.Cycle;
import org.matgrad.processor.loop.Fork;
import org.matgrad.processor.loop.IntExpr;
import org.matgrad.processor.loop.Node;
import org.matgrad.processor.loop.Num;
import org.matgrad.processor.loop.Statement;

/** What the statements of one method read, write and make room for. */
final class Touched {

    private final Chunk chunk;
    private final Set<ArrayVar> read = new LinkedHashSet<>();
    private final Set<ArrayVar> written = new LinkedHashSet<>();
    private final Set<ArrayVar> born = new LinkedHashSet<>();
    private final IntReads ints = new IntReads();
    private final Set<Shared> kernels = EnumSet.noneOf(Shared.class);

    private Touched(Chunk chunk) {
        this.chunk = chunk;
        chunk.nodes().forEach(this::node);
    }

    static Touched by(Chunk chunk) {
        return new Touched(chunk);
    }

    /** All arrays and numbers, in order of first use: what is read before what is written. */
    Set<ArrayVar> all() {
        Set<ArrayVar> all = new LinkedHashSet<>(read);
        all.addAll(written);
        return all;
    }

    Set<ArrayVar> written() {
        return written;
    }

    /** The arrays for which room is made here. */
    Set<ArrayVar> born() {
        return born;
    }

    /** What holds ints. */
    IntReads ints() {
        return ints;
    }

    Set<Shared> kernels() {
        return kernels;
    }

    private void nodes(List<Node> nodes) {
        if (!chunk.outlined().containsKey(nodes)) {
            nodes.forEach(this::node);
        }
    }

    private void node(Node node) {
        if (node instanceof Block block) {
            block.statements().forEach(this::statement);
        } else if (node instanceof Cycle cycle) {
            List.of(cycle.from(), cycle.limit(), cycle.step()).forEach(this::integer);
            cycle.recorded().forEach(born::add);
            node(cycle.entry());
            nodes(cycle.body());
            node(cycle.exit());
        } else if (node instanceof Fork fork) {
            test(fork.condition());
            nodes(fork.then());
            nodes(fork.otherwise());
        }
    }

    private void statement(Statement statement) {
        if (statement instanceof Statement.For loop) {
            integer(loop.from());
            integer(loop.limit());
            loop.body().forEach(this::statement);
        } else if (statement instanceof Statement.When when) {
            test(when.test());
            when.body().forEach(this::statement);
        } else if (statement instanceof Statement.Declare declare) {
            ints.set(declare.local(), declare.value());
            number(declare.value());
        } else if (statement instanceof Statement.SetLocal set) {
            ints.set(set.local(), set.value());
            number(set.value());
        } else if (statement instanceof Statement.SetScalar set) {
            ints.set(set.array(), set.value());
            number(set.value());
            written.add(set.array());
        } else if (statement instanceof Statement.Store store) {
            integer(store.offset());
            ints.set(store.array(), store.value());
            number(store.value());
            written.add(store.array());
        } else if (statement instanceof Statement.Fill fill) {
            integer(fill.from());
            integer(fill.length());
            written.add(fill.array());
        } else if (statement instanceof Statement.Apply apply) {
            kernels.add(Shared.FUNCTIONS);
            for (Statement.Run run : apply.runs()) {
                integer(run.from());
                written.add(run.array());
            }
            integer(apply.length());
        } else if (statement instanceof Statement.Copy copy) {
            integer(copy.from());
            integer(copy.to());
            integer(copy.length());
            ints.set(copy.target(), new Num.Element(copy.source(), copy.from()));
            read.add(copy.source());
            written.add(copy.target());
        } else if (statement instanceof Statement.Product product) {
            kernels.add(Shared.PRODUCTS);
            region(product.left());
            region(product.right());
            region(product.target());
            read.add(product.left().array());
            read.add(product.right().array());
            written.add(product.target().array());
        } else if (statement instanceof Statement.PartProduct product) {
            kernels.add(Shared.PRODUCTS);
            region(product.left());
            region(product.right());
            region(product.target());
            List.of(
                            product.targetRow(),
                            product.leftRow(),
                            product.leftInner(),
                            product.rightInner(),
                            product.rightColumn(),
                            product.rows(),
                            product.columns(),
                            product.inner())
                    .forEach(this::integer);
            read.add(product.left().array());
            read.add(product.right().array());
            written.add(product.target().array());
        } else if (statement instanceof Statement.Call call) {
            call(call);
        } else if (statement instanceof Statement.Allocate allocate) {
            allocate.sizes().forEach(this::integer);
            born.add(allocate.array());
        } else if (statement instanceof Statement.Record record) {
            integer(record.length());
            born.add(record.array());
        } else if (statement instanceof Statement.Advance advance) {
            integer(advance.length());
        } else if (statement instanceof Statement.Retreat retreat) {
            integer(retreat.length());
        } else if (statement instanceof Statement.Require require) {
            integer(require.left());
            integer(require.right());
        } else if (statement instanceof Statement.RequireWithin require) {
            integer(require.from());
            integer(require.to());
            integer(require.extent());
        } else if (statement instanceof Statement.RequireCount require) {
            integer(require.count());
        }
    }

    private void call(Statement.Call call) {
        for (Statement.Argument argument : call.arguments()) {
            if (argument instanceof Statement.Argument.Part part) {
                region(part.region());
                read.add(part.region().array());
            } else if (argument instanceof Statement.Argument.Number number) {
                number(number.value());
            } else if (argument instanceof Statement.Argument.Int integer) {
                integer(integer.value());
            } else if (argument instanceof Statement.Argument.Bool bool) {
                test(bool.test());
            }
        }
        for (Statement.Region target : call.targets()) {
            region(target);
            written.add(target.array());
        }
    }

    private void region(Statement.Region region) {
        integer(region.offset());
        region.sizes().forEach(this::integer);
    }

    private void number(Num number) {
        if (number instanceof Num.Scalar scalar) {
            read.add(scalar.array());
        } else if (number instanceof Num.Element element) {
            read.add(element.array());
            integer(element.offset());
        } else if (number instanceof Num.Call call) {
            number(call.argument());
        } else if (number instanceof Num.Op op) {
            number(op.left());
            number(op.right());
        } else if (number instanceof Num.FromInt value) {
            integer(value.value());
        } else if (number instanceof Num.Choose choose) {
            test(choose.test());
            number(choose.then());
            number(choose.otherwise());
        }
    }

    private void test(Num.Test test) {
        if (test instanceof Num.Test.Compare compare) {
            number(compare.left());
            number(compare.right());
        } else if (test instanceof Num.Test.Ints ints) {
            integer(ints.left());
            integer(ints.right());
        } else if (test instanceof Num.Test.Not not) {
            test(not.test());
        } else if (test instanceof Num.Test.And and) {
            test(and.left());
            test(and.right());
        } else if (test instanceof Num.Test.Or or) {
            test(or.left());
            test(or.right());
        }
    }

    private void integer(IntExpr expr) {
        if (expr instanceof IntExpr.Sum sum) {
            integer(sum.left());
            integer(sum.right());
        } else if (expr instanceof IntExpr.Product product) {
            integer(product.left());
            integer(product.right());
        } else if (expr instanceof IntExpr.Quotient quotient) {
            integer(quotient.left());
            integer(quotient.right());
        } else if (expr instanceof IntExpr.Remainder remainder) {
            integer(remainder.left());
            integer(remainder.right());
        } else if (expr instanceof IntExpr.Extremum extremum) {
            integer(extremum.left());
            integer(extremum.right());
        } else if (expr instanceof IntExpr.Element element) {
            integer(element.at());
        } else if (expr instanceof IntExpr.Truncated truncated) {
            ints.read(truncated.number());
            number(truncated.number());
        } else if (expr instanceof IntExpr.Checked checked) {
            integer(checked.value());
            integer(checked.size());
        } else if (expr instanceof IntExpr.Floor floor) {
            integer(floor.value());
        }
    }
}
