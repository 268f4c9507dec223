package wrong;

import java.util.function.Function;
import org.matgrad.*;

final class InferredType {
    @Differentiable
    static Vector linear(Matrix W, Vector x) {
        return W.times(x);
    }

    static void use(Matrix W, Vector x) {
        var named = new InferredTypeLinear(); // MG217 at 13
        InferredTypeLinear declared = new InferredTypeLinear();
        final var value = declared.forward(W, x); // MG217 at 19
        Function<InferredTypeLinear, Vector> read = companion -> companion.forward(W, x); // MG217 at 53
        var fine = W.times(x);
    }
}
