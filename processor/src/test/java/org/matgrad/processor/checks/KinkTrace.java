package org.matgrad.processor.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.matgrad.Matrix;
import org.matgrad.MatrixMath;
import org.matgrad.NumericArray;
import org.matgrad.Tensor;
import org.matgrad.Vector;

/** Notes on which side of its kinks a program is: where two runs note the same, the same smooth formulas ran. */
public final class KinkTrace {

    private static final ThreadLocal<KinkTrace> CURRENT = ThreadLocal.withInitial(KinkTrace::new);

    private final List<Integer> sides = new ArrayList<>();
    private double margin = Double.POSITIVE_INFINITY;
    private boolean finite = true;

    private KinkTrace() {}

    static void begin() {
        CURRENT.set(new KinkTrace());
    }

    static List<Integer> sides() {
        return CURRENT.get().sides;
    }

    /** How far the nearest kink is, counted in what decides it. */
    static double margin() {
        return CURRENT.get().margin;
    }

    /** Whether all that was noted is a finite number: the mean of nothing is none. */
    static boolean isFinite() {
        return CURRENT.get().finite;
    }

    private static double finite(double x) {
        CURRENT.get().finite &= Double.isFinite(x);
        return x;
    }

    private static Vector finite(Vector x) {
        for (double component : x.data()) {
            finite(component);
        }
        return x;
    }

    private static void side(double a, double b) {
        KinkTrace trace = CURRENT.get();
        trace.sides.add(a < b ? -1 : a > b ? 1 : a == b ? 0 : 2);
        double distance = Math.abs(a - b);
        trace.margin = Math.min(trace.margin, Double.isNaN(distance) ? 0 : distance);
    }

    private static void signs(NumericArray array) {
        for (double component : array.data()) {
            side(component, 0);
        }
    }

    private static void order(double... components) {
        // Each against the largest: which are largest is all that matters, but which come near counts as near.
        int largest = 0;
        for (int c = 1; c < components.length; c++) {
            largest = components[c] > components[largest] ? c : largest;
        }
        CURRENT.get().sides.add(largest);
        for (int c = 0; c < components.length; c++) {
            if (c != largest) {
                side(components[c], components[largest]);
            }
        }
    }

    private static double[] negative(double... components) {
        double[] negative = new double[components.length];
        for (int c = 0; c < negative.length; c++) {
            negative[c] = -components[c];
        }
        return negative;
    }

    private static void pairs(NumericArray a, NumericArray b) {
        for (int c = 0; c < Math.min(a.length(), b.length()); c++) {
            side(a.data()[c], b.data()[c]);
        }
    }

    private static void against(NumericArray a, double b) {
        for (double component : a.data()) {
            side(component, b);
        }
    }

    public static boolean less(double a, double b) {
        side(a, b);
        return a < b;
    }

    public static boolean greater(double a, double b) {
        side(a, b);
        return a > b;
    }

    public static double abs(double x) {
        side(x, 0);
        return MatrixMath.abs(x);
    }

    public static Vector abs(Vector x) {
        signs(x);
        return MatrixMath.abs(x);
    }

    public static Matrix abs(Matrix a) {
        signs(a);
        return MatrixMath.abs(a);
    }

    public static Tensor abs(Tensor t) {
        signs(t);
        return MatrixMath.abs(t);
    }

    public static double relu(double x) {
        side(x, 0);
        return MatrixMath.relu(x);
    }

    public static Vector relu(Vector x) {
        signs(x);
        return MatrixMath.relu(x);
    }

    public static Matrix relu(Matrix a) {
        signs(a);
        return MatrixMath.relu(a);
    }

    public static Tensor relu(Tensor t) {
        signs(t);
        return MatrixMath.relu(t);
    }

    public static double sign(double x) {
        side(x, 0);
        return MatrixMath.sign(x);
    }

    public static Vector sign(Vector x) {
        signs(x);
        return MatrixMath.sign(x);
    }

    public static Matrix sign(Matrix a) {
        signs(a);
        return MatrixMath.sign(a);
    }

    public static Tensor sign(Tensor t) {
        signs(t);
        return MatrixMath.sign(t);
    }

    public static double max(double x, double y) {
        side(x, y);
        return MatrixMath.max(x, y);
    }

    public static Vector max(Vector x, Vector y) {
        pairs(x, y);
        return MatrixMath.max(x, y);
    }

    public static Matrix max(Matrix a, Matrix b) {
        pairs(a, b);
        return MatrixMath.max(a, b);
    }

    public static Tensor max(Tensor s, Tensor t) {
        pairs(s, t);
        return MatrixMath.max(s, t);
    }

    public static double min(double x, double y) {
        side(x, y);
        return MatrixMath.min(x, y);
    }

