package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Outside {
    @Differentiable
    static double calls(Vector x, Companioned object) { // MG201 at 35
        Pair pair = Companioned.pair(x); // MG403 at 32
        return object.instance(x) // MG402 at 22
                + sum(Companioned.undeclared(x)) // MG406 at 34
                + sum(Companioned.unnamed(x)) // MG406 at 34
                + Companioned.record(pair) // MG403 at 30
                + Library.twice(x.get(0)) // MG407 at 26
                + Library.unknown(x.get(0)) // MG305 at 26
                + sum(Library.array(x)) // MG406 at 30
                + Companioned.broken(object);
    }

    @Differentiable
    static double back(Vector x) {
        return Companioned.round(x) // MG309 at 27
                + sum(Companioned.declared(x, x)) // MG101 at 34
                + sum(Companioned.numbered(x, zeros(3, 4))); // MG101 at 34
    }
}

record Pair(Vector x, double s) {}

final class Companioned {
    @Differentiable
    double instance(Vector x) {
        return sum(x);
    }

    @Differentiable
    static Pair pair(Vector x) {
        return new Pair(x, 1);
    }

    @Differentiable
    static double record(Pair pair) {
        return pair.s();
    }

    @Differentiable
    static Vector undeclared(@Shape("n") Vector x) {
        return x;
    }

    @Differentiable
    @Shape("m") // MG105 at 12
    static Vector unnamed(Vector x) {
        return x;
    }

    @Differentiable
    @Shape("n")
    static Vector declared(@Shape("n") Vector x, @Shape("n + 1") Vector y) {
        return x;
    }

    @Differentiable
    @Shape("n")
    static Vector numbered(@Shape("n") Vector x, @Shape("4, 4") Matrix A) {
        return x;
    }

    @Differentiable
    static double round(Vector x) {
        return Outside.back(x); // MG309 at 23
    }

    @Differentiable
    static double broken(Companioned object) { // MG201 at 26
        return 1;
    }
}

final class Library {
    static double twice(double x) {
        return x;
    }

    static double unknown(double x) {
        return x;
    }

    static Vector array(Vector x) {
        return x;
    }
}

record Scalar(double value, double d) {}

record Array(Vector value, Matrix d) {}

final class First {
    @DerivativeOf(type = Library.class, method = "twice")
    static Scalar first(double x) {
        return new Scalar(x, 1);
    }

    @DerivativeOf(type = Library.class, method = "array")
    static Array array(Vector x) {
        return null;
    }
}

final class Second {
    @DerivativeOf(type = Library.class, method = "twice")
    static Scalar second(double x) {
        return new Scalar(x, 1);
    }
}
