package wrong;

import static org.matgrad.MatrixMath.*;

import java.io.IOException;
import org.matgrad.*;

final class Derivatives {
    static double f(double x, int n) {
        return x;
    }

    static Vector g(Vector x, Matrix A) {
        return x;
    }

    static Tensor h(Tensor T, double s) {
        return T;
    }

    double instance(double x) {
        return x;
    }

    private static double hidden(double x) {
        return x;
    }

    static int count(double x) {
        return 1;
    }

    static double many(int... x) {
        return 1;
    }

    static double throwing(double x) throws IOException {
        return x;
    }

    static double sneaky(double x) throws IllegalStateException, StackOverflowError {
        return x;
    }

    record One(double value, double d) {}

    private record Secret(double value, double d) {}

    record Generic<T>(double value, double d) {}

    record G(Vector value, Matrix dx, Tensor dA) {}

    record WrongG(Matrix value, Vector dx, Matrix dA) {} // MG416 at 19, MG416 at 33, MG416 at 44

    record H(Tensor value, Tensor dT, Tensor ds) {}

    record WrongH(Tensor value, Tensor dT, Vector ds) {} // MG416 at 44

    record Three(double value, double d, double e) {}

    @DerivativeOf(type = Derivatives.class, method = "f")
    One notStatic(double x, int n) { // MG411 at 9
        return new One(x, 1);
    }

    @DerivativeOf(type = Derivatives.class, method = "f")
    private static One notVisible(double x, int n) { // MG412 at 24
        return new One(x, 1);
    }

    @DerivativeOf(type = Derivatives.class, method = "f")
    static Secret secret(double x, int n) { // MG412 at 12
        return new Secret(x, 1);
    }

    @DerivativeOf(type = Derivatives.class, method = "f") // MG408 at 54
    static One otherParameters(double x) {
        return new One(x, 1);
    }

    @DerivativeOf(type = Derivatives.class, method = "nowhere") // MG408 at 54
    static One noMethod(double x) {
        return new One(x, 1);
    }

    @DerivativeOf(type = Derivatives.class, method = "instance") // MG409 at 54
    static One ofInstance(double x) {
        return new One(x, 1);
    }

    @DerivativeOf(type = Derivatives.class, method = "hidden") // MG410 at 54
    static One ofHidden(double x) {
        return new One(x, 1);
    }

    @DerivativeOf(type = Derivatives.class, method = "f")
    static One types(long x, Integer n) { // MG413 at 22, MG413 at 30
        return new One(x, 1);
    }

    @DerivativeOf(type = Derivatives.class, method = "count") // MG413 at 54
    static One ofInt(double x) {
        return new One(x, 1);
    }

    @DerivativeOf(type = Derivatives.class, method = "f")
    static double noRecord(double x, int n) { // MG414 at 12
        return 1;
    }

    @DerivativeOf(type = Derivatives.class, method = "f")
    static Generic<String> generic(double x, int n) { // MG414 at 19
        return new Generic<>(x, 1);
    }

    @DerivativeOf(type = Derivatives.class, method = "f")
    static Three tooMany(double x, int n) { // MG415 at 12
        return new Three(x, 1, 1);
    }

    @DerivativeOf(type = Derivatives.class, method = "g")
    static G right(Vector x, Matrix A) {
        return null;
    }

    @DerivativeOf(type = Derivatives.class, method = "g")
    static WrongG ranks(Vector x, Matrix A) {
        return null;
    }

    @DerivativeOf(type = Derivatives.class, method = "h")
    static H rightTensors(Tensor T, double s) {
        return null;
    }

    @DerivativeOf(type = Derivatives.class, method = "h")
    static WrongH tensors(Tensor T, double s) {
        return null;
    }

    @DerivativeOf(type = Derivatives.class, method = "many")
    static One many2(int... x) { // MG417 at 16
        return null;
    }

    @DerivativeOf(type = Derivatives.class, method = "throwing") // MG417 at 54
    static One ofThrowing(double x) {
        return new One(x, 1);
    }

    @DerivativeOf(type = Derivatives.class, method = "f")
    static One throwing(double x, int n) throws Exception { // MG417 at 16
        return new One(x, 1);
    }

    @DerivativeOf(type = Derivatives.class, method = "sneaky")
    static One ofSneaky(double x) throws Error {
        return new One(x, 1);
    }

    static Object local() {
        return new Object() {
            @DerivativeOf(type = Derivatives.class, method = "f")
            static One anonymous(double x, int n) { // MG213 at 24
                return new One(x, 1);
            }
        };
    }

    @Differentiable
    static double uses(double x, Vector y, Matrix A) {
        return f(x, 1) * g(y, A).size() * sneaky(x); // MG406 at 26
    }
}
