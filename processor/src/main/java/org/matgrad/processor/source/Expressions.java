package org.matgrad.processor.source;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.SimpleTreeVisitor;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Size;

/** Reads expressions. What is refused is poison; the rest of the method is read on. */
final class Expressions extends SimpleTreeVisitor<Quantity, Place> {

    private final Scope scope;
    private final Arithmetic arithmetic;
    private final Constants constants;
    private final Calls calls;

    Expressions(Scope scope) {
        this.scope = scope;
        this.arithmetic = new Arithmetic(scope);
        this.constants = new Constants(scope);
        this.calls = new Calls(scope, this);
    }

    Quantity read(Place at) {
        return at.tree().accept(this, at);
    }

    @Override
    public Quantity visitParenthesized(ParenthesizedTree tree, Place at) {
        return read(at.into(tree.getExpression()));
    }

    @Override
    public Quantity visitLiteral(LiteralTree tree, Place at) {
        if (tree.getValue() instanceof Integer number && tree.getKind() == Tree.Kind.INT_LITERAL) {
            return new Quantity.Int(Size.of(number));
        }
        return tree.getValue() instanceof Double number
                ? new Quantity.Real(new Operand.Literal(number))
                : defaultAction(tree, at);
    }

    @Override
    public Quantity visitIdentifier(IdentifierTree tree, Place at) {
        return scope.element(at) instanceof VariableElement variable ? variable(variable, at) : defaultAction(tree, at);
    }

    @Override
    public Quantity visitMemberSelect(MemberSelectTree tree, Place at) {
        Place owner = at.to(tree.getExpression());
        if (scope.trees().getTypeMirror(owner.path()).getKind() == TypeKind.ARRAY) {
            return owner.tree() instanceof MethodInvocationTree ? read(owner) : defaultAction(tree, at);
        }
        return scope.element(at) instanceof VariableElement variable ? variable(variable, at) : defaultAction(tree, at);
    }

    private Quantity variable(VariableElement variable, Place at) {
        return switch (variable.getKind()) {
            case PARAMETER, LOCAL_VARIABLE -> scope.variable(variable);
            case FIELD -> constants.read(variable, at);
            default -> defaultAction(at.tree(), at);
        };
    }

    @Override
    public Quantity visitArrayAccess(ArrayAccessTree tree, Place at) {
        return tree.getExpression() instanceof MethodInvocationTree
                ? read(at.to(tree.getExpression()))
                : defaultAction(tree, at);
    }

    @Override
    public Quantity visitTypeCast(TypeCastTree tree, Place at) {
        Kind target = scope.kind(at.to(tree.getType()));
        Kind source = scope.kind(at.to(tree.getExpression()));
        if (target.equals(new Kind.Real(0)) || target.equals(source) && target instanceof Kind.Int) {
            Place operand = at.into(tree.getExpression());
            return scope.convert(read(operand), target, operand);
        }
        return defaultAction(tree, at);
    }

    @Override
    public Quantity visitUnary(UnaryTree tree, Place at) {
        return switch (tree.getKind()) {
            case UNARY_PLUS -> read(at.into(tree.getExpression()));
            case UNARY_MINUS -> arithmetic.negative(read(at.to(tree.getExpression())), at);
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
                assigned(at.to(tree.getExpression()));
            default -> defaultAction(tree, at);
        };
    }

    @Override
    public Quantity visitBinary(BinaryTree tree, Place at) {
        if (!Arithmetic.has(tree.getKind())) {
            return defaultAction(tree, at);
        }
        Quantity left = read(at.to(tree.getLeftOperand()));
        return arithmetic.binary(left, read(at.to(tree.getRightOperand())), at);
    }

    @Override
    public Quantity visitMethodInvocation(MethodInvocationTree tree, Place at) {
        return calls.read(tree, at);
    }

    @Override
    public Quantity visitAssignment(AssignmentTree tree, Place at) {
        return assigned(at.to(tree.getVariable()));
    }

    @Override
    public Quantity visitCompoundAssignment(CompoundAssignmentTree tree, Place at) {
        return assigned(at.to(tree.getVariable()));
    }

    private Quantity assigned(Place target) {
        if (target.tree() instanceof ParenthesizedTree parentheses) {
            return assigned(target.to(parentheses.getExpression()));
        }
        if (target.tree() instanceof ArrayAccessTree) {
            return scope.refuse(Problem.ELEMENT_WRITE, target);
        }
        Element variable = scope.element(target);
        if (variable.getKind().isField()) {
            return scope.refuse(Problem.FIELD_WRITE, target, variable.getSimpleName());
        }
        if (scope.variable(variable) == Quantity.POISON) {
            return scope.leaveToCompiler();
        }
        scope.define(variable, Quantity.POISON);
        return scope.refuse(Problem.REASSIGNMENT, target, variable.getSimpleName());
    }

    @Override
    protected Quantity defaultAction(Tree tree, Place at) {
        Construct construct = Construct.expression(tree);
        Problem problem = construct.later() ? Problem.EXPRESSION_LATER : Problem.EXPRESSION;
        return scope.refuse(problem, at, construct.name(), construct.wayOut());
    }
}
