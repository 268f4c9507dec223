package org.matgrad.samples.seed;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.matgrad.Jacobian;
import org.matgrad.Matrix;
import org.matgrad.NumericArray;
import org.matgrad.Tensor;
import org.matgrad.Vector;

/** Leads through the five sections: how the derivatives come about, and what they are for a few numbers. */
final class Walkthrough {
    private static final Vector x = Vector.of(7, 8, 9);
    private static final Matrix W = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6);
    private static final Matrix U = W.transpose();
    private static final Matrix X = Matrix.of(2, 3, 7, 8, 9, 10, 11, 12);
    private static final Matrix V = Matrix.of(2, 2, 1, -1, 2, 10);

    private final PrintStream out;

    Walkthrough(PrintStream out) {
        this.out = out;
    }

    void print() throws IOException {
        column();
        row();
        threeAxes();
        batch();
        chain();
    }

    private void column() throws IOException {
        heading("1. A matrix times a column: y = Wx");
        derivation(SeedLinear.class, "x");
        given("W", W);
        given("x", x);
        given("y", SeedLinear.value(W, x));
        matrix(SeedLinear.jacobian(W, x).x());
    }

    private void row() throws IOException {
        heading("2. A row times a matrix: y = xW");
        derivation(SeedRowLinear.class, "x");
        given("x", x);
        given("W", U);
        given("y", SeedRowLinear.value(x, U));
        matrix(SeedRowLinear.jacobian(x, U).x());
    }

    private void threeAxes() throws IOException {
        heading("3. With respect to W: an array of three axes, kept in one");
        derivation(SeedRowLinear.class, "W");
        given("x", x);
        Jacobian F = SeedRowLinear.jacobian(x, U).W();
        title(F);
        out.println("  what isn't always zero, G[i,j] = F[i,j,i]:");
        table(compact(F));
        slices(F);
        out.println();
        out.println("The same for a column, y = Wx");
        derivation(SeedLinear.class, "W");
        F = SeedLinear.jacobian(W, x).W();
        title(F);
        out.println("  what isn't always zero, G[i,k] = F[i,i,k]:");
        table(compact(F));
        slices(F);
    }

    private void batch() throws IOException {
        heading("4. One data point a row: Y = XW");
        derivation(SeedBatch.class);
        given("X", X);
        given("W", U);
        given("Y", SeedBatch.value(X, U));
        SeedBatch.Jacobians small = SeedBatch.jacobian(X, U);
        out.println();
        out.println("A row for each component of Y, a column for each of X or W:");
        matrix(small.X());
        matrix(small.W());
        out.println();
        out.println("A larger product, 200x300 by 300x100:");
        SeedBatch.Jacobians large = SeedBatch.jacobian(Matrix.zeros(200, 300), Matrix.zeros(300, 100));
        size(large.X());
        size(large.W());
    }

    private void chain() throws IOException {
        heading("5. The chain rule: y = Vm with m = Wx");
        derivation(SeedChain.class);
        given("V", V);
        given("W", W);
        given("x", x);
        given("y", SeedChain.value(V, W, x));
        SeedChain.Jacobians jacobians = SeedChain.jacobian(V, W, x);
        matrix(jacobians.x());
        title(jacobians.V());
        table(compact(jacobians.V()));
        title(jacobians.W());
        table(jacobians.W().toMatrix());
        out.println();
        out.println("Without naming m");
        derivation(SeedChainUnnamed.class);
        matrix(SeedChainUnnamed.jacobian(V, W, x).x());
    }

    private void heading(String text) {
        out.println();
        out.println(text);
        out.println("=".repeat(text.length()));
    }

    private void derivation(Class<?> companion) throws IOException {
        print(DerivationText.of(companion).lines());
    }

    private void derivation(Class<?> companion, String parameter) throws IOException {
        print(DerivationText.of(companion).lines(parameter));
    }

    private void print(List<String> lines) {
        out.println();
        lines.forEach(out::println);
    }

    private void given(String name, NumericArray value) {
        out.println();
        out.println(name + " =");
        table(value instanceof Matrix matrix ? matrix : Matrix.wrap(1, value.length(), value.data()));
    }

    private void matrix(Jacobian jacobian) {
        title(jacobian);
        table(jacobian.toMatrix());
    }

    private void title(Jacobian jacobian) {
        out.println();
        out.println(jacobian);
        out.printf(
                Locale.ROOT,
                "  %,d numbers are stored, for an array of %,d%n",
                jacobian.storedNumbers(),
                dense(jacobian));
    }

    private void size(Jacobian jacobian) {
        title(jacobian);
        out.printf(Locale.ROOT, "  which would take %.1f GB%n", 8e-9 * dense(jacobian));
    }

    private static long dense(Jacobian jacobian) {
        long length = 1;
        for (int[] sizes : List.of(jacobian.outSizes(), jacobian.inSizes())) {
            for (int size : sizes) {
                length *= size;
            }
        }
        return length;
    }

    private static Matrix compact(Jacobian jacobian) {
        Tensor G = jacobian.compact();
        return Matrix.wrap(G.size(0), G.size(1), G.data());
    }

    /** An array of three axes, as a matrix for each component of the output. */
    private void slices(Jacobian F) {
        int rows = F.inSizes()[0];
        int columns = F.inSizes()[1];
        for (int i = 0; i < F.outSizes()[0]; i++) {
            Matrix slice = Matrix.zeros(rows, columns);
            for (int j = 0; j < rows; j++) {
                for (int k = 0; k < columns; k++) {
                    slice.data()[j * columns + k] = F.get(i, j, k);
                }
            }
            out.println("  F[" + i + ",:,:]:");
            table(slice);
        }
    }

    private void table(Matrix matrix) {
        NumberTable.lines(matrix).forEach(line -> out.println("    " + line));
    }
}
