package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Records extends RecordsBase {
    record Texts(Vector x, String name) {}

    record Nested(Texts texts, double s) {}

    record Generic<T>(Vector x) {}

    record Empty() {}

    private record Hidden(Vector x) {}

    record Sizes(int n, int[] indices, boolean flag) {}

    record Pair(Vector x, double s) {
        Pair(double s) {
            this(Vector.of(s), s);
        }
    }

    record Counted(Vector x, int n) {}

    record Rank(Tensor T) {}

    record Accessor(Vector x) {
        public Vector x() {
            return x.times(2);
        }
    }

    record Inside(double s) {
        Inside { // MG226 at 9
            if (s < 0) {
                throw new IllegalArgumentException();
            }
        }
    }

    @Differentiable
    static double parameters(
            Texts a, // MG219 at 13
            Nested b, // MG219 at 13
            Generic<String> c, // MG220 at 20
            Empty d, // MG221 at 13
            Hidden e, // MG222 at 13
            Accessor f, // MG224 at 13
            Compact g, // MG225 at 13
            Canonical h, // MG225 at 13
            Rank i, // MG218 at 13
            Checked fine) {
        return sum(fine.x()) + sum(f.x()) + sum(g.x()) + h.s() + sum(i.T());
    }

    @Differentiable(wrt = {"p", "x"}) // MG204 at 28
    static double wrt(Vector x, Sizes p) {
        return sum(x);
    }

    @Differentiable
    static double nothing(Sizes p) { // MG206 at 19
        return p.n();
    }

    @Differentiable
    static Texts texts(Vector x) { // MG219 at 12
        return new Texts(x, ""); // MG303 at 16
    }

    @Differentiable
    static Hidden hidden(Vector x) { // MG222 at 12
        return new Hidden(x);
    }

    @Differentiable
    static Counted counted(Vector x, int n) { // MG223 at 12
        return new Counted(x, n);
    }

    @Differentiable
    static Pair made(Vector x, double s) {
        Canonical local = new Canonical(s, s); // MG225 at 27
        return s > 0 ? new Pair(s) : new Pair(x, local.t()); // MG419 at 24
    }
}

record Compact(Vector x) {
    Compact {
        x = x.times(2);
    }
}

record Canonical(double s, double t) {
    Canonical(double s, double t) {
        this.s = s;
        this.t = s + t;
    }
}

record Checked(Vector x) {
    Checked {
        if (x.size() == 0) {
            throw new IllegalArgumentException();
        }
    }
}

class RecordsBase {
    record Inherited(double s) {
        Inherited(double s) { // MG226 at 9
            this.s = s;
        }
    }
}
