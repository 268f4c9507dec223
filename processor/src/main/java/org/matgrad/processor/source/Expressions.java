package org.matgrad.processor.source;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.SimpleTreeVisitor;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Relation;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.matrix.Test;

/** Reads expressions. What is refused is poison; the rest of the method is read on. */
final class Expressions extends SimpleTreeVisitor<Quantity, Place> {

    private final Scope scope;
    private final Arithmetic arithmetic;
    private final Fields fields;
    private final Branches branches;
    private final Conditions conditions;
    private final Records records;
    private final Calls calls;

    Expressions(Scope scope, DeclaredShapes shapes) {
        this.scope = scope;
        this.arithmetic = new Arithmetic(scope);
        this.fields = new Fields(scope, shapes);
        this.branches = new Branches(scope);
        this.conditions = new Conditions(scope, this, branches);
        this.records = new Records(scope, this);
        this.calls = new Calls(scope, shapes, this);
    }

    Branches branches() {
        return branches;
    }

    Records records() {
        return records;
    }

    Fields fields() {
        return fields;
    }

    Quantity read(Place at) {
        return at.tree().accept(this, at);
    }

    /** Reads an expression as a kind of quantity that Java converts it to. */
    Quantity read(Place at, Kind kind) {
        return scope.convert(read(at), kind, at);
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
        if (tree.getValue() instanceof Boolean value) {
            return new Quantity.Bool(new Test.Known(value));
        }
        boolean isReal = tree.getValue() instanceof Double || tree.getValue() instanceof Float;
        return isReal
                ? new Quantity.Real(new Operand.Literal(((Number) tree.getValue()).doubleValue()))
                : defaultAction(tree, at);
    }

    @Override
    public Quantity visitIdentifier(IdentifierTree tree, Place at) {
        boolean isObject =
                tree.getName().contentEquals("this") || tree.getName().contentEquals("super");
        return !isObject && scope.element(at) instanceof VariableElement variable
                ? variable(variable, at)
                : defaultAction(tree, at);
    }

    @Override
    public Quantity visitMemberSelect(MemberSelectTree tree, Place at) {
        Place owner = at.to(tree.getExpression());
        TypeMirror type = scope.trees().getTypeMirror(owner.path());
        if (type != null && type.getKind() == TypeKind.ARRAY) {
            return length(tree, owner, at);
        }
        return scope.element(at) instanceof VariableElement variable ? variable(variable, at) : defaultAction(tree, at);
    }

    private Quantity length(MemberSelectTree tree, Place owner, Place at) {
        if (!isArray(owner)) {
            return defaultAction(tree, at);
        }
        return read(owner) instanceof Quantity.Ints ints
                ? new Quantity.Int(Size.of(new Atom.Length(ints.array().name())))
                : Quantity.POISON;
    }

    /** Whether an array's expression is looked at itself: what it is, or that it hands out what it should not. */
    private boolean isArray(Place array) {
        return scope.kind(array) instanceof Kind.Ints || array.tree() instanceof MethodInvocationTree;
    }

    private Quantity variable(VariableElement variable, Place at) {
        return switch (variable.getKind()) {
            case PARAMETER, LOCAL_VARIABLE -> scope.variable(variable);
            case FIELD -> field(variable, at);
            default -> defaultAction(at.tree(), at);
        };
    }

    /** What a field of this object, or of a class, stands for. */
    private Quantity field(VariableElement field, Place at) {
        boolean isComponent = RecordTypes.isRecord(field.getEnclosingElement())
                && !field.getModifiers().contains(Modifier.STATIC)
                && !fields.isOwn(field, at);
        return isComponent && at.tree() instanceof MemberSelectTree select
                ? records.component(field, at.to(select.getExpression()))
                : fields.read(field, at);
    }

    @Override
    public Quantity visitArrayAccess(ArrayAccessTree tree, Place at) {
        Place array = at.to(tree.getExpression());
        if (!isArray(array)) {
            return defaultAction(tree, at);
        }
        Quantity whole = read(array);
        Quantity index = read(at.to(tree.getIndex()), new Kind.Int());
        return whole instanceof Quantity.Ints ints && index instanceof Quantity.Int position
                ? new Quantity.Int(Size.of(new Atom.Element(ints.array().name(), position.size())))
                : Quantity.POISON;
    }

