package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Statements {
    static int calls;

    @Differentiable
    static double never(Vector x, int n) {
        while (calls < 1) { // MG301 at 9
            calls++;
        }
        do { // MG301 at 9
            calls++;
        } while (calls < 1);
        switch (n) { // MG301 at 9
            default:
                break;
        }
        try { // MG301 at 9
            calls++;
        } finally {
            calls--;
        }
        assert n > 0; // MG301 at 9
        synchronized (x) { // MG301 at 9
            calls++;
        }
        label: // MG301 at 9
        calls++;
        class Local {} // MG301 at 9
        record Pair(int a, int b) {} // MG301 at 9
        enum Color {} // MG301 at 9
        interface Face {} // MG301 at 9
        System.out.println(n); // MG301 at 9
        new Object(); // MG301 at 9
        sum(x); // MG301 at 9
        ;
        return sum(x);
    }

    @Differentiable
    static double thrown(Vector x) {
        throw new IllegalStateException(); // MG301 at 9
    }

    @Differentiable
    static double guarded(Vector x, double s) {
        if (s < 0) {
            throw new IllegalArgumentException(); // MG301 at 13
        }
        return s * sum(x);
    }

    @Differentiable
    static double jumps(Vector x, int n) {
        double s = 0;
        for (int i = 0; i < n; i++) {
            if (i > 3) {
                break; // MG301 at 17
            }
            if (i == 2) {
                continue; // MG301 at 17
            }
            s += x.get(i);
        }
        return s;
    }
}
