package org.matgrad.processor.source;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import java.util.Optional;
import javax.lang.model.element.Element;
import org.matgrad.processor.matrix.Size;

/** Reads statements that give a local variable another value. */
final class Assignments {

    private final Scope scope;
    private final DeclaredShapes shapes;
    private final Expressions expressions;

    Assignments(Scope scope, DeclaredShapes shapes, Expressions expressions) {
        this.scope = scope;
        this.shapes = shapes;
        this.expressions = expressions;
    }

    void read(AssignmentTree tree, Place at) {
        Optional<Element> target = target(at.to(tree.getVariable()));
        Place expression = value(at, tree.getExpression(), target);
        Quantity value = expressions.read(expression);
        target.ifPresent(variable -> assign(variable, value, expression));
    }

    void read(CompoundAssignmentTree tree, Place at) {
        Optional<Element> target = target(at.to(tree.getVariable()));
        Quantity right = expressions.read(at.to(tree.getExpression()));
        target.ifPresent(variable -> {
            Place named = new Place(at.path(), variable.getSimpleName().toString());
            Tree.Kind operator = Arithmetic.operator(tree.getKind());
            assign(variable, expressions.binary(operator, scope.variable(variable), right, named), at);
        });
    }

    /** Reads {@code ++} and {@code --}; other operators make no statement. */
    void read(UnaryTree tree, Place at) {
        Optional<Element> target = target(at.to(tree.getExpression()));
        target.ifPresent(variable -> {
            Place named = new Place(at.path(), variable.getSimpleName().toString());
            Tree.Kind operator = Arithmetic.operator(tree.getKind());
            Quantity one = new Quantity.Int(Size.ONE);
            assign(variable, expressions.binary(operator, scope.variable(variable), one, named), at);
        });
    }

    private static Place value(Place at, ExpressionTree value, Optional<Element> target) {
        String name =
                target.map(variable -> variable.getSimpleName().toString()).orElse(null);
        return new Place(new TreePath(at.path(), value), name);
    }

    private void assign(Element variable, Quantity value, Place at) {
        Kind kind = JavaTypes.kind(variable.asType());
        boolean narrows = kind instanceof Kind.Int && value instanceof Quantity.Real;
        Quantity converted = narrows
                ? scope.refuse(
                        Problem.EXPRESSION,
                        at,
                        "The cast of a double to int, which this assignment contains,",
                        "Make the variable a double.")
                : scope.convert(value, kind, at);
        String what = "The variable " + variable.getSimpleName();
        scope.define(variable, shapes.check(converted, shapes.declared(variable), what, at));
    }

    /** The local variable that is assigned; empty, and reported, for anything else. */
    private Optional<Element> target(Place at) {
        if (at.tree() instanceof ParenthesizedTree parentheses) {
            return target(at.to(parentheses.getExpression()));
        }
        Element variable = at.tree() instanceof ArrayAccessTree ? null : scope.element(at);
        if (at.tree() instanceof ArrayAccessTree) {
            scope.refuse(Problem.ELEMENT_WRITE, at);
        } else if (variable == null) {
            scope.leaveToCompiler();
        } else if (variable.getKind().isField()) {
            scope.refuse(Problem.FIELD_WRITE, at, variable.getSimpleName());
        } else {
            return Optional.of(variable);
        }
        return Optional.empty();
    }
}
