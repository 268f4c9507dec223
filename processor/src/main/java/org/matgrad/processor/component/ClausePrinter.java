package org.matgrad.processor.component;

import java.util.List;
import org.matgrad.processor.matrix.Loop;

/** Clauses as lines of text. */
final class ClausePrinter {

    private ClausePrinter() {}

    static void print(List<Clause> clauses, String indent, StringBuilder text) {
        for (Clause clause : clauses) {
            if (clause instanceof Repetition repetition) {
                text.append(indent).append(head(repetition)).append('\n');
                for (Repetition.Carried carried : repetition.carried()) {
                    text.append(indent).append("  ").append(carried.state()).append(" is first ");
                    text.append(carried.initial())
                            .append(", then ")
                            .append(carried.next())
                            .append('\n');
                }
                print(repetition.body(), indent + "  ", text);
                repetition.carried().forEach(carried -> text.append(indent)
                        .append(carried.result())
                        .append(" = ")
                        .append(carried.state())
                        .append(" at the end\n"));
            } else if (clause instanceof Alternative alternative) {
                print(alternative, indent, text);
            } else {
                text.append(indent).append(clause).append('\n');
            }
        }
    }

    private static String head(Repetition repetition) {
        Repetition.Turns turns = repetition.turns();
        String to = turns.direction() == Loop.Direction.UP ? " below " : " above ";
        String order = repetition.order() == Repetition.Order.FORWARD ? "for " : "backwards for ";
        String step = turns.step().isConstant(1) ? "" : " in steps of " + turns.step();
        return order + turns.counter() + " from " + turns.from() + to + turns.limit() + step;
    }

    private static void print(Alternative alternative, String indent, StringBuilder text) {
        text.append(indent)
                .append("if ")
                .append(Printer.print(alternative.condition()))
                .append('\n');
        print(alternative.then(), indent + "  ", text);
        text.append(indent).append("else\n");
        print(alternative.otherwise(), indent + "  ", text);
        alternative.merged().forEach(merged -> text.append(indent)
                .append(merged.result())
                .append(" = ")
                .append(merged.then())
                .append(" or ")
                .append(merged.otherwise())
                .append('\n'));
    }
}
