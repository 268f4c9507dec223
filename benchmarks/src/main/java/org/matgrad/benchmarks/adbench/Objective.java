package org.matgrad.benchmarks.adbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.matgrad.benchmarks.core.Agreement;
import org.matgrad.benchmarks.core.Call;
import org.matgrad.benchmarks.core.Case;
import org.matgrad.benchmarks.core.Contender;
import org.matgrad.benchmarks.core.Published;

/**
 * One of ADBench's problems, read and ready.
 *
 * @param value computes the function; results are its value or values
 * @param derivative computes these and the gradient or the Jacobian
 */
record Objective(Call value, Call derivative) {

    static Objective of(Scalar function) {
        return new Objective(function.new Value(), function.new Derivative());
    }

    /** A problem, its two halves compared with what ADBench computes. */
    static Case problem(
            String name, Callable<Objective> reader, Agreement value, Agreement derivative, Published... published) {
        Contender both = new Contender("value and derivative", half(reader, Objective::derivative), derivative);
        return new Case(
                name,
                Optional.empty(),
                List.of(new Contender("value", half(reader, Objective::value), value), both, both.onVectors()),
                List.of(published));
    }

    private static Supplier<Call> half(Callable<Objective> reader, java.util.function.Function<Objective, Call> which) {
        return () -> {
            try {
                return which.apply(reader.call());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
