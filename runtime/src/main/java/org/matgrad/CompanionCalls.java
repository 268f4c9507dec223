package org.matgrad;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls a companion's methods by name, for tools that are given one of any kind. */
final class CompanionCalls {

    private final Object companion;

    CompanionCalls(Object companion) {
        this.companion = companion;
    }

    /** The value. */
    Object forward(Object... arguments) {
        return call(method("forward", arguments.length), arguments);
    }

    /** The gradient by each parameter's name, once {@code forward} has run. */
    Map<String, Object> gradient(Object weight) {
        if (isWeighted()) {
            call(method("backward", 1), weight);
        } else {
            call(method("backward", 0));
        }
        Record gradient = (Record) call(method("gradient", 0));
        Map<String, Object> parts = new LinkedHashMap<>();
        RecordComponent[] components = gradient.getClass().getRecordComponents();
        for (RecordComponent component : Arrays.asList(components).subList(1, components.length)) {
            parts.put(component.getName(), Leaves.component(gradient, component));
        }
        return parts;
    }

    /** Whether {@code backward} needs a weight for the value. */
    boolean isWeighted() {
        return Arrays.stream(companion.getClass().getDeclaredMethods())
                .noneMatch(method -> isOfInstance(method, "backward") && method.getParameterCount() == 0);
    }

    /** The parameters' names, in the order of {@code forward}'s arguments, of which an object may come first. */
    List<String> parameters() {
        MatgradGenerated generated = companion.getClass().getAnnotation(MatgradGenerated.class);
        if (generated == null) {
            throw new IllegalArgumentException(companion.getClass() + " is no companion: it has no @MatgradGenerated");
        }
        return List.of(generated.parameters());
    }

    private Method method(String name, int arguments) {
        return Arrays.stream(companion.getClass().getDeclaredMethods())
                .filter(method -> isOfInstance(method, name) && method.getParameterCount() == arguments)
                .findFirst()
                .orElseThrow(() -> missing(name + " of " + arguments + " arguments"));
    }

    private static boolean isOfInstance(Method method, String name) {
        return method.getName().equals(name)
                && Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers());
    }

    private IllegalArgumentException missing(String what) {
        return new IllegalArgumentException(companion.getClass() + " has no method " + what);
    }

    private Object call(Method method, Object... arguments) {
        try {
            method.setAccessible(true);
            return method.invoke(companion, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(method + " can't be called", e);
        }
    }
}
