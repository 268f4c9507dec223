package org.jetbrains.jps.javac;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.WeakHashMap;
import javax.annotation.processing.ProcessingEnvironment;

/** Stands for IntelliJ's class of this name, by which processors get behind its proxies. */
public final class APIWrappers {

    private static final Map<Object, Object> WRAPPED = new WeakHashMap<>();

    private APIWrappers() {}

    /** An environment as IntelliJ shows it to processors. */
    public static ProcessingEnvironment wrap(ProcessingEnvironment environment) {
        ProcessingEnvironment proxy = (ProcessingEnvironment) Proxy.newProxyInstance(
                APIWrappers.class.getClassLoader(),
                new Class<?>[] {ProcessingEnvironment.class},
                (self, method, arguments) -> {
                    if (method.getName().equals("hashCode")) {
                        return System.identityHashCode(self);
                    }
                    if (method.getName().equals("equals")) {
                        return self == arguments[0];
                    }
                    try {
                        return method.invoke(environment, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        WRAPPED.put(proxy, environment);
        return proxy;
    }

    /** What is behind a proxy. */
    public static <T> T unwrap(Class<? extends T> type, T wrapper) {
        return type.cast(WRAPPED.get(wrapper));
    }
}
