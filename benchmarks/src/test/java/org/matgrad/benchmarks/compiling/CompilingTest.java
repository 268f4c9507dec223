package org.matgrad.benchmarks.compiling;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.matgrad.benchmarks.core.Call;
import org.matgrad.benchmarks.core.Case;
import org.matgrad.benchmarks.core.Contender;

class CompilingTest {

    /** Twice in one virtual machine, and with all kinds of methods. */
    @Test
    void companionsAreWritten() {
        for (Case problem : Compiling.cases(List.of(1, 11), List.of(3))) {
            for (Contender contender : problem.contenders()) {
                contender.prepared();
            }
        }
    }

    @Test
    void theyAreTheRealOnes() {
        Contender processor =
                Compiling.cases(List.of(5), List.of()).get(0).contenders().get(0);
        Call call = processor.preparation().get();
        call.run();
        String layer =
                ((Compilation) call).written().get("compiled.Methods0Layer0").toString();
        assertTrue(layer.contains("public void backward(Vector yBar)"), layer);
    }
}
