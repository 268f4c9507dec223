package org.matgrad.processor.source;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Operation;
import org.matgrad.processor.matrix.Operations;

/** Reads calls: the operations of the language, the sizes of arrays, and what is to be said of all others. */
final class Calls {

    private static final Set<String> LATER = Set.of(
            "get",
            "row",
            "column",
            "slice",
            "rows",
            "columns",
            "diagonal",
            "lower",
            "strictLower",
            "upper",
            "strictUpper",
            "gather",
            "gatherRows",
            "vector",
            "matrix",
            "tensor",
            "sum",
            "product",
            "max",
            "min",
            "identity",
            "zeros",
            "ones",
            "of",
            "kronecker",
            "einsum",
            "erf",
            "erfc",
            "logGamma",
            "digamma",
            "cumulativeSum",
            "solve",
            "inverse",
            "determinant",
            "logDeterminant",
            "cholesky",
            "solveLower",
            "solveUpper",
            "matrixPower",
            "concat",
            "stackRows",
            "stackColumns",
            "flatten",
            "reshape",
            "size");

    private final Scope scope;
    private final Expressions expressions;

    Calls(Scope scope, Expressions expressions) {
        this.scope = scope;
        this.expressions = expressions;
    }

    Quantity read(MethodInvocationTree call, Place at) {
        Place select = at.to(call.getMethodSelect());
        if (!(scope.element(select) instanceof ExecutableElement callee)) {
            return scope.leaveToCompiler();
        }
        Element owner = callee.getEnclosingElement();
        boolean runtime = JavaTypes.isRuntime(owner);
        if (runtime && callee.getParameters().isEmpty() && select.tree() instanceof MemberSelectTree member) {
            Place receiver = select.to(member.getExpression());
            switch (callee.getSimpleName().toString()) {
                case "size", "rows":
                    return size(receiver, 0);
                case "columns":
                    return size(receiver, 1);
                case "data":
                    return scope.refuse(Problem.RAW_DATA, at, member.getExpression());
                default:
                    break;
            }
        }
        Optional<Operation> operation = runtime || JavaTypes.isMath(owner) ? operation(callee) : Optional.empty();
        return operation.isPresent() ? apply(operation.get(), callee, call, at) : refuse(callee, call, at);
    }

    private Quantity size(Place array, int axis) {
        return expressions.read(array) instanceof Quantity.Real real
                ? new Quantity.Int(
                        scope.builder().resolve(real.operand().shape()).size(axis))
                : Quantity.POISON;
    }

    /** The operation that a method of the runtime or of {@code Math} is, by its name and the types it declares. */
    private static Optional<Operation> operation(ExecutableElement callee) {
        List<Integer> ranks = new ArrayList<>();
        for (Kind kind : operands(callee)) {
            if (!(kind instanceof Kind.Real real)) {
                return Optional.empty();
            }
            ranks.add(real.rank());
        }
        return Operations.find(callee.getSimpleName().toString(), ranks);
    }

    /** What the method is applied to, the receiver first. */
    private static List<Kind> operands(ExecutableElement callee) {
        List<Kind> kinds = new ArrayList<>();
        if (!callee.getModifiers().contains(Modifier.STATIC)) {
            kinds.add(JavaTypes.kind(callee.getEnclosingElement().asType()));
        }
        for (VariableElement parameter : callee.getParameters()) {
            kinds.add(JavaTypes.kind(parameter.asType()));
        }
        return kinds;
    }

    private Quantity apply(Operation operation, ExecutableElement callee, MethodInvocationTree call, Place at) {
        List<Kind> kinds = operands(callee);
        List<Operand> operands = new ArrayList<>();
        for (Place part : parts(callee, call, at)) {
            Kind kind = kinds.get(operands.size());
            // A poisoned operand keeps its place so that those after it are still read as what they are.
            operands.add(
                    scope.convert(expressions.read(part), kind, part) instanceof Quantity.Real real
                            ? real.operand()
                            : null);
        }
        return operands.contains(null) ? Quantity.POISON : scope.apply(operation, operands, at);
    }

    private static List<Place> parts(ExecutableElement callee, MethodInvocationTree call, Place at) {
        List<Place> parts = new ArrayList<>();
        if (!callee.getModifiers().contains(Modifier.STATIC)
                && call.getMethodSelect() instanceof MemberSelectTree select) {
            parts.add(at.to(select).to(select.getExpression()));
        }
        for (Tree argument : call.getArguments()) {
            parts.add(at.to(argument));
        }
        return parts;
    }

    private Quantity refuse(ExecutableElement callee, MethodInvocationTree call, Place at) {
        Element owner = callee.getEnclosingElement();
        String name = owner.getSimpleName() + "." + callee.getSimpleName();
        if (JavaTypes.isRuntime(owner) && LATER.contains(callee.getSimpleName().toString())) {
            scope.refuse(Problem.CALL_LATER, at, name);
        } else if (JavaTypes.topLevel(owner).equals(JavaTypes.topLevel(scope.method()))) {
            refuseHelper(callee, name, at);
        } else if (isDifferentiable(callee)) {
            scope.refuse(Problem.DIFFERENTIABLE_CALL, at, name);
        } else {
            scope.refuse(Problem.UNKNOWN_CALL, at, name);
        }
        for (Place part : parts(callee, call, at)) {
            if (!(scope.kind(part) instanceof Kind.Other) || part.tree() instanceof MethodInvocationTree) {
                expressions.read(part);
            }
        }
        return Quantity.POISON;
    }

    private void refuseHelper(ExecutableElement callee, String name, Place at) {
        Optional<String> cycle = Recursion.through(scope.method(), callee, scope.trees());
        if (cycle.isPresent()) {
            scope.refuse(Problem.RECURSION, at, name, cycle.get());
        } else {
            scope.refuse(isDifferentiable(callee) ? Problem.DIFFERENTIABLE_CALL : Problem.HELPER_CALL, at, name);
        }
    }

    private static boolean isDifferentiable(ExecutableElement callee) {
        return callee.getAnnotationMirrors().stream()
                .anyMatch(mirror -> JavaTypes.is(mirror.getAnnotationType(), JavaTypes.DIFFERENTIABLE));
    }
}
