package org.matgrad.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The vectors of this machine. */
final class Lanes {

    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    /** How many numbers a vector has. */
    static final int COUNT = SPECIES.length();

    /** The longest there are, of 512 bits, of which there are 32 registers. Shorter ones come with 16. */
    static final boolean ARE_LONGEST = SPECIES.vectorBitSize() == 512;

    private Lanes() {}

    /** Whether vectors are long enough to be worth it: machines with shorter ones may have no fused multiply-add. */
    static boolean arePlenty() {
        return SPECIES.vectorBitSize() >= 256;
    }
}
