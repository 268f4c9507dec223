package org.matgrad.processor.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.matgrad.processor.source.ReadPrograms.inputs;
import static org.matgrad.processor.source.ReadPrograms.signature;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instance methods, and the fields that they and static methods read. */
class InstanceReadingTest {

    @Test
    void finalFieldsAreRead() {
        assertEquals("""
                Real[value=x, active=true, access=x]
                Real[value=w, active=false, access=model.w]
                Int[name=size, access=model.size]
                Ints[name=rows, access=model.rows]
                Flag[name=on, access=model.on]
                Real[value=T, active=false, access=model.T]
                Real[value=lineSlope, active=false, access=model.line.slope()]
                """, inputs("""
                record Line(double slope) {}

                static class Base {
                    final Vector w = Vector.of(1, 2);
                }

                static class Model extends Base {
                    private static final double SCALE = 2;
                    final int size = w.size();
                    final int[] rows = {1};
                    protected final boolean on = size > 1;
                    final Tensor T = Tensor.zeros(2, 3, 4);
                    final Line line = new Line(2);

                    @Differentiable
                    double f(Vector x) {
                        double y = w.dot(x) * this.size * SCALE + rows[0];
                        return on ? y : helper(y);
                    }

                    private double helper(double y) {
                        return y * T.get(0, 1, 2) * Model.this.line.slope();
                    }
                }
                """));
    }

    @Test
    void constantsAreRead() {
        assertEquals("""
                Real[value=x, active=true, access=x]
                Int[name=SIZE, access=Test.SIZE]
                Flag[name=ON, access=Test.Inner.ON]
                Ints[name=ROWS, access=Test.ROWS]
                Real[value=BETA, active=false, access=Test.BETA]
                """, inputs("""
                static final int SIZE = Integer.parseInt("3");
                static final int[] ROWS = {1, 2};
                static final boolean SURE = true;
                @Shape("N") static final Vector BETA = Vector.of(1, 2);

                static final class Inner {
                    static final boolean ON = SIZE > 2;
                }

                @Differentiable
                static double f(@Shape("N") Vector x) {
                    return sum(x) * SIZE + (Inner.ON && SURE ? ROWS[0] : x.dot(BETA));
                }
                """));
    }

    @Test
    void anInterfacesAccessorsAreRead() {
        String type = """
                interface Model<P> {
                    @Shape("D") Vector weights();

                    int count();

                    @Differentiable
                    default double f(@Shape("D") Vector x) {
                        return weights().dot(x) * this.count();
                    }
                }
                """;
        assertEquals("""
                Real[value=x, active=true, access=x]
                Real[value=weights, active=false, access=model.weights()]
                Int[name=count, access=model.count()]
                """, inputs(type));
        assertEquals(
                "test.Test.Model<?>",
                signature(type).receiver().orElseThrow().type().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "Model, model",
        "GMM, gmm",
        "URLModel, urlModel",
        "X, xObject",
        "Switch, switchObject",
        "model, modelObject"
    })
    void receiversAreCalledAfterTheirClass(String type, String name) {
        MethodSignature signature = signature("""
                static final class %s {
                    @Differentiable
                    double f(double x) {
                        return x;
                    }
                }
                """.formatted(type));
        assertEquals(name, signature.receiver().orElseThrow().name());
    }
}
