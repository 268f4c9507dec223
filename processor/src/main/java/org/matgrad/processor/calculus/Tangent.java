package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.Aliases;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Index;

/** Forward mode: the tangent of an array is the sum, over the places that it reads, of the partial times what it reads. */
public final class Tangent {

    private Tangent() {}

    public static DerivativeProgram of(ComponentProgram program, Set<ArrayVar> inputs) {
        Activity activity = Activity.of(program, inputs);
        Map<ArrayVar, ArrayVar> dots = new LinkedHashMap<>();
        inputs.forEach(input -> dots.put(input, dot(program, input)));
        Map<ArrayVar, ArrayVar> seeds = new LinkedHashMap<>(dots);
        List<Definition> definitions = new ArrayList<>();
        for (Definition definition : activity.definitions()) {
            definitions.addAll(activity.linearization(definition).auxiliary());
            Expr sum = Expr.ZERO;
            for (Partial partial : activity.partials(definition)) {
                ArrayVar read = dots.get(partial.site().array());
                Expr dot = new Expr.Access(read, partial.site().indices());
                sum = Algebra.add(sum, Algebra.sum(partial.over(), Algebra.multiply(partial.weight(), dot)));
            }
            ArrayVar target = dot(program, definition.target());
            dots.put(definition.target(), target);
            definitions.add(twin(target, definition, sum));
        }
        ArrayVar result = dots.get(program.result());
        if (result == null) {
            result = dot(program, program.result());
            definitions.add(zero(result));
        }
        return new DerivativeProgram(
                seeds, Aliases.remove(definitions, Set.of(result)), Map.of(program.result(), result));
    }

    private static ArrayVar dot(ComponentProgram program, ArrayVar array) {
        return new ArrayVar(program.names().fresh(array.name() + "Dot"), array.shape());
    }

    private static Definition twin(ArrayVar target, Definition like, Expr body) {
        Map<Index, Index> twins = new HashMap<>();
        like.indices().forEach(index -> twins.put(index, index.twin()));
        Exprs.forEach(body, part -> {
            if (part instanceof Expr.Reduce reduce) {
                reduce.over().forEach(index -> twins.computeIfAbsent(index, Index::twin));
            }
        });
        return new Definition(target, Exprs.rename(like.indices(), twins), Exprs.rename(body, twins), like.origin());
    }

    private static Definition zero(ArrayVar target) {
        return new Definition(target, Index.along(target.shape(), 0), Expr.ZERO, null);
    }
}
