package org.matgrad.processor.source;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import org.matgrad.processor.matrix.Loop;
import org.matgrad.processor.matrix.Relation;

/** Tells the headers of counted loops from all others. */
final class LoopHeaders {

    /** Which way an update goes, and how far. */
    private record Step(Loop.Direction direction, Optional<Place> amount) {}

    private final Scope scope;

    LoopHeaders(Scope scope) {
        this.scope = scope;
    }

    /** The header; empty, and reported, when it is another one. */
    Optional<LoopHeader> read(ForLoopTree tree, Place at) {
        List<? extends StatementTree> initialisers = tree.getInitializer();
        if (initialisers.size() != 1
                || !(initialisers.get(0) instanceof VariableTree variable)
                || variable.getInitializer() == null
                || !(scope.kind(at.to(variable)) instanceof Kind.Int)) {
            scope.refuse(Problem.LOOP_VARIABLE, initialisers.isEmpty() ? at : at.to(initialisers.get(0)));
            return Optional.empty();
        }
        Place declaration = at.to(variable);
        Element counter = scope.element(declaration);
        Optional<Step> step = step(tree, at, counter);
        if (step.isEmpty()) {
            return Optional.empty();
        }
        Place from = declaration.to(variable.getInitializer());
        Place condition = tree.getCondition() == null ? at : plain(at.to(tree.getCondition()));
        Optional<LoopHeader> header = condition.tree() instanceof BinaryTree comparison
                ? compared(comparison, condition, counter, from, step.get())
                : Optional.empty();
        if (header.isEmpty()) {
            scope.refuse(Problem.LOOP_CONDITION, condition, counter.getSimpleName());
        }
        return header;
    }

    private Optional<LoopHeader> compared(
            BinaryTree comparison, Place condition, Element counter, Place from, Step step) {
        Optional<Relation> relation = Conditions.relation(comparison.getKind());
        Place left = condition.to(comparison.getLeftOperand());
        Place right = condition.to(comparison.getRightOperand());
        boolean mirrored = isVariable(right, counter);
        if (relation.isEmpty() || !mirrored && !isVariable(left, counter)) {
            return Optional.empty();
        }
        Relation direct = mirrored ? Conditions.mirrored(relation.get()) : relation.get();
        boolean fits =
                switch (direct) {
                    case LESS, LESS_OR_EQUAL -> step.direction() == Loop.Direction.UP;
                    case GREATER, GREATER_OR_EQUAL -> step.direction() == Loop.Direction.DOWN;
                    case NOT_EQUAL -> step.amount().isEmpty();
                    case EQUAL -> false;
                };
        return fits && scope.kind(mirrored ? left : right) instanceof Kind.Int
                ? Optional.of(
                        new LoopHeader(counter, from, direct, mirrored ? left : right, step.direction(), step.amount()))
                : Optional.empty();
    }

    private Optional<Step> step(ForLoopTree tree, Place at, Element counter) {
        if (tree.getUpdate().size() != 1) {
            scope.refuse(Problem.LOOP_STEP, at);
            return Optional.empty();
        }
        Place statement = at.to(tree.getUpdate().get(0));
        Place update = statement.to(tree.getUpdate().get(0).getExpression());
        Optional<Step> step = step(update, counter);
        if (step.isEmpty() || step.get().amount().stream().anyMatch(amount -> !isInt(amount))) {
            scope.refuse(Problem.LOOP_STEP, update);
            return Optional.empty();
        }
        return step;
    }

    private Optional<Step> step(Place update, Element counter) {
        if (update.tree() instanceof UnaryTree unary
                && Assigned.isStep(unary)
                && isVariable(update.to(unary.getExpression()), counter)) {
            return step(Arithmetic.operator(unary.getKind()), Optional.empty());
        }
        if (update.tree() instanceof CompoundAssignmentTree compound
                && isVariable(update.to(compound.getVariable()), counter)) {
            return step(Arithmetic.operator(compound.getKind()), Optional.of(update.to(compound.getExpression())));
        }
        if (update.tree() instanceof AssignmentTree assignment
                && isVariable(update.to(assignment.getVariable()), counter)) {
            return sum(plain(update.to(assignment.getExpression())), counter);
        }
        return Optional.empty();
    }

    /** {@code t + c}, {@code c + t} or {@code t - c}. */
    private Optional<Step> sum(Place value, Element counter) {
        if (value.tree() instanceof BinaryTree binary) {
            Place left = value.to(binary.getLeftOperand());
            Place right = value.to(binary.getRightOperand());
            if (isVariable(left, counter)) {
                return step(binary.getKind(), Optional.of(right));
            }
            if (isVariable(right, counter) && binary.getKind() == Tree.Kind.PLUS) {
                return step(Tree.Kind.PLUS, Optional.of(left));
            }
        }
        return Optional.empty();
    }

    private static Optional<Step> step(Tree.Kind operator, Optional<Place> amount) {
        return switch (operator) {
            case PLUS -> Optional.of(new Step(Loop.Direction.UP, amount));
            case MINUS -> Optional.of(new Step(Loop.Direction.DOWN, amount));
            default -> Optional.empty();
        };
    }

    private boolean isVariable(Place at, Element variable) {
        return variable.equals(scope.element(plain(at)));
    }

    private boolean isInt(Place at) {
        return scope.kind(at) instanceof Kind.Int;
    }

    /** Without the parentheses around it. */
    private static Place plain(Place at) {
        return at.tree() instanceof ParenthesizedTree parentheses ? plain(at.to(parentheses.getExpression())) : at;
    }
}
