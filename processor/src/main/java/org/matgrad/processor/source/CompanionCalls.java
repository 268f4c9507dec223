package org.matgrad.processor.source;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.matgrad.processor.matrix.Branch;
import org.matgrad.processor.matrix.Differentiated;
import org.matgrad.processor.matrix.Invocation;
import org.matgrad.processor.matrix.Loop;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Part;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.ShapeMismatch;
import org.matgrad.processor.matrix.Value;

/**
 * Reads calls of companions. A companion's gradient is worked out from its method's body, as formulas like any others,
 * so that it can be differentiated in its turn, and that again.
 */
final class CompanionCalls {

    private static final String VALUE = "value";
    private static final String GRADIENT = "gradient";

    private final Scope scope;
    private final Expressions expressions;
    private final Helpers helpers;
    private final Outside outside;

    CompanionCalls(Scope scope, Expressions expressions, Helpers helpers, Outside outside) {
        this.scope = scope;
        this.expressions = expressions;
        this.helpers = helpers;
        this.outside = outside;
    }

    /** Whether a method is one that Matgrad has written. */
    static boolean isCompanions(ExecutableElement callee) {
        return callee.getEnclosingElement() instanceof TypeElement type && Companions.isCompanion(type);
    }

    Quantity read(ExecutableElement callee, MethodInvocationTree call, Place at) {
        TypeElement companion = (TypeElement) callee.getEnclosingElement();
        String name = callee.getSimpleName().toString();
        boolean isStatic = callee.getModifiers().contains(Modifier.STATIC);
        if (!isStatic || !(name.equals(VALUE) || name.equals(GRADIENT))) {
            return scope.refuse(Problem.COMPANION_MEMBER, at, companion.getSimpleName() + "." + name);
        }
        Optional<ExecutableElement> method = scope.compiler()
                .companions()
                .method(companion.getQualifiedName().toString());
        if (method.isEmpty()) {
            return refuse(companion.getSimpleName().toString(), "its source is not part of this compilation", at);
        }
        ExecutableElement target = method.get();
        if (name.equals(GRADIENT)) {
            return gradient(target, call, at);
        }
        boolean isOwn = JavaTypes.topLevel(target).equals(scope.home());
        return isOwn
                ? helpers.read(target, call, at)
                : outside.read(target, Calls.operands(target, call, at), at).orElseGet(scope::leaveToCompiler);
    }

    private Quantity refuse(String method, String reason, Place at) {
        return scope.refuse(Problem.GRADIENT_NOT_READ, at, method, reason);
    }

    private Quantity gradient(ExecutableElement target, MethodInvocationTree call, Place at) {
        String name = Companions.displayName(target);
        TreePath path = scope.trees().getPath(target);
        Kind kind = JavaTypes.kind(target.getReturnType());
        if (path == null || !target.getModifiers().contains(Modifier.STATIC)) {
            return refuse(name, path == null ? "its source is not part of this compilation" : "it is not static", at);
        }
        if (kind instanceof Kind.Record) {
            return refuse(name, "it returns a record", at);
        }
        if (scope.isWithin(target)) {
            return scope.refuse(Problem.RECURSION, at, name, name + " -> " + name);
        }
        List<Quantity> arguments = new ArrayList<>();
        int count = target.getParameters().size();
        for (int p = 0; p < count; p++) {
            Kind parameter = JavaTypes.kind(target.getParameters().get(p).asType());
            arguments.add(expressions.read(at.to(call.getArguments().get(p)), parameter));
        }
        Optional<Quantity> weight = call.getArguments().size() > count
                ? Optional.of(expressions.read(at.to(call.getArguments().get(count)), kind))
                : Optional.empty();
        if (arguments.contains(Quantity.POISON)
                || weight.filter(Quantity.POISON::equals).isPresent()) {
            return Quantity.POISON;
        }
        return new Gradient(target, path, at).read(arguments, weight);
    }

    /** One call of a gradient, and what its method's body reads in the place of its arguments. */
    private final class Gradient {
        private final ExecutableElement target;
        private final TreePath path;
        private final Place at;
        private final List<Value> inputs = new ArrayList<>();
        private final List<Operand> originals = new ArrayList<>();
        private final List<Value> gradients = new ArrayList<>();
        private final Map<String, Quantity> components = new LinkedHashMap<>();

