package org.matgrad.processor.source;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.matgrad.processor.matrix.Chosen;
import org.matgrad.processor.matrix.Formed;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.ProgramBuilder;
import org.matgrad.processor.matrix.Relation;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.matrix.Test;
import org.matgrad.processor.matrix.Value;

/** Reads arrays and reductions that are formed from a formula of their indices. */
final class Lambdas {

    private static final Kind NUMBER = new Kind.Real(0);

    private static final Map<String, Formed.Forming> FORMINGS = Map.of(
            "vector", Formed.Forming.ARRAY,
            "matrix", Formed.Forming.ARRAY,
            "tensor", Formed.Forming.ARRAY,
            "sum", Formed.Forming.SUM,
            "product", Formed.Forming.PRODUCT,
            "max", Formed.Forming.MAX,
            "min", Formed.Forming.MIN);

    private final Scope scope;
    private final DeclaredShapes shapes;
    private final Expressions expressions;
    private final ProgramBuilder builder;

    Lambdas(Scope scope, DeclaredShapes shapes, Expressions expressions) {
        this.scope = scope;
        this.shapes = shapes;
        this.expressions = expressions;
        this.builder = scope.builder();
    }

    /** Whether a method of the runtime asks for a formula as the last argument. */
    static boolean takesFormula(ExecutableElement callee) {
        List<? extends VariableElement> parameters = callee.getParameters();
        return !parameters.isEmpty()
                && isFormula(parameters.get(parameters.size() - 1).asType());
    }

    private static boolean isFormula(TypeMirror type) {
        return type instanceof DeclaredType declared
                && declared.asElement().getKind() == ElementKind.INTERFACE
                && !JavaTypes.isRuntime(declared.asElement());
    }

    /** The value of a call; empty when it is not in the language. */
    Optional<Quantity> read(ExecutableElement callee, MethodInvocationTree call, Place at) {
        Formed.Forming forming = FORMINGS.get(callee.getSimpleName().toString());
        if (forming == null) {
            return Optional.empty();
        }
        List<Place> places = Calls.operands(callee, call, at);
        List<Place> counts = places.subList(0, places.size() - 1);
        boolean known = true;
        List<Size> extents = new ArrayList<>();
        for (Place count : counts) {
            Quantity extent = expressions.read(count, new Kind.Int());
            known &= extent instanceof Quantity.Int;
            extents.add(extent instanceof Quantity.Int size ? size.size() : builder.unknownSize("size"));
            builder.demandCount(extents.get(extents.size() - 1), "the size of " + callee.getSimpleName());
        }
        Place formula = plain(places.get(places.size() - 1));
        if (!(formula.tree() instanceof LambdaExpressionTree lambda)) {
            return Optional.of(scope.refuse(Problem.NO_LAMBDA, formula, formula.tree()));
        }
        for (int n = 0; n < extents.size() && forming == Formed.Forming.ARRAY; n++) {
            if (scope.varies(extents.get(n))) {
                known = false;
                scope.refuse(Problem.RAGGED_ARRAY, counts.get(n), "a vector of size " + extents.get(n));
                extents.set(n, builder.unknownSize("size"));
            }
        }
        Quantity formed = extents.stream().anyMatch(scope::varies)
                ? ragged(forming, extents.get(0), lambda, formula, counts.get(0), at)
                : form(forming, extents, lambda, formula, at);
        return Optional.of(known ? formed : Quantity.POISON);
    }

    private static Place plain(Place at) {
        return at.tree() instanceof ParenthesizedTree parentheses ? plain(at.to(parentheses.getExpression())) : at;
    }

    private Quantity form(
            Formed.Forming forming, List<Size> extents, LambdaExpressionTree lambda, Place formula, Place at) {
        List<Index> indices = new ArrayList<>();
        for (int n = 0; n < extents.size(); n++) {
            String name = lambda.getParameters().get(n).getName().toString();
            indices.add(new Index(name, extents.get(n)));
        }
        Quantity element = within(indices, lambda, formula, () -> element(lambda, formula));
        return element instanceof Quantity.Real real ? formed(forming, indices, real.operand(), at) : Quantity.POISON;
    }

    private Quantity formed(Formed.Forming forming, List<Index> indices, Operand element, Place at) {
        return new Quantity.Real(builder.form(forming, indices, element, at.wanted(), scope.origin(at)));
    }

    /** Reads with the lambda's parameters defined; what is defined on the way is forgotten. */
    private Quantity within(
            List<Index> indices, LambdaExpressionTree lambda, Place formula, Supplier<Quantity> reading) {
        Map<Element, Quantity> before = scope.variables();
        for (int n = 0; n < indices.size(); n++) {
            VariableTree parameter = lambda.getParameters().get(n);
            scope.define(
                    scope.element(formula.to(parameter)),
                    new Quantity.Int(indices.get(n).value()));
            builder.enter(indices.get(n));
        }
        Quantity element = reading.get();
        indices.forEach(index -> builder.leave());
        scope.restore(before);
        return element;
    }

    private Quantity element(LambdaExpressionTree lambda, Place formula) {
        Tree body = lambda.getBody();
        if (body instanceof BlockTree block) {
            return new Body(scope, shapes, NUMBER, Optional.empty())
                    .read(block, formula)
                    .orElseGet(scope::leaveToCompiler);
        }
        return expressions.read(formula.to(body), NUMBER);
    }

    /** A reduction over as many as an outer lambda's parameter says. */
    private Quantity ragged(
            Formed.Forming forming, Size extent, LambdaExpressionTree lambda, Place formula, Place count, Place at) {
        List<Index> own = List.of(new Index(name(lambda), extent));
        builder.tryOut();
        Quantity element = within(own, lambda, formula, () -> element(lambda, formula));
        if (Ragged.isOfNumbers(builder.tried())) {
            builder.keep();
            return element instanceof Quantity.Real real ? formed(forming, own, real.operand(), at) : Quantity.POISON;
        }
        builder.discard();
        Optional<Size> bound = Ragged.largest(builder.resolve(extent));
        if (bound.isEmpty()) {
            return scope.refuse(Problem.RAGGED_EXTENT, count, builder.resolve(extent));
        }
        Index index = new Index(name(lambda), bound.get());
        Quantity boxed =
                within(List.of(index), lambda, formula, () -> guarded(forming, index, extent, lambda, formula));
        return boxed instanceof Quantity.Real real
                ? formed(forming, List.of(index), real.operand(), at)
                : Quantity.POISON;
    }

    private static String name(LambdaExpressionTree lambda) {
        return lambda.getParameters().get(0).getName().toString();
    }

    /** The element below the extent, and what changes nothing above it. */
    private Quantity guarded(
            Formed.Forming forming, Index index, Size extent, LambdaExpressionTree lambda, Place formula) {
        Test below = Test.ints(Relation.LESS, index.value(), extent);
        builder.enter(below);
        Quantity element = element(lambda, formula);
        builder.leave();
        if (!(element instanceof Quantity.Real real)) {
            return Quantity.POISON;
        }
        Value target = builder.declared(null, Shape.SCALAR);
        Operand neutral = new Operand.Literal(Ragged.neutral(forming));
        builder.add(new Chosen(target, below, real.operand(), neutral, builder.place(), scope.origin(formula)));
        return new Quantity.Real(target);
    }
}
