package org.matgrad.processor.source;

import com.sun.source.util.Trees;
import java.lang.reflect.Field;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;

/** Finds the compiler's trees, also behind the environments that build tools put around javac's own. */
public final class TreesAccess {

    private static final int LAYERS = 8;

    private TreesAccess() {}

    /** The trees; empty when the compiler isn't javac or won't show itself. */
    public static Optional<Trees> find(ProcessingEnvironment environment) {
        ProcessingEnvironment layer = environment;
        for (int n = 0; n < LAYERS && layer != null; n++) {
            Optional<Trees> trees = direct(layer);
            if (trees.isPresent()) {
                return trees;
            }
            ProcessingEnvironment intelliJ = jbUnwrap(layer);
            layer = intelliJ != layer ? intelliJ : delegate(layer);
        }
        return Optional.empty();
    }

    private static Optional<Trees> direct(ProcessingEnvironment environment) {
        try {
            return Optional.of(Trees.instance(environment));
        } catch (IllegalArgumentException | LinkageError notJavac) {
            return Optional.empty();
        }
    }

    /** IntelliJ's documented way through its proxies. */
    private static ProcessingEnvironment jbUnwrap(ProcessingEnvironment wrapped) {
        try {
            Class<?> wrappers = wrapped.getClass().getClassLoader().loadClass("org.jetbrains.jps.javac.APIWrappers");
            Object inner = wrappers.getDeclaredMethod("unwrap", Class.class, Object.class)
                    .invoke(null, ProcessingEnvironment.class, wrapped);
            return inner == null ? wrapped : (ProcessingEnvironment) inner;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError notIntelliJ) {
            return wrapped;
        }
    }

    /** Gradle keeps the environment that it wraps in a field {@code delegate}. */
    private static ProcessingEnvironment delegate(ProcessingEnvironment wrapped) {
        for (Class<?> type = wrapped.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Field field = type.getDeclaredField("delegate");
                field.setAccessible(true);
                return field.get(wrapped) instanceof ProcessingEnvironment inner ? inner : null;
            } catch (NoSuchFieldException inASuperclass) {
                continue;
            } catch (ReflectiveOperationException | RuntimeException closed) {
                return null;
            }
        }
        return null;
    }
}
