package org.matgrad.kernel;

/**
 * A loop over the first n numbers of each section of a {@link Strip}. A formula is cut into passes of at most twenty
 * multiplications and additions each: beyond that, HotSpot leaves a loop scalar.
 */
interface Pass {
    void run(double[] strip, int n);
}
