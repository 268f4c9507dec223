package org.matgrad;

/**
 * A sparse matrix in compressed sparse row form. Entries that happen to be zero are kept: what is listed depends on the
 * pattern only. Equality is that of the arrays' identities.
 *
 * @param rowStarts one number for each row and one more: the entries of row r are those from {@code rowStarts[r]} up to,
 *     but not including, {@code rowStarts[r + 1]}
 * @param columns the column of each entry, ascending within a row
 * @param values the value of each entry
 */
public record CompressedRows(int[] rowStarts, int[] columns, double[] values) {}
