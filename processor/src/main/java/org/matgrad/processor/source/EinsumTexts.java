package org.matgrad.processor.source;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.VariableElement;

/** Reads the text of an Einstein sum. */
final class EinsumTexts {

    private static final String FORM = "[a-zA-Z]*(,[a-zA-Z]*)*->[a-zA-Z]*";
    private static final String ARROW = "->";

    private final Scope scope;

    EinsumTexts(Scope scope) {
        this.scope = scope;
    }

    /** The letters of the operands' axes and of the result's. */
    record Letters(List<String> operands, String result) {}

    /** The letters that a text gives so many arrays; empty, and reported, when it is none that fits. */
    Optional<Letters> read(Place text, int arrays) {
        Optional<String> constant = constant(text);
        if (constant.isEmpty()) {
            return refuse(text, "it is not a constant");
        }
        String letters = constant.get();
        if (!letters.matches(FORM)) {
            return refuse(text, "\"" + letters + "\" is not of the form \"ij,jk->ik\"");
        }
        int arrow = letters.indexOf(ARROW);
        List<String> operands = List.of(letters.substring(0, arrow).split(",", -1));
        String result = letters.substring(arrow + ARROW.length());
        if (operands.size() != arrays) {
            return refuse(text, "arrays it is for: " + operands.size() + ", arrays: " + arrays);
        }
        for (int axis = 0; axis < result.length(); axis++) {
            String letter = result.substring(axis, axis + 1);
            if (result.indexOf(letter) != axis) {
                return refuse(text, letter + " occurs twice in the result");
            }
            if (operands.stream().noneMatch(operand -> operand.contains(letter))) {
                return refuse(text, letter + " occurs only in the result");
            }
        }
        return Optional.of(new Letters(operands, result));
    }

    private Optional<Letters> refuse(Place text, String found) {
        scope.refuse(Problem.EINSUM, text, found);
        return Optional.empty();
    }

    private Optional<String> constant(Place at) {
        if (at.tree() instanceof ParenthesizedTree parentheses) {
            return constant(at.to(parentheses.getExpression()));
        }
        if (at.tree() instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            Optional<String> right = constant(at.to(sum.getRightOperand()));
            return constant(at.to(sum.getLeftOperand())).flatMap(left -> right.map(left::concat));
        }
        if (at.tree() instanceof LiteralTree literal) {
            return literal.getValue() instanceof String text ? Optional.of(text) : Optional.empty();
        }
        return scope.element(at) instanceof VariableElement variable
                        && variable.getConstantValue() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }
}
