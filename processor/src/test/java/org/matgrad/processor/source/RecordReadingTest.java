package org.matgrad.processor.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.matgrad.processor.source.ReadPrograms.assertProgram;
import static org.matgrad.processor.source.ReadPrograms.inputs;

import org.junit.jupiter.api.Test;

/** Records that are taken apart and made. */
class RecordReadingTest {

    private static final String PARAMETERS = """
            record Layer(@Shape("C, D") Matrix W, @Shape("C") Vector b, int n, int[] rows, boolean on, Tensor T) {}

            record Pair(@Shape("C") Vector y, double s) {}
            """;

    @Test
    void parametersAreTakenApart() {
        String method = PARAMETERS + """
                @Differentiable(wrt = "layer")
                static double f(Layer layer, Vector x, double layerB) {
                    Vector y = layer.W().times(x).plus(layer.b());
                    return sum(y) * layer.n() + layer.T().get(0, layer.rows()[1], 2) + layerB;
                }
                """;
        assertEquals("""
                Real[value=layerW, active=true, access=layer.W()]
                Real[value=layerB2, active=true, access=layer.b()]
                Int[name=layerN, access=layer.n()]
                Ints[name=layerRows, access=layer.rows()]
                Flag[name=layerOn, access=layer.on()]
                Real[value=layerT, active=true, access=layer.T()]
                Real[value=x, active=false, access=x]
                Real[value=layerB, active=false, access=layerB]
                """, inputs(method));
        assertProgram(method, """
                in layerW[C, D]
                in layerB2[C]
                in layerT[size0 of layerT, size1 of layerT, size2 of layerT]
                in x[D]
                in layerB[]
                t1[C] = times(layerW, x)
                y[C] = plus(t1, layerB2)
                t2[] = sum(y)
                t3[] = times(t2, (layerN))
                t4[] = get(layerT, (0), (layerRows[1]), (2))
                t5[] = plus(t3, t4)
                t6[] = plus(t5, layerB)
                out t6""");
    }

    @Test
    void resultsAreTakenApart() {
        assertProgram(PARAMETERS + """
                @Differentiable
                static Pair f(@Shape("C, D") Matrix W, Vector x) {
                    Pair pair = new Pair(W.times(x), 3);
                    return new Pair(pair.y(), pair.s() * x.get(0));
                }
                """, """
                in W[C, D]
                in x[D]
                t1[C] = times(W, x)
                t2[] = get(x, (0))
                t3[] = times(3.0, t2)
                out t1
                out t3""");
    }

    @Test
    void aRecordsOwnMethodReadsItsComponents() {
        String method = """
                record Line(double slope, double shift) {
                    @Differentiable
                    double f(double x) {
                        return slope * x + this.shift();
                    }
                }
                """;
        assertEquals("""
                Real[value=x, active=true, access=x]
                Real[value=slope, active=false, access=line.slope()]
                Real[value=shift, active=false, access=line.shift()]
                """, inputs(method));
    }
}
