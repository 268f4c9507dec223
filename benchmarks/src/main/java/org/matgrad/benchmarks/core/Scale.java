package org.matgrad.benchmarks.core;

/**
 * How large a problem is.
 *
 * @param family what it has in common with smaller and larger ones
 * @param unit what is counted
 * @param size how many there are
 */
public record Scale(String family, String unit, double size) {}
