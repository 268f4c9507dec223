package org.matgrad.kernel;

/**
 * Scratch for the elementwise functions, which go through a few numbers at a time, in several passes: numbers are copied
 * here from wherever they stand, as HotSpot vectorises a loop only if all its arrays are indexed by one variable and
 * constants. Everything stands in one array, so that all passes have the same numbers in each vector: a vector that is read
 * as it was written doesn't wait until both are in the cache.
 */
final class Strip {

    /** How many numbers: what one function uses fits into the first level of a cache. */
    static final int LENGTH = 512;

    /** From section to section: whole vectors, but not a power of two, which would be one place of the cache. */
    private static final int PITCH = LENGTH + 8;

    /** Where a reduced argument stands, and the result in the end; the arguments are at 0. */
    static final int HIGH = PITCH;

    /** Where that stands which the rounding of a number in HIGH has lost. */
    static final int LOW = 2 * PITCH;

    /** The exponents of powers of two, see {@link Rounding}, or the powers themselves; quarter turns. */
    static final int POWERS = 3 * PITCH;

    /** Another intermediate. */
    static final int OTHER = 4 * PITCH;

    /** The length of an array of all sections. */
    static final int SECTIONS = 5 * PITCH;

    private Strip() {}
}
