package org.matgrad.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The vectors of this machine. */
final class Lanes {

    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    /** How many numbers a vector has. */
    static final int COUNT = SPECIES.length();

    private Lanes() {}

    /** Whether vectors are long enough to be worth it: machines with shorter ones may have no fused multiply-add. */
    static boolean arePlenty() {
        return COUNT >= 4;
    }
}
