package org.matgrad.benchmarks.problem;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.matgrad.benchmarks.core.Agreement;
import org.matgrad.benchmarks.core.Call;
import org.matgrad.benchmarks.core.Contender;

/** What several peers are given to solve. Its data are the same in every virtual machine. */
public interface Problem {

    /** What heads its row. */
    String name();

    /** How a peer solves it, if it does. */
    Optional<Supplier<Call>> solvedBy(Peer peer);

    /** How far apart two right results may be, relative to the largest component. */
    default double tolerance() {
        return 1e-10;
    }

    /**
     * Those who solve it.
     *
     * @param peers all there are, in the order of the columns
     * @param reference the one whose results all others are compared with
     */
    default List<Contender> contenders(List<Peer> peers, Peer reference) {
        Agreement agreement = Agreement.with(
                () -> {
                    Call call = solvedBy(reference).orElseThrow().get();
                    call.run();
                    return call.results();
                },
                tolerance());
        return peers.stream()
                .flatMap(peer ->
                        solvedBy(peer).stream().map(preparation -> new Contender(peer.name(), preparation, agreement)))
                .toList();
    }
}
