package org.matgrad.processor.source;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Program;
import org.matgrad.processor.matrix.ProgramBuilder;
import org.matgrad.processor.matrix.Shape;

/** Reads annotated methods; one reader serves a whole compilation. */
public final class MethodReader {

    private final Trees trees;
    private final Elements elements;
    private final Compiler compiler;
    private final CompanionNames names;
    private final InferredTypes inferredTypes;
    private final CanonicalConstructors constructors;

    /**
     * A reader for one compilation.
     *
     * @param companions the annotated methods of the compilation, of which each round may bring more
     */
    public MethodReader(Trees trees, Elements elements, Types types, OwnCompanions companions) {
        this.trees = trees;
        this.elements = elements;
        this.compiler = new Compiler(trees, elements, types, new Registrations(trees, elements), companions);
        this.names = new CompanionNames(elements);
        this.inferredTypes = new InferredTypes(trees);
        this.constructors = new CanonicalConstructors(trees, elements);
    }

    /**
     * Takes note of the methods of a round that register derivatives, and reports what is wrong with them. It has to be
     * told of them before methods of the round are read, in each round, also where there are none.
     *
     * @param annotated the elements with {@code @DerivativeOf}
     */
    public void register(Set<? extends Element> annotated) {
        compiler.registrations().add(annotated);
    }

    /**
     * Reads a method and reports what is wrong with it.
     *
     * @param method the method, whose source is part of the compilation
     * @param last whether no other round follows, so that what is unresolved stays so
     */
    public Reading read(ExecutableElement method, boolean last) {
        TreePath path = trees.getPath(method);
        Unresolved.Finding unresolved = Unresolved.in(path, trees);
        SourceText text = new SourceText(trees, path.getCompilationUnit());
        Problems problems = new Problems(trees, path.getCompilationUnit());
        inferredTypes.check(path, problems, text);
        constructors.check(method);
        if (unresolved == Unresolved.Finding.FOR_NOW && !last) {
            return new Reading.Unresolved();
        }
        ProgramBuilder builder =
                new ProgramBuilder(method.getEnclosingElement().getSimpleName() + "." + method.getSimpleName());
        Scope scope = new Scope(method, compiler, problems, text, builder);
        Place place = new Place(path, null);
        Declaration declaration = new Declaration(scope, text, path);
        if (!declaration.typesExist()) {
            return new Reading.Broken(Optional.empty());
        }
        MethodSignature signature = declaration.read();
        boolean named = names.claim(signature, scope, place);
        // Without parameters, a companion's static and instance methods would have the same signatures.
        boolean writes = named && !signature.parameters().isEmpty();
        Optional<MethodSignature> writable = writes ? Optional.of(signature) : Optional.empty();
        if (unresolved != Unresolved.Finding.NOTHING) {
            new Inapplicable(trees, elements, problems).scan(path, null);
            return new Reading.Broken(writable);
        }
        try {
            Optional<Program> program = program(signature, scope, place);
            if (program.isEmpty() && !problems.any()) {
                throw new AssertionError("refused without a reason");
            }
            return program.isPresent() ? new Reading.Complete(signature, program.get()) : new Reading.Broken(writable);
        } catch (RuntimeException | StackOverflowError | AssertionError fault) {
            problems.report(Problem.INTERNAL_FAULT, path.getLeaf(), Faults.describe(fault));
            return new Reading.Broken(writable);
        }
    }

    /** A method as it stands in the user's file. */
    public Excerpt excerpt(ExecutableElement method) {
        TreePath path = trees.getPath(method);
        SourceText text = new SourceText(trees, path.getCompilationUnit());
        MethodTree tree = (MethodTree) path.getLeaf();
        return new Excerpt(text.of(tree), text.firstLine(tree));
    }

    /** A part of the user's file, and the line where it begins. */
    public record Excerpt(String text, int line) {}

    private Optional<Program> program(MethodSignature signature, Scope scope, Place at) {
        MethodTree tree = (MethodTree) at.tree();
        signature.receiver().ifPresent(receiver -> scope.builder().reserve(receiver.name()));
        ParameterNames parameterNames = new ParameterNames(signature);
        DeclaredShapes shapes = new DeclaredShapes(scope, parameterNames.ofNoSizes());
        Parameters parameters = new Parameters(scope, shapes, parameterNames);
        for (int p = 0; p < tree.getParameters().size(); p++) {
            VariableTree declared = tree.getParameters().get(p);
            parameters.define(signature.parameters().get(p), declared, at.to(declared));
        }
        Optional<Shape> resultShape =
                shapes.read(signature.method(), at.path(), tree.getModifiers(), signature.result());
        Optional<Quantity> result = tree.getBody() == null
                ? Optional.empty()
                : new Body(scope, shapes, signature.result(), resultShape).read(tree.getBody(), at);
        List<Operand> results = result.map(value -> new Results(scope, shapes, signature).read(value, at))
                .orElse(List.of());
        shapes.reportUndetermined();
        if (scope.problems().any()) {
            return Optional.empty();
        }
        Program program = scope.builder().build(results);
        scope.undifferentiated().check(program);
        return scope.problems().any() ? Optional.empty() : Optional.of(program);
    }
}
