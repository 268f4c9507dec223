package org.matgrad.processor.source;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.Tree;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.type.TypeMirror;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Relation;
import org.matgrad.processor.matrix.Test;

/** Reads comparisons and the logic of {@code boolean}. */
final class Conditions {

    private static final Map<Tree.Kind, Relation> RELATIONS = Map.of(
            Tree.Kind.LESS_THAN, Relation.LESS,
            Tree.Kind.LESS_THAN_EQUAL, Relation.LESS_OR_EQUAL,
            Tree.Kind.GREATER_THAN, Relation.GREATER,
            Tree.Kind.GREATER_THAN_EQUAL, Relation.GREATER_OR_EQUAL,
            Tree.Kind.EQUAL_TO, Relation.EQUAL,
            Tree.Kind.NOT_EQUAL_TO, Relation.NOT_EQUAL);

    private static final Set<Tree.Kind> LOGIC = Set.of(Tree.Kind.AND, Tree.Kind.OR, Tree.Kind.XOR);

    private final Scope scope;
    private final Expressions expressions;
    private final Branches branches;

    Conditions(Scope scope, Expressions expressions, Branches branches) {
        this.scope = scope;
        this.expressions = expressions;
        this.branches = branches;
    }

    static Optional<Relation> relation(Tree.Kind operator) {
        return Optional.ofNullable(RELATIONS.get(operator));
    }

    /** The relation of the right operand to the left one. */
    static Relation mirrored(Relation relation) {
        return switch (relation) {
            case LESS -> Relation.GREATER;
            case LESS_OR_EQUAL -> Relation.GREATER_OR_EQUAL;
            case GREATER -> Relation.LESS;
            case GREATER_OR_EQUAL -> Relation.LESS_OR_EQUAL;
            case EQUAL, NOT_EQUAL -> relation;
        };
    }

    /** Whether an operator takes both booleans, always. */
    static boolean isLogic(Tree.Kind operator, Quantity left, Quantity right) {
        return LOGIC.contains(operator) && left instanceof Quantity.Bool && right instanceof Quantity.Bool;
    }

    Quantity compared(Relation relation, BinaryTree tree, Place at) {
        Place first = at.to(tree.getLeftOperand());
        Place second = at.to(tree.getRightOperand());
        Quantity left = expressions.read(first);
        Quantity right = expressions.read(second);
        if (left == Quantity.POISON || right == Quantity.POISON) {
            return Quantity.POISON;
        }
        if (!isPrimitive(first) || !isPrimitive(second)) {
            return scope.refuse(Problem.REFERENCE_COMPARISON, at, relation.symbol());
        }
        if (left instanceof Quantity.Bool a && right instanceof Quantity.Bool b) {
            Test differ = differ(a.test(), b.test());
            return new Quantity.Bool(relation == Relation.EQUAL ? Test.not(differ) : differ);
        }
        if (left instanceof Quantity.Int a && right instanceof Quantity.Int b) {
            return new Quantity.Bool(Test.ints(relation, a.size(), b.size()));
        }
        return left.promoted() instanceof Quantity.Real a && right.promoted() instanceof Quantity.Real b
                ? new Quantity.Bool(compared(relation, a.operand(), b.operand()))
                : scope.leaveToCompiler();
    }

    private static Test compared(Relation relation, Operand left, Operand right) {
        if (!(left instanceof Operand.Literal a) || !(right instanceof Operand.Literal b)) {
            return new Test.Numbers(relation, left, right);
        }
        double x = a.value();
        double y = b.value();
        return new Test.Known(
                switch (relation) {
                    case LESS -> x < y;
                    case LESS_OR_EQUAL -> x <= y;
                    case GREATER -> x > y;
                    case GREATER_OR_EQUAL -> x >= y;
                    case EQUAL -> x == y;
                    case NOT_EQUAL -> x != y;
                });
    }

    private boolean isPrimitive(Place at) {
        TypeMirror type = scope.trees().getTypeMirror(at.path());
        return type != null && type.getKind().isPrimitive();
    }

    /** {@code &&} and {@code ||}: the right operand is computed only where it is asked for. */
    Quantity joined(BinaryTree tree, Place at) {
        Place second = at.to(tree.getRightOperand());
        boolean both = tree.getKind() == Tree.Kind.CONDITIONAL_AND;
        Branches.Way right = () -> Optional.of(scope.convert(expressions.read(second), new Kind.Bool(), second));
        Branches.Way decided = () -> Optional.of(new Quantity.Bool(new Test.Known(!both)));
        return expressions.read(at.to(tree.getLeftOperand())) instanceof Quantity.Bool left
                ? branches.choose(left.test(), both ? right : decided, both ? decided : right, at)
                        .orElse(Quantity.POISON)
                : branches.poison(right);
    }

    /** {@code &}, {@code |} and {@code ^} of booleans. */
    static Quantity logic(Tree.Kind operator, Test left, Test right) {
        return new Quantity.Bool(
                switch (operator) {
                    case AND -> Test.and(left, right);
                    case OR -> Test.or(left, right);
                    default -> differ(left, right);
                });
    }

    private static Test differ(Test left, Test right) {
        return Test.or(Test.and(left, Test.not(right)), Test.and(Test.not(left), right));
    }
}
