package org.matgrad.processor.source;

import java.util.List;
import java.util.Optional;
import org.matgrad.processor.matrix.Loop;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Operation;
import org.matgrad.processor.matrix.Operations;
import org.matgrad.processor.matrix.Part;
import org.matgrad.processor.matrix.ProgramBuilder;
import org.matgrad.processor.matrix.Relation;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.matrix.Test;
import org.matgrad.processor.matrix.Value;
import org.matgrad.processor.matrix.Variadic;

/** Reads {@code matrixPower}: products from left to right, written out for small constants, a loop otherwise. */
final class Powers {

    /** The largest exponent whose products are written out. */
    private static final int WRITTEN_OUT = 8;

    private static final Operation TIMES =
            Operations.ofRanks("times", List.of(2, 2)).orElseThrow();

    private final Scope scope;
    private final Expressions expressions;
    private final ProgramBuilder builder;

    Powers(Scope scope, Expressions expressions) {
        this.scope = scope;
        this.expressions = expressions;
        this.builder = scope.builder();
    }

    static boolean isPower(String method) {
        return method.equals("matrixPower");
    }

    Quantity read(Quantity matrix, Quantity exponent, Place exponentAt, Place at) {
        Operand base = ((Quantity.Real) matrix).operand();
        Size size = ((Quantity.Int) exponent).size();
        if (size.constant().isPresent()) {
            int constant = size.constant().getAsInt();
            if (constant < 0) {
                return scope.refuse(Problem.NEGATIVE_EXPONENT, exponentAt, constant);
            }
            return constant <= WRITTEN_OUT ? writtenOut(base, constant, at) : repeated(base, size, at);
        }
        if (scope.varies(size)) {
            return scope.refuse(Problem.LOOP_WITHIN_LAMBDA, exponentAt);
        }
        builder.demandCount(size, "the exponent of matrixPower");
        Place part = new Place(at.path(), null);
        return expressions
                .branches()
                .choose(
                        Test.ints(Relation.GREATER, size, Size.ZERO),
                        () -> Optional.of(repeated(base, size, part)),
                        () -> Optional.of(writtenOut(base, 0, part)),
                        at)
                .orElse(Quantity.POISON);
    }

    private Quantity writtenOut(Operand base, int exponent, Place at) {
        if (exponent < 2) {
            Operation operation = exponent == 0 ? Variadic.matrixPowerZero() : Variadic.matrixPowerOne();
            return scope.apply(operation, List.of(base), at);
        }
        Quantity power = new Quantity.Real(base);
        for (int factors = 2; factors <= exponent; factors++) {
            Place product = factors == exponent ? at : new Place(at.path(), null);
            if (power instanceof Quantity.Real before) {
                power = scope.apply(TIMES, List.of(before.operand(), base), product);
            }
        }
        return power;
    }

    /** The product of one or more factors. */
    private Quantity repeated(Operand base, Size exponent, Place at) {
        Value state = builder.declared(null, base.shape());
        builder.begin();
        Quantity next = scope.apply(TIMES, List.of(state, base), new Place(at.path(), null));
        List<Part> body = builder.end();
        if (!(next instanceof Quantity.Real product)) {
            return Quantity.POISON;
        }
        Value result = builder.declared(at.wanted(), base.shape());
        Loop.Carried carried = new Loop.Carried(state, base, product.operand(), result);
        builder.add(new Loop(
                builder.counter("factors"),
                Size.ONE,
                exponent,
                Size.ONE,
                Loop.Direction.UP,
                List.of(carried),
                body,
                builder.place(),
                scope.origin(at)));
        return new Quantity.Real(result);
    }
}
