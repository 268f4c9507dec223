package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class LoopHeaders {
    @Differentiable
    static double variables(Vector x, int n) {
        double s = sum(x);
        int t = 0;
        for (; t < n; ) { // MG322
            s += 1;
        }
        for (t = 0; t < n; t++) { // MG322
            s += 1;
        }
        for (int i = 0, j = 0; i < n; i++) { // MG322
            s += j;
        }
        for (double d = 0; d < n; d++) { // MG322
            s += d;
        }
        return s;
    }

    @Differentiable
    static double conditions(double s, int n) {
        for (int i = 0; ; i++) { // MG323
            s += i;
        }
    }

    @Differentiable
    static double more(double s, int n) {
        for (int i = 0; i > n; i++) { // MG323
            s += i;
        }
        for (int i = 0; i < n && s > 0; i++) { // MG323
            s += i;
        }
        for (int i = n; i <= 0; i--) { // MG323
            s += i;
        }
        for (int i = 0; i != n; i += 2) { // MG323
            s += i;
        }
        for (int i = 0; i < s; i++) { // MG323
            s += i;
        }
        for (int i = 0; i == n; i++) { // MG323
            s += i;
        }
        for (int i = 0; n > 0; i++) { // MG323
            s += i;
        }
        return s;
    }

    @Differentiable
    static double steps(double s, int n) {
        for (int i = 0; i < n; ) { // MG324
            s += 1;
        }
        for (int i = 0; i < n; i += 0) { // MG324
            s += i;
        }
        for (int i = n; i > 0; i -= -1) { // MG324
            s += i;
        }
        for (int i = 0; i < n; i *= 2) { // MG324
            s += i;
        }
        for (int i = 0; i < n; i = 2 * i) { // MG324
            s += i;
        }
        for (int i = 0; i < n; i += 0.5) { // MG324
            s += i;
        }
        for (int i = 0; i < n; i++, s++) { // MG324
            s += i;
        }
        for (int i = 0; i < n; s++) { // MG324
            s += i;
        }
        return s;
    }

    @Differentiable
    static double limits(double s, int n) {
        int m = n;
        for (int i = 0; i < m; i++) { // MG325
            m = m - 1;
        }
        for (int i = 0; i < n - i; i++) { // MG325
            s += i;
        }
        for (int i = 0; i < n; i += m) { // MG325
            m++;
        }
        return s + m;
    }

    @Differentiable
    static double counters(double s, int n) {
        for (int i = 0; i < n; i++) {
            i += 2; // MG326
            s += i;
        }
        return s;
    }

    @Differentiable
    static double each(Vector x, Vector[] others, Iterable<Double> numbers) { // MG201
        double s = sum(x);
        for (double a : x.data()) { // MG320
            s += a;
        }
        for (Vector y : others) { // MG349
            s += sum(y);
        }
        for (double a : numbers) { // MG349
            s += a;
        }
        return s;
    }
}
