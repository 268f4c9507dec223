package org.matgrad.benchmarks.compiling;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Programs of any size for the processor to differentiate. */
final class Sources {
    private static final int METHODS_A_CLASS = 10;

    /** Methods of everyday kinds and sizes; %d is a number. */
    private static final List<String> METHODS = List.of("""
                @Differentiable
                @Shape("C")
                static Vector layer%d(@Shape("C, D") Matrix W, @Shape("C") Vector b, @Shape("D") Vector x) {
                    return tanh(W.times(x).plus(b));
                }
            """, """
                @Differentiable(wrt = "w")
                static double logistic%d(@Shape("D") Vector w, @Shape("N, D") Matrix X, @Shape("N") Vector y) {
                    Vector z = X.times(w);
                    return (sum(softplus(z)) - y.dot(z)) / X.rows();
                }
            """, """
                @Differentiable
                static double chain%d(@Shape("N") Vector x) {
                    return sum(x.size() - 1, i -> 100 * square(x.get(i + 1) - square(x.get(i))) + square(1 - x.get(i)));
                }
            """, """
                @Differentiable(wrt = {"W", "b"})
                static double regression%d(
                        @Shape("D, C") Matrix W, @Shape("C") Vector b, @Shape("N, D") Matrix X, @Shape("N, C") Matrix T) {
                    Matrix logits = X.times(W).plusRow(b);
                    return -sum(T.hadamard(logSoftmaxRows(logits))) / X.rows() + 1e-4 * squaredNorm(W);
                }
            """, """
                @Differentiable(wrt = "k")
                static double orbit%d(double k, @Shape("2") Vector target, int steps) {
                    Vector x = Vector.of(1, 0);
                    Vector v = Vector.of(0, 1);
                    for (int t = 0; t < steps; t++) {
                        v = v.minus(x.times(0.01 * k / pow(norm(x), 3)));
                        x = x.plus(v.times(0.01));
                    }
                    return squaredNorm(x.minus(target));
                }
            """);

    private Sources() {}

    /** Classes of ten methods. */
    static List<JavaFileObject> ofMethods(int count) {
        List<JavaFileObject> files = new ArrayList<>();
        for (int first = 0; first < count; first += METHODS_A_CLASS) {
            StringBuilder body = new StringBuilder();
            for (int m = first; m < Math.min(count, first + METHODS_A_CLASS); m++) {
                body.append(String.format(METHODS.get(m % METHODS.size()), m));
            }
            files.add(file("Methods" + first / METHODS_A_CLASS, body.toString()));
        }
        return files;
    }

    /** One method of so many statements: layers of a network whose weights are one matrix. */
    static List<JavaFileObject> ofStatements(int count) {
        StringBuilder body = new StringBuilder("""
                @Differentiable
                static double deep(@Shape("N, N") Matrix W, @Shape("N") Vector b, @Shape("N") Vector x0) {
            """);
        for (int s = 1; s < count; s++) {
            body.append("        Vector x")
                    .append(s)
                    .append(" = tanh(W.times(x")
                    .append(s - 1)
                    .append(").plus(b));\n");
        }
        body.append("        return squaredNorm(x").append(count - 1).append(");\n    }\n");
        return List.of(file("Statements", body.toString()));
    }

    private static JavaFileObject file(String name, String body) {
        String text = """
                package compiled;
                import static org.matgrad.MatrixMath.*;
                import org.matgrad.*;
                final class %s {
                %s}
                """.formatted(name, body);
        return new SimpleJavaFileObject(
                URI.create("memory:///compiled/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