        Gradient(ExecutableElement target, TreePath path, Place at) {
            this.target = target;
            this.path = path;
            this.at = at;
        }

        Quantity read(List<Quantity> arguments, Optional<Quantity> weight) {
            Set<String> active = Wrt.active(target);
            List<Quantity> own = new ArrayList<>();
            components.put(VALUE, Quantity.POISON);
            for (int p = 0; p < arguments.size(); p++) {
                String parameter = target.getParameters().get(p).getSimpleName().toString();
                if (active.contains(parameter)) {
                    Map<Quantity, Quantity> ways = new LinkedHashMap<>();
                    own.add(input(parameter, arguments.get(p), ways));
                    components.put(parameter, gradientOf(own.get(p), ways));
                } else {
                    own.add(arguments.get(p));
                }
            }
            scope.builder().begin();
            Quantity value = helpers.inline(target, path, own, at);
            List<Part> body = scope.builder().end();
            if (!(value instanceof Quantity.Real result)) {
                return Quantity.POISON;
            }
            Optional<String> obstacle =
                    body.stream().flatMap(part -> obstacle(part).stream()).findFirst();
            if (obstacle.isPresent()) {
                return refuse(Companions.displayName(target), obstacle.get(), at);
            }
            Operand seed =
                    weight.map(quantity -> ((Quantity.Real) quantity).operand()).orElse(new Operand.Literal(1));
            if (!fits(seed, result.operand())) {
                return Quantity.POISON;
            }
            scope.builder()
                    .add(new Differentiated(
                            inputs,
                            originals,
                            body,
                            result.operand(),
                            seed,
                            gradients,
                            scope.builder().place(),
                            scope.origin(at)));
            components.put(VALUE, value);
            return new Quantity.Composite(components);
        }

        /** What the body reads in an argument's place, a record's components each by itself. */
        private Quantity input(String name, Quantity argument, Map<Quantity, Quantity> ways) {
            if (argument instanceof Quantity.Composite record) {
                Map<String, Quantity> parts = new LinkedHashMap<>();
                record.components()
                        .forEach((component, part) ->
                                parts.put(component, input(name + RecordTypes.capitalised(component), part, ways)));
                return new Quantity.Composite(parts);
            }
            if (!(argument instanceof Quantity.Real real)) {
                return argument;
            }
            Shape shape = scope.builder().resolve(real.operand().shape());
            Value input = scope.builder().declared(name, shape);
            Value gradient = scope.builder().declared(name + "Gradient", shape);
            inputs.add(input);
            originals.add(real.operand());
            gradients.add(gradient);
            ways.put(new Quantity.Real(input), new Quantity.Real(gradient));
            return new Quantity.Real(input);
        }

        private Quantity gradientOf(Quantity input, Map<Quantity, Quantity> ways) {
            if (input instanceof Quantity.Composite record) {
                Map<String, Quantity> parts = new LinkedHashMap<>();
                record.components().forEach((component, part) -> parts.put(component, gradientOf(part, ways)));
                return new Quantity.Composite(parts);
            }
            return ways.getOrDefault(input, input);
        }

        private boolean fits(Operand seed, Operand result) {
            if (seed.shape().rank() != result.shape().rank()) {
                String ranks = result.shape().rank() + " axes are wanted, it has "
                        + seed.shape().rank();
                scope.refuse(Problem.RANK, at, "The last argument of the gradient", ranks);
                return false;
            }
            try {
                scope.builder().equate(result, seed, "The result and what it is weighted by are");
                return true;
            } catch (ShapeMismatch mismatch) {
                scope.refuse(Problem.SHAPE_MISMATCH, at, scope.told(mismatch));
                return false;
            }
        }

        /** What keeps a gradient from being written as formulas. */
        private static Optional<String> obstacle(Part part) {
            if (part instanceof Loop) {
                return Optional.of("it has a loop");
            }
            if (part instanceof Branch branch) {
                return Stream.concat(branch.then().stream(), branch.otherwise().stream())
                        .flatMap(inner -> obstacle(inner).stream())
                        .findFirst();
            }
            return part instanceof Invocation call
                    ? Optional.of("it calls " + call.callee().name())
                    : Optional.empty();
        }
    }
}
