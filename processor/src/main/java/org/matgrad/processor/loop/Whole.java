package org.matgrad.processor.loop;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.matgrad.processor.component.ArrayVar;

/** The arrays of statements that deal with more than single components, and those that ints are read from. */
final class Whole {

    private final Set<ArrayVar> arrays = new LinkedHashSet<>();

    private Whole() {}

    static Set<ArrayVar> arrays(Statement statement) {
        Whole whole = new Whole();
        whole.visit(statement);
        return whole.arrays;
    }

    static Set<ArrayVar> arrays(IntExpr expr) {
        Whole whole = new Whole();
        whole.visit(expr);
        return whole.arrays;
    }

    /** Those of ints that are compared. */
    static Set<ArrayVar> arrays(Num.Test test) {
        Whole whole = new Whole();
        whole.visit(test);
        return whole.arrays;
    }

    private void visit(Statement statement) {
        if (statement instanceof Statement.Product product) {
            List.of(product.target(), product.left(), product.right()).forEach(this::visit);
        } else if (statement instanceof Statement.PartProduct product) {
            List.of(product.target(), product.left(), product.right()).forEach(this::visit);
        } else if (statement instanceof Statement.Apply apply) {
            for (Statement.Run run : apply.runs()) {
                arrays.add(run.array());
                visit(run.from());
            }
            visit(apply.length());
        } else if (statement instanceof Statement.Call call) {
            call.targets().forEach(this::visit);
            call.arguments().forEach(this::visit);
        } else if (statement instanceof Statement.Allocate allocate) {
            arrays.add(allocate.array());
            allocate.sizes().forEach(this::visit);
        } else if (statement instanceof Statement.Record record) {
            arrays.add(record.array());
            visit(record.length());
        } else if (statement instanceof Statement.Advance advance) {
            arrays.add(advance.array());
            visit(advance.length());
        } else if (statement instanceof Statement.Retreat retreat) {
            arrays.add(retreat.array());
            visit(retreat.length());
        } else if (statement instanceof Statement.Require require) {
            visit(require.left());
            visit(require.right());
        } else if (statement instanceof Statement.RequireWithin require) {
            visit(require.from());
            visit(require.to());
            visit(require.extent());
        } else if (statement instanceof Statement.RequireCount require) {
            visit(require.count());
        }
    }

    private void visit(Statement.Region region) {
        arrays.add(region.array());
        visit(region.offset());
        region.sizes().forEach(this::visit);
    }

    private void visit(Statement.Argument argument) {
        if (argument instanceof Statement.Argument.Part part) {
            visit(part.region());
        } else if (argument instanceof Statement.Argument.Number number) {
            visit(number.value());
        } else if (argument instanceof Statement.Argument.Int integer) {
            visit(integer.value());
        } else if (argument instanceof Statement.Argument.Bool bool) {
            visit(bool.test());
            Numbers.mapNumbers(bool.test(), number -> {
                visit(number);
                return number;
            });
        }
    }

    private void visit(Num value) {
        Numbers.forEach(value, part -> {
            if (part instanceof Num.Element element) {
                arrays.add(element.array());
                visit(element.offset());
            } else if (part instanceof Num.FromInt from) {
                visit(from.value());
            } else if (part instanceof Num.Choose choose) {
                visit(choose.test());
            }
        });
    }

    private void visit(Num.Test test) {
        if (test instanceof Num.Test.Ints ints) {
            visit(ints.left());
            visit(ints.right());
        } else if (test instanceof Num.Test.Not not) {
            visit(not.test());
        } else if (test instanceof Num.Test.And and) {
            visit(and.left());
            visit(and.right());
        } else if (test instanceof Num.Test.Or or) {
            visit(or.left());
            visit(or.right());
        }
    }

    private void visit(IntExpr expr) {
        if (expr instanceof IntExpr.Sum sum) {
            visit(sum.left());
            visit(sum.right());
        } else if (expr instanceof IntExpr.Product product) {
            visit(product.left());
            visit(product.right());
        } else if (expr instanceof IntExpr.Quotient quotient) {
            visit(quotient.left());
            visit(quotient.right());
        } else if (expr instanceof IntExpr.Remainder remainder) {
            visit(remainder.left());
            visit(remainder.right());
        } else if (expr instanceof IntExpr.Extremum extremum) {
            visit(extremum.left());
            visit(extremum.right());
        } else if (expr instanceof IntExpr.Element element) {
            visit(element.at());
        } else if (expr instanceof IntExpr.Truncated truncated) {
            visit(truncated.number());
        } else if (expr instanceof IntExpr.Checked checked) {
            visit(checked.value());
            visit(checked.size());
        } else if (expr instanceof IntExpr.Floor floor) {
            visit(floor.value());
        }
    }
}
