package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Names;

/**
 * The sweeps that find a whole Jacobian at once: all of its columns where the parameters have few components, or all of its
 * rows where the result has.
 *
 * @param columns along the directions of all parameters
 * @param rows along the directions of the result
 */
public record Bundles(Optional<Bundle> columns, Optional<Bundle> rows) {

    static final Bundles NONE = new Bundles(Optional.empty(), Optional.empty());

    /** More rows than this are left to single sweeps, unless it is known that there are more columns. */
    private static final int FEW = 8;

    /** Those of a program with one result. */
    public static Bundles of(ComponentProgram value, DerivativeProgram adjoint, DerivativeProgram tangent) {
        Names names = value.names();
        OptionalInt columns = Bundle.width(tangent);
        OptionalInt rows = Bundle.width(adjoint);
        if (rows.isPresent() && rows.getAsInt() <= columns.orElse(FEW)) {
            Optional<Bundle> bundle = Bundle.of(adjoint, Bundle.Axis.FIRST, names);
            if (bundle.isPresent()) {
                return new Bundles(Optional.empty(), bundle);
            }
        }
        Map<ArrayVar, List<Integer>> axes = new LinkedHashMap<>();
        tangent.seeds().forEach((input, seed) -> axes.put(seed, ownAxes(value, input)));
        return new Bundles(Bundle.of(tangent, axes, Bundle.Axis.LAST, names), Optional.empty());
    }

    /**
     * The axes of an input along which each place takes a direction of its own. Where there are unknown numbers of places,
     * those need none of which each component of the result depends on one alone.
     */
    private static List<Integer> ownAxes(ComponentProgram value, ArrayVar input) {
        List<Integer> all = Bundle.Directions.allAxes(input);
        if (input.shape().length().constant().isPresent()) {
            return all;
        }
        Map<Integer, Integer> joined = joined(value, input);
        return all.stream().filter(axis -> !joined.containsKey(axis)).toList();
    }

    /** Axes of an input, and for each the axis of the result that has the one place there that a component depends on. */
    public static Map<Integer, Integer> joined(ComponentProgram value, ArrayVar input) {
        Map<Integer, Integer> joined = new LinkedHashMap<>();
        if (Locality.of(value, input) instanceof Locality.Elsewhere zeros) {
            for (int axis = 0; axis < input.rank(); axis++) {
                if (zeros.along().get(axis) instanceof Locality.Joined to) {
                    joined.put(axis, to.axis());
                }
            }
        }
        return joined;
    }

    /** Those that there are. */
    public List<Bundle> all() {
        List<Bundle> all = new ArrayList<>();
        columns.ifPresent(all::add);
        rows.ifPresent(all::add);
        return all;
    }
}
