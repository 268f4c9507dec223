package org.matgrad.processor.source;

import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Operation;
import org.matgrad.processor.matrix.ProgramBuilder;
import org.matgrad.processor.matrix.ShapeMismatch;

/** What the readers of one method's parts share. */
final class Scope {

    private final ExecutableElement method;
    private final Trees trees;
    private final Problems problems;
    private final SourceText text;
    private final ProgramBuilder builder;
    private final Map<Element, Quantity> variables = new HashMap<>();

    Scope(ExecutableElement method, Trees trees, Problems problems, SourceText text, ProgramBuilder builder) {
        this.method = method;
        this.trees = trees;
        this.problems = problems;
        this.text = text;
        this.builder = builder;
    }

    ExecutableElement method() {
        return method;
    }

    Trees trees() {
        return trees;
    }

    Problems problems() {
        return problems;
    }

    ProgramBuilder builder() {
        return builder;
    }

    Element element(Place at) {
        return trees.getElement(at.path());
    }

    Kind kind(Place at) {
        return JavaTypes.kind(trees.getTypeMirror(at.path()));
    }

    void define(Element variable, Quantity value) {
        variables.put(variable, value);
    }

    /** What a parameter or a local variable stands for. */
    Quantity variable(Element variable) {
        return variables.getOrDefault(variable, Quantity.POISON);
    }

    Quantity apply(Operation operation, List<Operand> operands, Place at) {
        try {
            return new Quantity.Real(builder.apply(operation, operands, at.wanted(), text.origin(at.tree())));
        } catch (ShapeMismatch mismatch) {
            return refuse(Problem.SHAPE_MISMATCH, at, mismatch.getMessage());
        }
    }

    Quantity refuse(Problem problem, Place at, Object... details) {
        problems.report(problem, at.tree(), details);
        return Quantity.POISON;
    }

    /** A quantity where another kind is wanted, as Java converts it. */
    Quantity convert(Quantity quantity, Kind wanted, Place at) {
        Quantity converted = quantity.as(wanted);
        if (converted != Quantity.POISON || quantity == Quantity.POISON) {
            return converted;
        }
        if (kind(at).equals(wanted)) {
            throw new IllegalStateException(at.tree() + " was read as " + quantity);
        }
        return leaveToCompiler();
    }

    /** The compiler has an error of its own here. */
    Quantity leaveToCompiler() {
        problems.leaveToCompiler();
        return Quantity.POISON;
    }
}
