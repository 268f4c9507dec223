package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

abstract class NoBody {
    @Differentiable
    abstract double missing(Vector x); // MG208 at 21

    @Differentiable
    static native double foreign(Vector x); // MG208 at 26

    interface Contract {
        @Differentiable
        double declared(Vector x); // MG208 at 16
    }
}
