package org.matgrad;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Members that need not be public, reached by reflection. */
final class Reached {
    private Reached() {}

    static Object call(Method method, Object target, Object... arguments) {
        return reach(method, () -> method.invoke(target, arguments));
    }

    static Object construct(Constructor<?> constructor, Object... arguments) {
        return reach(constructor, () -> constructor.newInstance(arguments));
    }

    private interface Reach {
        Object get() throws ReflectiveOperationException;
    }

    private static Object reach(Executable member, Reach reach) {
        member.trySetAccessible();
        try {
            return reach.get();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "GradientCheck: " + member + " can't be called: make its class public, or open its package to"
                            + " org.matgrad",
                    e);
        }
    }
}
