package org.matgrad.processor.source;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SimpleTreeVisitor;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.Optional;
import javax.lang.model.element.Element;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.ShapeMismatch;

/** Reads a method's statements. */
final class Body extends SimpleTreeVisitor<Void, Place> {

    private final Scope scope;
    private final DeclaredShapes shapes;
    private final Expressions expressions;
    private final Kind resultKind;
    private final Optional<Shape> resultShape;
    private boolean refused;
    private Quantity result;

    Body(Scope scope, DeclaredShapes shapes, Kind resultKind, Optional<Shape> resultShape) {
        this.scope = scope;
        this.shapes = shapes;
        this.expressions = new Expressions(scope);
        this.resultKind = resultKind;
        this.resultShape = resultShape;
    }

    /** What the method returns; empty when that can't be said. */
    Optional<Operand> read(BlockTree body, Place method) {
        Place block = method.to(body);
        for (StatementTree statement : body.getStatements()) {
            if (result == null) {
                statement.accept(this, block.to(statement));
            }
        }
        if (result == null && !refused && !(resultKind instanceof Kind.Other)) {
            scope.refuse(Problem.MISSING_RETURN, method, scope.method().getSimpleName());
        }
        return result instanceof Quantity.Real real ? Optional.of(real.operand()) : Optional.empty();
    }

    @Override
    public Void visitVariable(VariableTree tree, Place at) {
        Element variable = scope.element(at);
        scope.define(variable, local(tree, variable, at));
        return null;
    }

    private Quantity local(VariableTree tree, Element variable, Place at) {
        Kind kind = JavaTypes.kind(variable.asType());
        if (kind instanceof Kind.Other) {
            return scope.refuse(
                    Problem.LOCAL_TYPE, at, tree.getName(), variable.asType(), JavaTypes.later(variable.asType()));
        }
        Optional<Shape> declared = shapes.read(variable, at.path(), tree.getModifiers(), kind);
        if (tree.getInitializer() == null) {
            return scope.refuse(Problem.NO_INITIALISER, at, tree.getName());
        }
        String name = tree.getName().toString();
        Place initialiser = new Place(new TreePath(at.path(), tree.getInitializer()), name);
        return declared(read(initialiser, kind), declared, "The variable " + name, initialiser);
    }

    @Override
    public Void visitReturn(ReturnTree tree, Place at) {
        result = Quantity.POISON;
        if (tree.getExpression() != null) {
            Place value = at.to(tree.getExpression());
            result = declared(read(value, resultKind), resultShape, "The result", value);
        }
        return null;
    }

    private Quantity read(Place value, Kind kind) {
        return scope.convert(expressions.read(value), kind, value);
    }

    private Quantity declared(Quantity value, Optional<Shape> shape, String what, Place at) {
        if (shape.isPresent() && value instanceof Quantity.Real real) {
            try {
                scope.builder().declare(real.operand(), shape.get(), what);
            } catch (ShapeMismatch mismatch) {
                return scope.refuse(Problem.DECLARED_SHAPE, at, mismatch.getMessage());
            }
        }
        return value;
    }

    @Override
    public Void visitEmptyStatement(EmptyStatementTree tree, Place at) {
        return null;
    }

    @Override
    public Void visitExpressionStatement(ExpressionStatementTree tree, Place at) {
        Tree expression = tree.getExpression();
        if (expression instanceof AssignmentTree
                || expression instanceof CompoundAssignmentTree
                || expression instanceof UnaryTree) {
            expressions.read(at.to(expression));
            return null;
        }
        return defaultAction(tree, at);
    }

    @Override
    protected Void defaultAction(Tree tree, Place at) {
        refused = true;
        Construct construct = Construct.statement(tree);
        Problem problem = construct.later() ? Problem.STATEMENT_LATER : Problem.STATEMENT;
        scope.refuse(problem, at, construct.name(), construct.wayOut());
        forgetAssigned(at.path());
        return null;
    }

    /** What a statement that can't be read assigns has an unknown value from here on. */
    private void forgetAssigned(TreePath statement) {
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitAssignment(AssignmentTree tree, Void unused) {
                return forget(tree.getVariable());
            }

            @Override
            public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void unused) {
                return forget(tree.getVariable());
            }

            @Override
            public Void visitUnary(UnaryTree tree, Void unused) {
                return switch (tree.getKind()) {
                    case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
                        forget(tree.getExpression());
                    default -> null;
                };
            }

            private Void forget(Tree target) {
                Element variable = scope.trees().getElement(new TreePath(getCurrentPath(), target));
                if (variable != null) {
                    scope.define(variable, Quantity.POISON);
                }
                return null;
            }
        }.scan(statement, null);
    }
}
