package org.matgrad;

/**
 * A sparse matrix as a list of its entries, row by row and from left to right in each, no place twice. What isn't listed
 * is 0; a listed value may be 0, too. The arrays belong to whoever has the record.
 *
 * @param rows the number of rows
 * @param columns the number of columns
 * @param row the row of each entry
 * @param column the column of each entry
 * @param values the entries
 */
public record Coordinates(int rows, int columns, int[] row, int[] column, double[] values) {}
