package wrong;

import org.matgrad.DerivativeOf;
import org.matgrad.Differentiable;

class Order {

    record Log10(double value, double dx) {}

    @DerivativeOf(type = StrictMath.class, method = "log10")
    static Log10 log10(double x) {
        return new Log10(StrictMath.log10(x), 1 / (x * Math.log(10)));
    }

    @Differentiable(order = 0) // MG230 at 29
    static double none(double x) {
        return x;
    }

    @Differentiable(order = 3) // MG230 at 29
    static double third(double x) {
        return x;
    }

    @Differentiable(order = 2)
    static double registered(double x) {
        return x * StrictMath.log10(x); // MG430 at 30
    }

    @Differentiable(order = 2)
    static double companion(double x) {
        return x * Other.first(x) + Other.second(x); // MG430 at 25
    }
}

class Other {

    @Differentiable
    static double first(double x) {
        return x;
    }

    @Differentiable(order = 2)
    static double second(double x) {
        return x;
    }
}

class Uses {

    static double products(OrderRegistered companion) {
        return companion.hessianTimes(1).x() + companion.hessian().size() + OrderCompanion.hessian(1).size();
    }
}
