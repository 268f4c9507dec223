package org.matgrad.benchmarks.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.matgrad.benchmarks.problem.Peer;

/** All peers. Matgrad is the first, with whom the others are compared. */
public final class Peers {
    /** Whose gradients and values the others' have to agree with. */
    public static final Peer REFERENCE = new ByTheBook();

    /** Whose products the others' have to agree with. */
    public static final Peer PRODUCT_REFERENCE = new Ejml();

    private Peers() {}

    /** Those that are plain Java, then those with native code, as far as they are on the class path. */
    public static List<Peer> all() {
        List<Peer> peers = new ArrayList<>(List.of(
                new Matgrad(),
                REFERENCE,
                Tuned.withMath(),
                Tuned.withOwnExp(),
                PRODUCT_REFERENCE,
                new EjmlFixed(),
                new Hipparchus()));
        ServiceLoader.load(Peer.class).forEach(peers::add);
        return List.copyOf(peers);
    }
}
