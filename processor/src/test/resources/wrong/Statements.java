package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Statements {
    static int calls;

    @Differentiable
    static double later(Vector x, int n) {
        double s = 0;
        for (int i = 0; i < n; i++) { // MG302 at 9
            s += x.get(i);
        }
        for (int k : new int[] {1, 2}) { // MG302 at 9
            s = s * k;
        }
        if (n > 0) { // MG302 at 9
            s = 1;
        }
        { // MG302 at 9
            s = 2;
        }
        return s + sum(x);
    }

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
        ;
        return sum(x);
    }

    @Differentiable
    static double thrown(Vector x) {
        throw new IllegalStateException(); // MG301 at 9
    }

    @Differentiable
    static double branches(Vector x, int n) {
        if (n > 0) { // MG302 at 9
            return sum(x);
        } else {
            return mean(x);
        }
    }
}
