package org.matgrad.processor.matrix;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/** The operations whose formula depends on how many operands they have, or on a text: joins, constants, Einstein's sums. */
public final class Variadic {

    private Variadic() {}

    /** {@code concat(x, y, ...)}: the parts one after another. */
    public static Operation concat(int parts) {
        StringJoiner operands = new StringJoiner(", ");
        StringJoiner sum = new StringJoiner(" + ");
        String before = "";
        for (int p = 0; p < parts; p++) {
            operands.add("x" + p + "[i" + p + "]");
            sum.add("sum(i" + p + ") delta(k, " + before + "i" + p + ") * x" + p + "[i" + p + "]");
            before += "count(i" + p + ") + ";
        }
        String size = parts == 0 ? "0" : before.substring(0, before.length() - " + ".length());
        return Operation.parse("concat(" + operands + "): [k: " + size + "] = " + (parts == 0 ? "0" : sum.toString()));
    }

    /** {@code stackRows(A, B, ...)}: the parts below one another. */
    public static Operation stackRows(int parts) {
        return stack("stackRows", parts, true);
    }

    /** {@code stackColumns(A, B, ...)}: the parts beside one another. */
    public static Operation stackColumns(int parts) {
        return stack("stackColumns", parts, false);
    }

    private static Operation stack(String name, int parts, boolean below) {
        StringJoiner operands = new StringJoiner(", ");
        StringJoiner sum = new StringJoiner(" + ");
        String before = "";
        for (int p = 0; p < parts; p++) {
            String part = "i" + p;
            String indices = below ? part + ",j" : "j," + part;
            operands.add("x" + p + "[" + indices + "]");
            sum.add("sum(" + part + ") delta(k, " + before + part + ") * x" + p + "[" + indices + "]");
            before += "count(" + part + ") + ";
        }
        String size = before.substring(0, before.length() - " + ".length());
        String axes = below ? "k: " + size + ", j" : "j, k: " + size;
        return Operation.parse(name + "(" + operands + "): [" + axes + "] = " + sum);
    }

    /** {@code Vector.of(a, b, ...)}. */
    public static Operation vectorOf(int components) {
        return Operation.parse(
                "of(" + numbers(components) + "): [k: " + components + "] = " + components("k", components));
    }

    /** {@code Matrix.of(rows, columns, a, b, ...)}. */
    public static Operation matrixOf(int rows, int columns) {
        StringJoiner sum = new StringJoiner(" + ");
        sum.setEmptyValue("0");
        for (int k = 0; k < rows * columns; k++) {
            sum.add("delta(i, " + k / columns + ") * delta(j, " + k % columns + ") * x" + k);
        }
        return Operation.parse("of(" + numbers(rows * columns) + "): [i: " + rows + ", j: " + columns + "] = " + sum);
    }

    private static String numbers(int count) {
        StringJoiner numbers = new StringJoiner(", ");
        IntStream.range(0, count).forEach(k -> numbers.add("x" + k));
        return numbers.toString();
    }

    private static String components(String index, int count) {
        StringJoiner sum = new StringJoiner(" + ");
        sum.setEmptyValue("0");
        IntStream.range(0, count).forEach(k -> sum.add("delta(" + index + ", " + k + ") * x" + k));
        return sum.toString();
    }

    /** {@code T.get(i, j, ...)} of a tensor of this rank. */
    public static Operation get(int rank) {
        StringJoiner axes = new StringJoiner(",");
        StringJoiner ints = new StringJoiner(", ");
        StringJoiner at = new StringJoiner(", ");
        for (int axis = 0; axis < rank; axis++) {
            axes.add("n" + axis);
            ints.add("int i" + axis);
            at.add("i" + axis);
        }
        return rank == 0
                ? Operation.parse("get(T): = T")
                : Operation.parse("get(T[" + axes + "], " + ints + "): = T[" + at + "]");
    }

    /** {@code T.slice(i)} of a tensor of this rank. */
    public static Operation slice(int rank) {
        StringJoiner rest = new StringJoiner(",");
        IntStream.range(1, rank).forEach(axis -> rest.add("j" + axis));
        String result = rank == 1 ? "" : "[" + rest + "] ";
        String at = rank == 1 ? "" : ", " + rest;
        return Operation.parse(
                "slice(T[m" + (rank == 1 ? "" : "," + rest) + "], int i): " + result + "= T[i" + at + "]");
    }

    /** {@code T.flatten()} of a tensor of this rank. */
    public static Operation flatten(int rank) {
        StringJoiner axes = new StringJoiner(",");
        StringJoiner size = new StringJoiner(" * ");
        StringJoiner at = new StringJoiner(", ");
        size.setEmptyValue("1");
        for (int axis = 0; axis < rank; axis++) {
            axes.add("n" + axis);
            size.add("count(n" + axis + ")");
            StringJoiner inner = new StringJoiner(" * ");
            IntStream.range(axis + 1, rank).forEach(later -> inner.add("count(n" + later + ")"));
            String place = inner.length() == 0 ? "k" : "(k / (" + inner + "))";
            at.add(axis == 0 ? place : place + " % count(n" + axis + ")");
        }
        return rank == 0
                ? Operation.parse("flatten(T): [k: 1] = T")
                : Operation.parse("flatten(T[" + axes + "]): [k: " + size + "] = T[" + at + "]");
    }

    /**
     * An Einstein sum.
     *
     * @param operands the letters of each operand
     * @param result the letters of the result, each one that an operand has
     */
    public static Operation einsum(List<String> operands, String result) {
        StringJoiner parameters = new StringJoiner(", ");
        StringJoiner product = new StringJoiner(" * ");
        Set<String> summed = new LinkedHashSet<>();
        for (int p = 0; p < operands.size(); p++) {
            List<String> letters = letters(operands.get(p));
            String indices = letters.isEmpty() ? "" : "[" + String.join(",", letters) + "]";
            parameters.add("x" + p + indices);
            product.add("x" + p + indices);
            summed.addAll(letters);
        }
        List<String> kept = letters(result);
        kept.forEach(summed::remove);
        String sum = summed.isEmpty() ? "" : "sum(" + String.join(",", summed) + ") ";
        String axes = kept.isEmpty() ? "" : "[" + String.join(",", kept) + "] ";
        return Operation.parse("einsum(" + parameters + "): " + axes + "= " + sum + product);
    }

    /** {@code matrixPower(A, 0)}: the identity, of the size of a square matrix. */
    public static Operation matrixPowerZero() {
        return Operation.parse("matrixPower(A[i,i]): [i, j: count(i)] = delta(i, j)");
    }

    /** {@code matrixPower(A, 1)}: a copy of a square matrix. */
    public static Operation matrixPowerOne() {
        return Operation.parse("matrixPower(A[i,i]): [i, j: count(i)] = A[i, j]");
    }

    /** One index name a letter; not I alone, which stands for any number of indices. */
    private static List<String> letters(String text) {
        List<String> letters = new ArrayList<>();
        text.chars().forEach(c -> letters.add((char) c == 'I' ? "I0" : String.valueOf((char) c)));
        return letters;
    }
}
