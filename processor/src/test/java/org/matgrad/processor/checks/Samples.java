package org.matgrad.processor.checks;

import java.util.Map;

/** Methods that several tests look at. */
public final class Samples {

    public static final String LINEAR = """
            package demo;

            import org.matgrad.*;

            final class Linear {
                @Differentiable
                static Vector product(@Shape("C, D") Matrix W, @Shape("D") Vector x) {
                    return W.times(x);
                }
            }
            """;

    public static final String SMALL = """
            package demo;

            import org.matgrad.*;

            final class Small {
                @Differentiable
                static Vector rotated(@Shape("3, 3") Matrix R, @Shape("3") Vector x) {
                    Vector y = R.times(x);
                    return y;
                }
            }
            """;

    public static final String REGRESSION = """
            package demo;

            import static org.matgrad.MatrixMath.*;

            import org.matgrad.*;

            public final class Regression {
                @Differentiable(wrt = {"W", "b"})
                public static double loss(@Shape("D, C") Matrix W, @Shape("C") Vector b,
                        @Shape("N, D") Matrix X, @Shape("N, C") Matrix T) {
                    Matrix logits = X.times(W).plusRow(b);
                    return -sum(T.hadamard(logSoftmaxRows(logits))) / X.rows();
                }
            }
            """;

    public static final String NETWORK = """
            package demo;

            import static org.matgrad.MatrixMath.*;

            import org.matgrad.*;

            public final class Network {
                @Differentiable
                public static Vector output(@Shape("K, H") Matrix V, @Shape("H, D") Matrix W, @Shape("D") Vector x) {
                    Vector h = tanh(W.times(x));
                    return softmax(V.times(h));
                }
            }
            """;

    static final String FIT = """
            package demo;

            import static org.matgrad.MatrixMath.*;

            import org.matgrad.*;

            public final class Fit {
                @Differentiable(wrt = "x", order = 2)
                public static double error(@Shape("N, D") Matrix A, @Shape("D") Vector x, @Shape("N") Vector b) {
                    return sum(softplus(A.times(x).minus(b)));
                }
            }
            """;

    /** The regression in float, with a function of {@code Math} in a loop. */
    static final String SINGLE = """
            package demo;

            import static org.matgrad.FloatMatrixMath.*;

            import org.matgrad.*;

            public final class Single {
                @Differentiable(wrt = {"W", "b"})
                public static float loss(@Shape("D, C") FloatMatrix W, @Shape("C") FloatVector b,
                        @Shape("N, D") FloatMatrix X, @Shape("N, C") FloatMatrix T) {
                    FloatMatrix logits = X.times(W).plusRow(b);
                    float penalty = 0;
                    int n = 0;
                    for (int t = 0; t < b.size(); t++) {
                        if (b.get(t) > 0.5f) {
                            n += 1;
                        }
                        penalty += n * (float) Math.expm1(0.1f * b.get(t));
                    }
                    return penalty - sum(T.hadamard(logSoftmaxRows(logits))) / X.rows();
                }
            }
            """;

    /** All of them by file name. */
    public static final Map<String, String> ALL = Map.of(
            "demo/Linear.java", LINEAR,
            "demo/Small.java", SMALL,
            "demo/Regression.java", REGRESSION,
            "demo/Network.java", NETWORK,
            "demo/Fit.java", FIT,
            "demo/Single.java", SINGLE);

    private Samples() {}
}
