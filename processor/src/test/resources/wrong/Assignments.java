package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Assignments {
    @Differentiable
    static double asValues(double s, int n) {
        double a = s;
        double b = a = 2; // MG333
        int c = n;
        double d = s * c++; // MG333
        double e = (s += 1) * 2; // MG333
        return a + b + d + e;
    }

    @Differentiable
    static double narrowing(double s, int n) {
        n += 0.5; // MG303
        n *= s; // MG303
        s %= 2; // MG303
        n <<= 1; // MG303
        n >>>= 1; // MG303
        n ^= 1; // MG303
        return s + n;
    }

    @Differentiable
    static double declared(@Shape("N") Vector x, @Shape("M") Vector y) {
        @Shape("N") Vector z = x;
        z = y; // MG102
        return sum(z);
    }
}
