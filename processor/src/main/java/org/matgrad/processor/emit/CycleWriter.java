package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Repetition;
import org.matgrad.processor.loop.Cycle;
import org.matgrad.processor.loop.IntExpr;
import org.matgrad.processor.loop.Memory;
import org.matgrad.processor.matrix.Loop;

/** What stands around the body of a loop of the user's, in the user's order of turns or backwards. */
final class CycleWriter {

    private final Cycle cycle;
    private final Writing how;
    private final CodeBlock from;
    private final CodeBlock limit;
    private final CodeBlock step;

    CycleWriter(Cycle cycle, Writing how) {
        this.cycle = cycle;
        this.how = how;
        this.from = how.text().of(cycle.from());
        this.limit = how.text().of(cycle.limit());
        this.step = how.text().of(cycle.step());
    }

    private boolean isUnit() {
        return cycle.step().isNumber(1);
    }

    private boolean goesUp() {
        return cycle.turns().direction() == Loop.Direction.UP;
    }

    /** The loop's head. */
    CodeBlock loop() {
        String variable = cycle.variable();
        if (cycle.order() == Repetition.Order.FORWARD) {
            return goesUp()
                    ? CodeBlock.of("for (int $1L = $2L; $1L < $3L; $1L$4L)", variable, from, limit, by("+"))
                    : CodeBlock.of("for (int $1L = $2L; $1L > $3L; $1L$4L)", variable, from, limit, by("-"));
        }
        CodeBlock last = last();
        return goesUp()
                ? CodeBlock.of("for (int $1L = $2L; $1L >= $3L; $1L$4L)", variable, last, from, by("-"))
                : CodeBlock.of("for (int $1L = $2L; $1L <= $3L; $1L$4L)", variable, last, from, by("+"));
    }

    private CodeBlock by(String sign) {
        return isUnit() ? CodeBlock.of("$1L$1L", sign) : CodeBlock.of(" $L= $L", sign, step);
    }

    /** The counter's value in the last turn. */
    private CodeBlock last() {
        if (isUnit()) {
            return how.text().of(plus(cycle.limit(), goesUp() ? -1 : 1));
        }
        return goesUp()
                ? CodeBlock.of("$L + ($L - 1) * ($L)", from, count(), step)
                : CodeBlock.of("$L - ($L - 1) * ($L)", from, count(), step);
    }

    private static IntExpr plus(IntExpr expr, int number) {
        return expr.plus(IntExpr.of(number));
    }

    private CodeBlock count() {
        return goesUp()
                ? CodeBlock.of("$T.count($L, $L, $L)", Types.TURNS, from, limit, step)
                : CodeBlock.of("$T.count($L, $L, $L)", Types.TURNS, limit, from, step);
    }

    /** Room for all turns' values of the arrays that are recorded here. */
    CodeBlock reserve() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (ArrayVar array : cycle.recorded()) {
            if (Memory.varies(array)) {
                continue;
            }
            CodeBlock turns = turns();
            CodeBlock length = array.rank() == 0
                    ? turns
                    : CodeBlock.of(
                            "$T.multiplyExact($L, $L)",
                            Math.class,
                            turns,
                            how.text().of(array.shape().length()));
            String name = JavaText.name(array);
            code.addStatement(
                    "$4T[] $1L = this.$1L = $2T.grown(this.$1L, $3L)",
                    name,
                    how.types().storage(array),
                    length,
                    how.types().number(array));
        }
        if (cycle.recorded().isEmpty() && !isUnit() && cycle.order() == Repetition.Order.FORWARD && !isConstant()) {
            code.addStatement("$L", count());
        }
        return code.build();
    }

    /** How many turns there were when the loop ends; a sweep backwards begins there. */
    private CodeBlock turns() {
        String turn = how.recording().turn(cycle.turns());
        return cycle.order() == Repetition.Order.FORWARD
                ? CodeBlock.of("$L + $L", turn, count())
                : CodeBlock.of("$L", turn);
    }

    private boolean isConstant() {
        return cycle.step() instanceof IntExpr.Num;
    }

    CodeBlock begin() {
        return cycle.order() == Repetition.Order.BACKWARD && how.recording().counts(cycle.turns())
                ? CodeBlock.of("$L--;\n", how.recording().turn(cycle.turns()))
                : CodeBlock.of("");
    }

    CodeBlock end() {
        return cycle.order() == Repetition.Order.FORWARD && how.recording().counts(cycle.turns())
                ? CodeBlock.of("$L++;\n", how.recording().turn(cycle.turns()))
                : CodeBlock.of("");
    }
}
