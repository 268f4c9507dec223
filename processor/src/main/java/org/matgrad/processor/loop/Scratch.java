package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.matrix.Shape;

/** Arrays that nothing needs beyond one loop, so that all loops of all sweeps have them in common. */
final class Scratch {

    private final Names names;
    private final Map<Shape, List<ArrayVar>> arrays = new HashMap<>();

    Scratch(Names names) {
        this.names = names;
    }

    boolean has(ArrayVar array) {
        return arrays.getOrDefault(array.shape(), List.of()).contains(array);
    }

    /** The n-th array of a shape, from 0. */
    ArrayVar array(Shape shape, int n) {
        List<ArrayVar> own = arrays.computeIfAbsent(shape, key -> new ArrayList<>());
        while (own.size() <= n) {
            own.add(new ArrayVar(names.fresh("scratch"), shape));
        }
        return own.get(n);
    }
}
