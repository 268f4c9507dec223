package org.matgrad;

/**
 * A sparse matrix as a list of its entries, sorted by row and then by column, each place once. Entries that happen to be
 * zero are kept: what is listed depends on the pattern only. Equality is that of the arrays' identities.
 *
 * @param rows the row of each entry
 * @param columns the column of each entry
 * @param values the value of each entry
 */
public record Coordinates(int[] rows, int[] columns, double[] values) {}