    @Override
    public Quantity visitTypeCast(TypeCastTree tree, Place at) {
        Kind target = scope.kind(at.to(tree.getType()));
        Kind source = scope.kind(at.to(tree.getExpression()));
        boolean widens = target.equals(new Kind.Real(0)) && (source instanceof Kind.Int || target.equals(source));
        if (widens || target.equals(source) && !(target instanceof Kind.Other)) {
            return read(at.into(tree.getExpression()), target);
        }
        return defaultAction(tree, at);
    }

    @Override
    public Quantity visitUnary(UnaryTree tree, Place at) {
        return switch (tree.getKind()) {
            case UNARY_PLUS -> read(at.into(tree.getExpression()));
            case UNARY_MINUS -> arithmetic.negative(read(at.to(tree.getExpression())), at);
            case LOGICAL_COMPLEMENT ->
                read(at.to(tree.getExpression())) instanceof Quantity.Bool bool
                        ? new Quantity.Bool(Test.not(bool.test()))
                        : Quantity.POISON;
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
                assignment(at.to(tree.getExpression()), at);
            default -> defaultAction(tree, at);
        };
    }

    @Override
    public Quantity visitBinary(BinaryTree tree, Place at) {
        if (tree.getKind() == Tree.Kind.CONDITIONAL_AND || tree.getKind() == Tree.Kind.CONDITIONAL_OR) {
            return conditions.joined(tree, at);
        }
        Optional<Relation> relation = Conditions.relation(tree.getKind());
        if (relation.isPresent()) {
            return conditions.compared(relation.get(), tree, at);
        }
        Quantity left = read(at.to(tree.getLeftOperand()));
        return binary(tree.getKind(), left, read(at.to(tree.getRightOperand())), at);
    }

    /** An operator's value, but for comparisons and {@code &&} and {@code ||}. */
    Quantity binary(Tree.Kind operator, Quantity left, Quantity right, Place at) {
        if (left instanceof Quantity.Bool a
                && right instanceof Quantity.Bool b
                && Conditions.isLogic(operator, left, right)) {
            return Conditions.logic(operator, a.test(), b.test());
        }
        return Arithmetic.has(operator) ? arithmetic.binary(operator, left, right, at) : refuse(operator, at);
    }

    @Override
    public Quantity visitConditionalExpression(ConditionalExpressionTree tree, Place at) {
        Place then = at.to(tree.getTrueExpression());
        Place otherwise = at.to(tree.getFalseExpression());
        Kind kind = kind(at);
        Branches.Way first = () -> Optional.of(read(then, kind));
        Branches.Way second = () -> Optional.of(read(otherwise, kind));
        return read(at.to(tree.getCondition())) instanceof Quantity.Bool bool
                ? branches.choose(bool.test(), first, second, at).orElse(Quantity.POISON)
                : branches.poison(first, second);
    }

    /** The type of an expression; where it stands for any array, a conditional one is what it first stands for. */
    private Kind kind(Place at) {
        Kind kind = scope.kind(at);
        if (kind instanceof Kind.Other && at.tree() instanceof ParenthesizedTree inner) {
            return kind(at.to(inner.getExpression()));
        }
        return kind instanceof Kind.Other && at.tree() instanceof ConditionalExpressionTree conditional
                ? kind(at.to(conditional.getTrueExpression()))
                : kind;
    }

    @Override
    public Quantity visitMethodInvocation(MethodInvocationTree tree, Place at) {
        return calls.read(tree, at);
    }

    @Override
    public Quantity visitNewClass(NewClassTree tree, Place at) {
        return scope.kind(at) instanceof Kind.Record kind && tree.getClassBody() == null
                ? records.make(tree, kind, at)
                : defaultAction(tree, at);
    }

    @Override
    public Quantity visitAssignment(AssignmentTree tree, Place at) {
        return assignment(at.to(tree.getVariable()), at);
    }

    @Override
    public Quantity visitCompoundAssignment(CompoundAssignmentTree tree, Place at) {
        return assignment(at.to(tree.getVariable()), at);
    }

    private Quantity assignment(Place target, Place at) {
        Element variable = scope.element(target);
        if (variable != null && !variable.getKind().isField()) {
            scope.define(variable, Quantity.POISON);
        }
        return scope.refuse(Problem.ASSIGNMENT_AS_VALUE, at);
    }

    @Override
    protected Quantity defaultAction(Tree tree, Place at) {
        return refuse(tree.getKind(), at);
    }

    private Quantity refuse(Tree.Kind kind, Place at) {
        Construct construct = Construct.expression(kind);
        return scope.refuse(Problem.EXPRESSION, at, construct.name(), construct.wayOut());
    }
}
