package org.matgrad.processor.source;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Loop;
import org.matgrad.processor.matrix.Part;
import org.matgrad.processor.matrix.ProgramBuilder;
import org.matgrad.processor.matrix.Relation;
import org.matgrad.processor.matrix.Size;

/** Reads counted loops: their header, and a turn of them. */
final class Loops {

    private final Scope scope;
    private final Expressions expressions;
    private final Body body;
    private final LoopHeaders headers;
    private final LoopChecks checks;
    private final ProgramBuilder builder;

    Loops(Scope scope, Expressions expressions, Body body) {
        this.scope = scope;
        this.expressions = expressions;
        this.body = body;
        this.headers = new LoopHeaders(scope);
        this.checks = new LoopChecks(scope);
        this.builder = scope.builder();
    }

    /** How a loop counts. */
    private record Counting(Size from, Size limit, Size step, Loop.Direction direction) {}

    void read(ForLoopTree tree, Place at) {
        Optional<LoopHeader> header = headers.read(tree, at);
        Place turn = at.to(tree.getStatement());
        checks.refuseReturns(turn);
        Map<Element, Place> assigned = Assigned.in(turn, scope.trees());
        Optional<Counting> counting = header.flatMap(read -> counting(read, assigned));
        if (header.isEmpty() || counting.isEmpty()) {
            header.ifPresent(read -> scope.define(read.variable(), Quantity.POISON));
            poison(turn, tree.getInitializer(), at);
            return;
        }
        Element variable = header.get().variable();
        Atom.Counter counter = builder.counter(variable.getSimpleName().toString());
        scope.define(variable, new Quantity.Int(Size.of(counter)));
        turns(counter, counting.get(), turn, assigned, at);
    }

    private Optional<Counting> counting(LoopHeader header, Map<Element, Place> assigned) {
        Element variable = header.variable();
        if (assigned.containsKey(variable)) {
            scope.refuse(Problem.COUNTER_ASSIGNED, assigned.get(variable), variable.getSimpleName());
            return Optional.empty();
        }
        boolean fixed = checks.isFixed(header.limit(), variable, assigned)
                & header.step()
                        .map(step -> checks.isFixed(step, variable, assigned))
                        .orElse(true);
        Quantity from = expressions.read(header.from());
        if (!fixed) {
            return Optional.empty();
        }
        Quantity limit = expressions.read(header.limit());
        Quantity step = header.step().map(expressions::read).orElse(new Quantity.Int(Size.ONE));
        if (!(from instanceof Quantity.Int a)
                || !(limit instanceof Quantity.Int b)
                || !(step instanceof Quantity.Int c)) {
            return Optional.empty();
        }
        boolean positive = c.size().constant().orElse(1) > 0;
        if (!positive) {
            scope.refuse(Problem.LOOP_STEP, header.step().get());
        }
        boolean same = checks.isTheSameForAll(a.size(), header.from())
                & checks.isTheSameForAll(b.size(), header.limit())
                & checks.isTheSameForAll(c.size(), header.step().orElse(header.limit()));
        return positive && same
                ? Optional.of(new Counting(a.size(), end(header.relation(), b.size()), c.size(), header.direction()))
                : Optional.empty();
    }

    /** The first value that is not reached. */
    private static Size end(Relation relation, Size limit) {
        return switch (relation) {
            case LESS_OR_EQUAL -> limit.plus(Size.ONE);
            case GREATER_OR_EQUAL -> limit.minus(Size.ONE);
            default -> limit;
        };
    }

    void read(EnhancedForLoopTree tree, Place at) {
        Place turn = at.to(tree.getStatement());
        checks.refuseReturns(turn);
        Place array = at.to(tree.getExpression());
        Map<Element, Place> assigned = Assigned.in(turn, scope.trees());
        Element variable = scope.element(at.to(tree.getVariable()));
        Quantity over = ofInts(array, variable) ? expressions.read(array) : Quantity.POISON;
        if (over == Quantity.POISON) {
            poison(turn, List.of(tree.getVariable()), at);
            return;
        }
        String name = ((Quantity.Ints) over).array().name();
        Atom.Counter counter = builder.counter(variable.getSimpleName().toString());
        scope.define(variable, new Quantity.Int(Size.of(new Atom.Element(name, Size.of(counter)))));
        Counting counting = new Counting(Size.ZERO, Size.of(new Atom.Length(name)), Size.ONE, Loop.Direction.UP);
        assigned.remove(variable);
        turns(counter, counting, turn, assigned, at);
    }

    /** Whether a loop goes over ints; otherwise it is refused. */
    private boolean ofInts(Place array, Element variable) {
        boolean are = scope.kind(array) instanceof Kind.Ints && JavaTypes.kind(variable.asType()) instanceof Kind.Int;
        if (!are && array.tree() instanceof MethodInvocationTree) {
            expressions.read(array);
        } else if (!are) {
            scope.refuse(Problem.FOR_EACH, array);
        }
        return are;
    }

    private void turns(Atom.Counter counter, Counting counting, Place turn, Map<Element, Place> assigned, Place at) {
        Carrying carrying = new Carrying(scope, assigned, counter, at);
        Map<Element, Quantity> before = scope.variables();
        carrying.begin();
        builder.begin();
        body.run(List.of(turn));
        carrying.turn();
        List<Part> parts = builder.end();
        scope.restore(before);
        List<Loop.Carried> carried = carrying.end();
        builder.add(new Loop(
                counter,
                counting.from(),
                counting.limit(),
                counting.step(),
                counting.direction(),
                carried,
                parts,
                builder.place(),
                scope.origin(at)));
    }

    /** Reads a turn for its errors; what the loop defines and assigns is not known. */
    private void poison(Place turn, List<? extends StatementTree> variables, Place at) {
        for (Tree variable : variables) {
            Element element = scope.element(at.to(variable));
            if (element != null) {
                scope.define(element, Quantity.POISON);
            }
        }
        Assigned.in(turn, scope.trees()).keySet().forEach(variable -> scope.define(variable, Quantity.POISON));
        expressions.branches().poison(() -> body.run(List.of(turn)));
    }
}
