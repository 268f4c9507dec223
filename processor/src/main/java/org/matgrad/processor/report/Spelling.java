package org.matgrad.processor.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matgrad.processor.calculus.DerivativeProgram;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.report.document.Notation;

/** How arrays are written: by their names, adjoints as what they belong to with a bar above. */
final class Spelling {

    /** What the calculus calls an adjoint; names that clash have a number behind it, and are left as they are. */
    private static final String BAR = "Bar";

    private final Map<ArrayVar, ArrayVar> barred = new HashMap<>();

    private Spelling() {}

    static Spelling of(ComponentProgram value, DerivativeProgram adjoint) {
        Spelling spelling = new Spelling();
        adjoint.seeds().forEach((result, seed) -> spelling.barred.put(seed, result));
        adjoint.outcomes().forEach((input, gradient) -> spelling.barred.putIfAbsent(gradient, input));
        Map<String, ArrayVar> byName = new HashMap<>();
        value.inputs().forEach(input -> byName.put(input.name() + BAR, input));
        Clauses.defined(value.clauses()).forEach(array -> byName.put(array.name() + BAR, array));
        for (ArrayVar array : Clauses.defined(adjoint.clauses())) {
            ArrayVar base = byName.get(array.name());
            if (base != null) {
                spelling.barred.putIfAbsent(array, base);
            }
        }
        return spelling;
    }

    /** Lets an array be written as the adjoint of another one. */
    void bar(ArrayVar adjoint, ArrayVar base) {
        barred.put(adjoint, base);
    }

    Notation of(ArrayVar array) {
        ArrayVar base = barred.get(array);
        return base == null ? new Notation.Name(array.name()) : new Notation.Barred(new Notation.Name(base.name()));
    }

    /** An array's component at subscripts; a number is written without. */
    static Notation indexed(Notation array, List<Notation> subscripts) {
        return subscripts.isEmpty() ? array : new Notation.Indexed(array, subscripts);
    }
}
