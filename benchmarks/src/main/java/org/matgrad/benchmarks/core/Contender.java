package org.matgrad.benchmarks.core;

import java.util.List;
import java.util.function.Supplier;

/**
 * One of the ways to solve a problem.
 *
 * @param name what heads its column
 * @param preparation makes the inputs and the workspaces
 * @param agreement what its results are compared with
 * @param jvmArguments options of the virtual machines in which it is timed
 */
public record Contender(
        String name, Supplier<? extends Call> preparation, Agreement agreement, List<String> jvmArguments) {

    /** Keeps the list from being changed. */
    public Contender {
        jvmArguments = List.copyOf(jvmArguments);
    }

    /** One that needs no options. */
    public Contender(String name, Supplier<? extends Call> preparation, Agreement agreement) {
        this(name, preparation, agreement, List.of());
    }

    /** The same with the Vector API: {@code matgrad-vector} is always there, and of effect with the JDK's module. */
    public Contender onVectors() {
        return new Contender(
                name + ", Vector API", preparation, agreement, List.of("--add-modules=jdk.incubator.vector"));
    }

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