    public static Vector min(Vector x, Vector y) {
        pairs(x, y);
        return MatrixMath.min(x, y);
    }

    public static Matrix min(Matrix a, Matrix b) {
        pairs(a, b);
        return MatrixMath.min(a, b);
    }

    public static Tensor min(Tensor s, Tensor t) {
        pairs(s, t);
        return MatrixMath.min(s, t);
    }

    public static double clamp(double x, double low, double high) {
        side(x, low);
        side(x, high);
        return MatrixMath.clamp(x, low, high);
    }

    public static Vector clamp(Vector x, double low, double high) {
        against(x, low);
        against(x, high);
        return MatrixMath.clamp(x, low, high);
    }

    public static Matrix clamp(Matrix a, double low, double high) {
        against(a, low);
        against(a, high);
        return MatrixMath.clamp(a, low, high);
    }

    public static Tensor clamp(Tensor t, double low, double high) {
        against(t, low);
        against(t, high);
        return MatrixMath.clamp(t, low, high);
    }

    public static double max(Vector x) {
        order(x.data());
        return finite(MatrixMath.max(x));
    }

    public static double max(Matrix a) {
        order(a.data());
        return finite(MatrixMath.max(a));
    }

    public static double max(Tensor t) {
        order(t.data());
        return finite(MatrixMath.max(t));
    }

    public static double min(Vector x) {
        order(negative(x.data()));
        return finite(MatrixMath.min(x));
    }

    public static double min(Matrix a) {
        order(negative(a.data()));
        return finite(MatrixMath.min(a));
    }

    public static double min(Tensor t) {
        order(negative(t.data()));
        return finite(MatrixMath.min(t));
    }

    public static double norm1(Vector x) {
        signs(x);
        return MatrixMath.norm1(x);
    }

    public static double norm1(Matrix a) {
        signs(a);
        return MatrixMath.norm1(a);
    }

    public static double norm1(Tensor t) {
        signs(t);
        return MatrixMath.norm1(t);
    }

    public static double normInf(Vector x) {
        order(abs(x).data());
        return MatrixMath.normInf(x);
    }

    public static double normInf(Matrix a) {
        order(abs(a).data());
        return MatrixMath.normInf(a);
    }

    public static double normInf(Tensor t) {
        order(abs(t).data());
        return MatrixMath.normInf(t);
    }

    public static double norm(Vector x) {
        side(MatrixMath.norm(x), 0);
        return MatrixMath.norm(x);
    }

    public static double norm(Matrix a) {
        side(MatrixMath.norm(a), 0);
        return MatrixMath.norm(a);
    }

    public static double norm(Tensor t) {
        side(MatrixMath.norm(t), 0);
        return MatrixMath.norm(t);
    }

    public static Vector rowMaxs(Matrix a) {
        for (int i = 0; i < a.rows(); i++) {
            order(a.row(i).data());
        }
        return finite(MatrixMath.rowMaxs(a));
    }

    public static Vector columnMaxs(Matrix a) {
        for (int j = 0; j < a.columns(); j++) {
            order(a.column(j).data());
        }
        return finite(MatrixMath.columnMaxs(a));
    }

    public static double max(int n, IntToDoubleFunction formula) {
        return extremum(n, formula, true);
    }

    public static double min(int n, IntToDoubleFunction formula) {
        return extremum(n, formula, false);
    }

    private static double extremum(int n, IntToDoubleFunction formula, boolean largest) {
        double[] components = new double[Math.max(0, n)];
        double result = largest
                ? MatrixMath.max(n, i -> components[i] = formula.applyAsDouble(i))
                : MatrixMath.min(n, i -> components[i] = formula.applyAsDouble(i));
        order(largest ? components : negative(components));
        return finite(result);
    }

    public static double mean(Vector x) {
        return finite(MatrixMath.mean(x));
    }

    public static double mean(Matrix a) {
        return finite(MatrixMath.mean(a));
    }

    public static double mean(Tensor t) {
        return finite(MatrixMath.mean(t));
    }

    public static double logSumExp(Vector x) {
        return finite(MatrixMath.logSumExp(x));
    }

    public static double logSumExp(Matrix a) {
        return finite(MatrixMath.logSumExp(a));
    }

    public static double logSumExp(Tensor t) {
        return finite(MatrixMath.logSumExp(t));
    }

    public static Vector rowMeans(Matrix a) {
        return finite(MatrixMath.rowMeans(a));
    }

    public static Vector columnMeans(Matrix a) {
        return finite(MatrixMath.columnMeans(a));
    }

    public static Vector rowLogSumExps(Matrix a) {
        return finite(MatrixMath.rowLogSumExps(a));
    }
}
