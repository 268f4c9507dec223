package org.matgrad.vector;

import java.lang.reflect.Field;

/** Looks at which kernels a workspace has. */
final class Used {

    private Used() {}

    static Object kernels(Object workspace, String field) {
        try {
            Field kernels = workspace.getClass().getDeclaredField(field);
            kernels.setAccessible(true);
            return kernels.get(workspace);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
