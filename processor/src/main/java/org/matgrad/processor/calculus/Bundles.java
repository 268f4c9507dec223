package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

    static Bundles of(DerivativeProgram adjoint, DerivativeProgram tangent, Names names) {
        OptionalInt columns = Bundle.width(tangent);
        OptionalInt rows = Bundle.width(adjoint);
        if (rows.isPresent() && rows.getAsInt() <= columns.orElse(FEW)) {
            Optional<Bundle> bundle = Bundle.of(adjoint, Bundle.Axis.FIRST, names);
            if (bundle.isPresent()) {
                return new Bundles(Optional.empty(), bundle);
            }
        }
        return new Bundles(Bundle.of(tangent, Bundle.Axis.LAST, names), Optional.empty());
    }

    /** Those that there are. */
    public List<Bundle> all() {
        List<Bundle> all = new ArrayList<>();
        columns.ifPresent(all::add);
        rows.ifPresent(all::add);
        return all;
    }
}
