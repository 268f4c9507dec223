package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class LoopHeaders {
    @Differentiable
    static double variables(Vector x, int n) {
        double s = sum(x);
        int t = 0;
        for (; t < n; ) { // MG322 at 9
            s += 1;
        }
        for (t = 0; t < n; t++) { // MG322 at 14
            s += 1;
        }
        for (int i = 0, j = 0; i < n; i++) { // MG322 at 18
            s += j;
        }
        for (double d = 0; d < n; d++) { // MG322 at 21
            s += d;
        }
        return s;
    }

    @Differentiable
    static double conditions(double s, int n) {
        for (int i = 0; ; i++) { // MG323 at 9
            s += i;
        }
    }

    @Differentiable
    static double more(double s, int n) {
        for (int i = 0; i > n; i++) { // MG323 at 27
            s += i;
        }
        for (int i = 0; i < n && s > 0; i++) { // MG323 at 31
            s += i;
        }
        for (int i = n; i <= 0; i--) { // MG323 at 27
            s += i;
        }
        for (int i = 0; i != n; i += 2) { // MG323 at 27
            s += i;
        }
        for (int i = 0; i < s; i++) { // MG323 at 27
            s += i;
        }
        for (int i = 0; i == n; i++) { // MG323 at 27
            s += i;
        }
        for (int i = 0; n > 0; i++) { // MG323 at 27
            s += i;
        }
        return s;
    }

    @Differentiable
    static double steps(double s, int n) {
        for (int i = 0; i < n; ) { // MG324 at 9
            s += 1;
        }
        for (int i = 0; i < n; i += 0) { // MG324 at 37
            s += i;
        }
        for (int i = n; i > 0; i -= -1) { // MG324 at 37
            s += i;
        }
        for (int i = 0; i < n; i *= 2) { // MG324 at 34
            s += i;
        }
        for (int i = 0; i < n; i = 2 * i) { // MG324 at 34
            s += i;
        }
        for (int i = 0; i < n; i += 0.5) { // MG324 at 34
            s += i;
        }
        for (int i = 0; i < n; i++, s++) { // MG324 at 9
            s += i;
        }
        for (int i = 0; i < n; s++) { // MG324 at 33
            s += i;
        }
        return s;
    }

    @Differentiable
    static double limits(double s, int n) {
        int m = n;
        for (int i = 0; i < m; i++) { // MG325 at 29
            m = m - 1;
        }
        for (int i = 0; i < n - i; i++) { // MG325 at 33
            s += i;
        }
        for (int i = 0; i < n; i += m) { // MG325 at 37
            m++;
        }
        return s + m;
    }

    @Differentiable
    static double counters(double s, int n) {
        for (int i = 0; i < n; i++) {
            i += 2; // MG326 at 13
            s += i;
        }
        return s;
    }

    @Differentiable
    static double each(Vector x, Vector[] others, Iterable<Double> numbers) { // MG201 at 40, MG201 at 59
        double s = sum(x);
        for (double a : x.data()) { // MG320 at 26
            s += a;
        }
        for (Vector y : others) { // MG349 at 25
            s += sum(y);
        }
        for (double a : numbers) { // MG349 at 25
            s += a;
        }
        return s;
    }
}
