package org.matgrad.processor.source;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SimpleTreeVisitor;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import org.matgrad.processor.matrix.Shape;

/** Reads the statements of a method or of a lambda. */
final class Body extends SimpleTreeVisitor<Void, Place> {

    private final Scope scope;
    private final DeclaredShapes shapes;
    private final Expressions expressions;
    private final Assignments assignments;
    private final Loops loops;
    private final Kind resultKind;
    private final Optional<Shape> resultShape;
    private String wanted;

    Body(Scope scope, DeclaredShapes shapes, Kind resultKind, Optional<Shape> resultShape) {
        this.scope = scope;
        this.shapes = shapes;
        this.expressions = new Expressions(scope, shapes);
        this.assignments = new Assignments(scope, shapes, expressions);
        this.loops = new Loops(scope, expressions, this);
        this.resultKind = resultKind;
        this.resultShape = resultShape;
    }

    /** What the code returns; empty, and reported, when that can't be said. */
    Optional<Quantity> read(BlockTree block, Place method) {
        wanted = method.wanted();
        Optional<Quantity> result = run(List.of(method.to(block)));
        if (result.isEmpty() && !scope.problems().any() && method.tree() instanceof MethodTree tree) {
            scope.refuse(Problem.MISSING_RETURN, method, tree.getName());
        }
        return result;
    }

    /** Reads statements up to a return. */
    Optional<Quantity> run(List<Place> statements) {
        List<Place> left = statements;
        while (!left.isEmpty()) {
            Place at = left.get(0);
            List<Place> rest = left.subList(1, left.size());
            if (at.tree() instanceof ReturnTree result) {
                return Optional.of(result(result, at));
            }
            if (at.tree() instanceof IfTree choice && Returns.somewhere(choice)) {
                return choose(choice, at, rest);
            }
            if (at.tree() instanceof BlockTree block) {
                left = joined(block.getStatements().stream().map(at::to).toList(), rest);
            } else {
                at.tree().accept(this, at);
                left = rest;
            }
        }
        return Optional.empty();
    }

    private static List<Place> joined(List<Place> first, List<Place> second) {
        List<Place> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }

    private Quantity result(ReturnTree tree, Place at) {
        if (tree.getExpression() == null) {
            return Quantity.POISON;
        }
        Place value = new Place(new TreePath(at.path(), tree.getExpression()), wanted);
        return shapes.check(read(value, resultKind), resultShape, "The result", value);
    }

    private Quantity read(Place value, Kind kind) {
        return scope.convert(expressions.read(value), kind, value);
    }

    @Override
    public Void visitIf(IfTree tree, Place at) {
        choose(tree, at, List.of());
        return null;
    }

    /** Reads an if; what follows it belongs to the ways that go on, when one returns. */
    private Optional<Quantity> choose(IfTree tree, Place at, List<Place> rest) {
        StatementTree other = tree.getElseStatement();
        boolean thenReturns = Returns.everywhere(tree.getThenStatement());
        boolean otherReturns = other != null && Returns.everywhere(other);
        if (Returns.somewhere(tree) && !thenReturns && !otherReturns) {
            scope.refuse(Problem.RETURN_MIDWAY, at);
        }
        List<Place> then = joined(List.of(at.to(tree.getThenStatement())), thenReturns ? List.of() : rest);
        List<Place> otherwise =
                joined(other == null ? List.of() : List.of(at.to(other)), otherReturns ? List.of() : rest);
        if (expressions.read(at.to(tree.getCondition())) instanceof Quantity.Bool bool) {
            Place named = new Place(at.path(), wanted);
            return expressions.branches().choose(bool.test(), () -> run(then), () -> run(otherwise), named);
        }
        Quantity poison = expressions.branches().poison(() -> run(then), () -> run(otherwise));
        return Returns.somewhere(tree) ? Optional.of(poison) : Optional.empty();
    }

    @Override
    public Void visitVariable(VariableTree tree, Place at) {
        Element variable = scope.element(at);
        Kind kind = JavaTypes.kind(variable.asType());
        if (kind instanceof Kind.Other) {
            scope.define(variable, scope.refuse(Problem.LOCAL_TYPE, at, tree.getName(), variable.asType()));
            return null;
        }
        Optional<Shape> declared = shapes.read(variable, at.path(), tree.getModifiers(), kind);
        if (tree.getInitializer() != null) {
            String name = tree.getName().toString();
            Place initialiser = new Place(new TreePath(at.path(), tree.getInitializer()), name);
            scope.define(
                    variable, shapes.check(read(initialiser, kind), declared, "The variable " + name, initialiser));
        }
        return null;
    }

    @Override
    public Void visitEmptyStatement(EmptyStatementTree tree, Place at) {
        return null;
    }

    @Override
    public Void visitForLoop(ForLoopTree tree, Place at) {
        loops.read(tree, at);
        return null;
    }

    @Override
    public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Place at) {
        loops.read(tree, at);
        return null;
    }

    @Override
    public Void visitExpressionStatement(ExpressionStatementTree tree, Place at) {
        Place expression = at.to(tree.getExpression());
        if (tree.getExpression() instanceof AssignmentTree assignment) {
            assignments.read(assignment, expression);
        } else if (tree.getExpression() instanceof CompoundAssignmentTree assignment) {
            assignments.read(assignment, expression);
        } else if (tree.getExpression() instanceof UnaryTree step) {
            assignments.read(step, expression);
        } else {
            defaultAction(tree, at);
        }
        return null;
    }

    @Override
    protected Void defaultAction(Tree tree, Place at) {
        Construct construct = Construct.statement(tree);
        scope.refuse(Problem.STATEMENT, at, construct.name(), construct.wayOut());
        Map<Element, Place> assigned = Assigned.in(at, scope.trees());
        assigned.keySet().forEach(variable -> scope.define(variable, Quantity.POISON));
        return null;
    }
}
