package org.matgrad.benchmarks.core;

import java.util.function.Supplier;

/**
 * One of the ways to solve a problem.
 *
 * @param name what heads its column
 * @param preparation makes the inputs and the workspaces
 * @param agreement what its results are compared with
 */
public record Contender(String name, Supplier<? extends Call> preparation, Agreement agreement) {

    /**
     * Ready to be measured. It has run twice, as a gradient that adds to the last one is only right once.
     *
     * @throws DisagreementException if it computes anything wrong
     */
    public Call prepared() {
        Call call = preparation.get();
        for (int n = 0; n < 2; n++) {
            call.run();
            check(call);
        }
        return call;
    }

    /**
     * Compares the results of the last run.
     *
     * @throws DisagreementException if anything differs
     */
    public void check(Call call) {
        try {
            agreement.check(call.results());
        } catch (DisagreementException e) {
            throw new DisagreementException(name + ": " + e.getMessage());
        }
    }
}
