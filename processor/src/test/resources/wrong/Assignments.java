package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Assignments {
    @Differentiable
    static double asValues(double s, int n) {
        double a = s;
        double b = a = 2; // MG333 at 22
        int c = n;
        double d = s * c++; // MG333 at 25
        double e = (s += 1) * 2; // MG333 at 23
        return a + b + d + e;
    }

    @Differentiable
    static double narrowing(double s, int a, int b, int c, int d, int e) {
        a += 0.5; // MG303 at 11
        b *= s; // MG303 at 11
        c <<= 1; // MG303 at 11
        d >>>= 1; // MG303 at 11
        e ^= 1; // MG303 at 11
        s %= 2; // MG303 at 11
        return s + a + b + c + d + e;
    }

    @Differentiable
    static double declared(@Shape("N") Vector x, @Shape("M") Vector y) {
        @Shape("N") Vector z = x;
        z = y; // MG102 at 13
        return sum(z);
    }
}
