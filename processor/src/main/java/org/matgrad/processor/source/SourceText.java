package org.matgrad.processor.source;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.matgrad.processor.matrix.Origin;

/** The user's file as text: which line an operation stands on. */
final class SourceText {

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final CharSequence text;

    SourceText(Trees trees, CompilationUnitTree unit) {
        this.unit = unit;
        this.positions = trees.getSourcePositions();
        try {
            this.text = unit.getSourceFile().getCharContent(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line of an operation: that of the function's name, of the operator, or the first one. */
    Origin origin(Tree tree) {
        int position = position(tree);
        int from = position;
        while (from > 0 && !isLineEnd(text.charAt(from - 1))) {
            from--;
        }
        int to = position;
        while (to < text.length() && !isLineEnd(text.charAt(to))) {
            to++;
        }
        return new Origin(line(position), text.subSequence(from, to).toString().strip());
    }

    /** The line where a method's name stands. */
    int line(MethodTree method) {
        return line(end(method.getReturnType(), 0));
    }

    /** A method as it stands in the file, without what all its lines are indented by. */
    String of(MethodTree method) {
        int start = (int) positions.getStartPosition(unit, method);
        int from = start;
        while (from > 0 && (text.charAt(from - 1) == ' ' || text.charAt(from - 1) == '\t')) {
            from--;
        }
        int to = Math.max(start, (int) positions.getEndPosition(unit, method));
        return text.subSequence(from, to).toString().stripIndent();
    }

    /** The line where a method begins, its annotations among it. */
    int firstLine(MethodTree method) {
        return line((int) positions.getStartPosition(unit, method));
    }

    /** Whether a variable is declared with {@code var}, or by its name alone as a lambda's parameter may be. */
    boolean declaresNoType(VariableTree variable) {
        int start = (int) positions.getStartPosition(unit, variable);
        int end = (int) positions.getEndPosition(unit, variable);
        // javac lets a variable declared with var begin at its name.
        String declaration =
                text.subSequence(Math.max(0, start - "var ".length()), end).toString();
        String own = text.subSequence(start, end).toString();
        String name = variable.getName().toString();
        return declaration.matches("(?s).*\\bvar\\s+" + name + "\\b.*") || own.matches("(?s)" + name + "\\b.*");
    }

    private int line(int position) {
        return (int) unit.getLineMap().getLineNumber(position);
    }

    private int position(Tree tree) {
        if (tree instanceof MethodInvocationTree call && call.getMethodSelect() instanceof MemberSelectTree select) {
            return end(select, -select.getIdentifier().length());
        }
        if (tree instanceof BinaryTree binary) {
            int position = end(binary.getLeftOperand(), 0);
            while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
                position++;
            }
            return position;
        }
        return (int) positions.getStartPosition(unit, tree);
    }

    /** The end of a tree and so many characters on; its start when the compiler keeps no ends. */
    private int end(Tree tree, int offset) {
        long end = positions.getEndPosition(unit, tree);
        return (int) (end < 0 ? positions.getStartPosition(unit, tree) : end + offset);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
