package org.matgrad.processor.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.Trees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Operation;
import org.matgrad.processor.matrix.Origin;
import org.matgrad.processor.matrix.ProgramBuilder;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.ShapeMismatch;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.matrix.Value;

/** What the readers of one method's parts share: of the annotated method, or of one call of a helper. */
final class Scope {

    private final ExecutableElement method;
    private final Compiler compiler;
    private final Problems problems;
    private final SourceText text;
    private final ProgramBuilder builder;
    private final Numbers numbers;
    private final Undifferentiated undifferentiated;
    private final Optional<Call> call;
    /** What all lines are called where they are another file's. */
    private final Optional<Origin> fixed;

    private Map<Element, Quantity> variables = new LinkedHashMap<>();

    /** Where the method is called that is being read. */
    private record Call(int line, Optional<ExecutableElement> inlined, Optional<Call> around) {
        @Override
        public String toString() {
            return "called at line " + line + around.map(outer -> ", " + outer).orElse("");
        }
    }

    Scope(ExecutableElement method, Compiler compiler, Problems problems, SourceText text, ProgramBuilder builder) {
        this(
                method,
                compiler,
                problems,
                text,
                builder,
                new Numbers(builder),
                new Undifferentiated(),
                Optional.empty(),
                Optional.empty());
    }

    private Scope(
            ExecutableElement method,
            Compiler compiler,
            Problems problems,
            SourceText text,
            ProgramBuilder builder,
            Numbers numbers,
            Undifferentiated undifferentiated,
            Optional<Call> call,
            Optional<Origin> fixed) {
        this.method = method;
        this.compiler = compiler;
        this.problems = problems;
        this.text = text;
        this.builder = builder;
        this.numbers = numbers;
        this.undifferentiated = undifferentiated;
        this.call = call;
        this.fixed = fixed;
    }

    /** A scope with variables of its own, for a method that is called here. */
    Scope called(Place at) {
        Call inner = new Call(origin(at).line(), Optional.empty(), call);
        return new Scope(
                method, compiler, problems, text, builder, numbers, undifferentiated, Optional.of(inner), fixed);
    }

    /** The same for an annotated method, whose lines are those of the call where it stands in another file. */
    Scope inlined(Place at, ExecutableElement callee, CompilationUnitTree unit) {
        boolean isHere = unit.equals(at.path().getCompilationUnit());
        Problems own = isHere ? problems : new Problems(trees(), unit);
        Optional<Origin> lines = isHere ? fixed : Optional.of(origin(at));
        Call inner = new Call(origin(at).line(), Optional.of(callee), call);
        return new Scope(method, compiler, own, text, builder, numbers, undifferentiated, Optional.of(inner), lines);
    }

    /** Whether a method's own body is being read, so that it can't be read within itself. */
    boolean isWithin(ExecutableElement callee) {
        boolean isWithin = method.equals(callee);
        for (Optional<Call> at = call; at.isPresent(); at = at.get().around()) {
            isWithin |= at.get().inlined().filter(callee::equals).isPresent();
        }
        return isWithin;
    }

    /** The top-level class of the method whose body is being read, methods of which are expanded where they are called. */
    Element home() {
        for (Optional<Call> at = call; at.isPresent(); at = at.get().around()) {
            if (at.get().inlined().isPresent()) {
                return JavaTypes.topLevel(at.get().inlined().get());
            }
        }
        return JavaTypes.topLevel(method);
    }

    /** Whether a helper is being read, not the annotated method itself. */
    boolean isCalled() {
        return call.isPresent();
    }

    /** The annotated method. */
    ExecutableElement method() {
        return method;
    }

    Compiler compiler() {
        return compiler;
    }

    Trees trees() {
        return compiler.trees();
    }

    Problems problems() {
        return problems;
    }

    ProgramBuilder builder() {
        return builder;
    }

    /** The arguments that nothing is differentiated with respect to where they go. */
    Undifferentiated undifferentiated() {
        return undifferentiated;
    }

    Numbers numbers() {
        return numbers;
    }

    Origin origin(Place at) {
        return fixed.orElseGet(() -> text.origin(at.tree()));
    }

    Element element(Place at) {
        return trees().getElement(at.path());
    }

    Kind kind(Place at) {
        return JavaTypes.kind(trees().getTypeMirror(at.path()));
    }

    void define(Element variable, Quantity value) {
        variables.put(variable, value);
    }

    boolean isDefined(Element variable) {
        return variables.containsKey(variable);
    }

    /** What a parameter or a local variable stands for. */
    Quantity variable(Element variable) {
        // What has no value yet is not assigned for certain, and the compiler says so.
        return isDefined(variable) ? variables.get(variable) : leaveToCompiler();
    }

    /** All that is defined now. */
    Map<Element, Quantity> variables() {
        return new LinkedHashMap<>(variables);
    }

    /** Goes back to what was defined before. */
    void restore(Map<Element, Quantity> before) {
        variables = new LinkedHashMap<>(before);
    }

    Quantity apply(Operation operation, List<Operand> operands, Place at) {
        try {
            Value value = builder.apply(operation, operands, at.wanted(), origin(at));
            Shape shape = builder.resolve(value.shape());
            boolean ragged = shape.sizes().stream().anyMatch(this::varies);
            return ragged ? refuse(Problem.RAGGED_ARRAY, at, "a " + shape.describe()) : new Quantity.Real(value);
        } catch (ShapeMismatch mismatch) {
            return refuse(Problem.SHAPE_MISMATCH, at, told(mismatch));
        }
    }

    /** A mismatch in words, and which call leads to it. */
    String told(ShapeMismatch mismatch) {
        return mismatch.getMessage() + call.map(inner -> " (" + inner + ")").orElse("");
    }

    /** Whether a size depends on a lambda's parameter. */
    boolean varies(Size size) {
        return builder.resolve(size).has(Index.class::isInstance);
    }

    Quantity refuse(Problem problem, Place at, Object... details) {
        problems.reportOnce(problem, at.tree(), details);
        return Quantity.POISON;
    }

    /** A quantity where another kind is wanted, as Java converts it. */
    Quantity convert(Quantity quantity, Kind wanted, Place at) {
        Quantity converted = quantity.as(wanted);
        if (converted != Quantity.POISON || quantity == Quantity.POISON) {
            return converted;
        }
        if (kind(at).equals(wanted) && !(wanted instanceof Kind.Other)) {
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
