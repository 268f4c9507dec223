package org.matgrad;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A companion whose class isn't known: its methods forward, backward and gradient, by reflection. */
final class CompanionCalls {
    private final Object companion;
    private final Method forward;
    private final List<String> names;

    CompanionCalls(Object companion) {
        this.companion = requireNonNull(companion, "companion");
        MatgradGenerated mark = companion.getClass().getAnnotation(MatgradGenerated.class);
        if (mark == null) {
            throw new IllegalArgumentException(
                    "GradientCheck: " + name() + " is no companion: it isn't marked as @MatgradGenerated");
        }
        this.forward = method("forward", -1);
        this.names = new ArrayList<>(List.of(mark.parameters()));
        if (forward.getParameterCount() == names.size() + 1) {
            // An instance method's companion takes the instance first.
            names.add(0, "this");
        }
        if (forward.getParameterCount() != names.size()) {
            throw new IllegalArgumentException("GradientCheck: " + name() + ".forward takes "
                    + forward.getParameterCount() + " arguments, but its parameters are " + names);
        }
    }

    String name() {
        return companion.getClass().getSimpleName();
    }

    List<String> names() {
        return names;
    }

    /** The arguments as forward takes them: numbers for a {@code double} as doubles. */
    Object[] arguments(Object... given) {
        if (given.length != names.size()) {
            throw new IllegalArgumentException("GradientCheck: " + name() + ".forward takes " + names.size()
                    + " arguments, " + String.join(", ", names) + ", but " + given.length + " were given");
        }
        Object[] arguments = given.clone();
        for (int p = 0; p < arguments.length; p++) {
            requireNonNull(arguments[p], names.get(p));
            if (forward.getParameterTypes()[p] == double.class && arguments[p] instanceof Number number) {
                arguments[p] = number.doubleValue();
            }
        }
        return arguments;
    }

    Object forward(Object... arguments) {
        return Reached.call(forward, companion, arguments);
    }

    /** The gradients after backward with these weights, by the names of the parameters' parts. */
    Map<String, double[]> gradient(Object weights) {
        Reached.call(method("backward", 1), companion, weights);
        Object gradient = Reached.call(method("gradient", 0), companion);
        Map<String, double[]> gradients = new LinkedHashMap<>();
        RecordComponent[] components = gradient.getClass().getRecordComponents();
        // The first component is the value.
        for (int c = 1; c < components.length; c++) {
            Object part = Reached.call(components[c].getAccessor(), gradient);
            Parts.of(components[c].getName(), part)
                    .forEach((name, value) -> gradients.put(name, Parts.components(value)));
        }
        return gradients;
    }

    private Method method(String name, int parameters) {
        return Arrays.stream(companion.getClass().getDeclaredMethods())
                .filter(method -> method.getName().equals(name)
                        && Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers())
                        && (parameters < 0 || method.getParameterCount() == parameters))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "GradientCheck: " + name() + " is no companion: it has no public method " + name));
    }
}
