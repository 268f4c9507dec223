package org.matgrad.benchmarks.core;

/** What a plot shows. */
public enum Picture {
    /** How many times as much each contender takes as the first. */
    RATIOS,
    /** What each contender takes, over the size of the problem. */
    GROWTH
}
