package org.matgrad.benchmarks.core;

/**
 * A time that others have published.
 *
 * @param name whose it is, and where it was taken
 * @param nanoseconds the time of one call
 */
public record Published(String name, double nanoseconds) {}
