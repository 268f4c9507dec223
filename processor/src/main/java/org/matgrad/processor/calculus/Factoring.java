package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Function;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.component.Operator;
import org.matgrad.processor.component.Storage;
import org.matgrad.processor.matrix.Index;

/**
 * Splits a term's weight into factors over as few indices as they depend on. A factor that is an array of the program
 * is that array; the others are computed, those over the same indices as one.
 */
final class Factoring {

    private final Names names;
    private final String input;
    private final List<Definition> definitions = new ArrayList<>();
    private final Map<Expr, Expr.Access> computed = new HashMap<>();

    Factoring(Names names, String input) {
        this.names = names;
        this.input = input;
    }

    /** The factors to compute, in order. */
    List<Definition> definitions() {
        return definitions;
    }

    JacobianProgram.Term split(JacobianTerm term) {
        Product product = new Product();
        product.multiply(term.weight());
        List<Expr.Access> factors = new ArrayList<>(product.arrays);
        List<Expr.Access> scalars = new ArrayList<>();
        product.computed.forEach((indices, weight) -> {
            Expr.Access factor = stored(new ArrayList<>(indices), weight);
            (indices.isEmpty() ? scalars : factors).add(factor);
        });
        return new JacobianProgram.Term(product.coefficient, term.deltas(), term.inner(), scalars, factors);
    }

    private Expr.Access stored(List<Index> indices, Expr weight) {
        if (weight instanceof Expr.Access access && access.array().rank() == 0) {
            return access;
        }
        Expr.Access before = computed.get(weight);
        if (before != null) {
            return before;
        }
        ArrayVar array = new ArrayVar(names.fresh(input + "Partial"), Storage.shape(indices));
        definitions.add(Definition.fresh(array, indices, weight, null));
        Expr.Access factor = Expr.Access.of(array, indices);
        computed.put(weight, factor);
        return factor;
    }

    /** A weight taken apart at its multiplications. */
    private static final class Product {
        double coefficient = 1;
        final List<Expr.Access> arrays = new ArrayList<>();
        final Map<Set<Index>, Expr> computed = new LinkedHashMap<>();

        void multiply(Expr expr) {
            if (expr instanceof Expr.Const constant) {
                coefficient *= constant.value();
            } else if (expr instanceof Expr.Unary unary && unary.function() == Function.NEGATE) {
                coefficient = -coefficient;
                multiply(unary.argument());
            } else if (expr instanceof Expr.Binary binary && binary.operator() == Operator.MULTIPLY) {
                multiply(binary.left());
                multiply(binary.right());
            } else if (expr instanceof Expr.Binary binary
                    && binary.operator() == Operator.DIVIDE
                    && !Algebra.isConstant(binary.left(), 1)) {
                multiply(binary.left());
                multiply(new Expr.Binary(Operator.DIVIDE, Expr.ONE, binary.right()));
            } else if (expr instanceof Expr.Access access && isPlain(access)) {
                arrays.add(access);
            } else {
                computed.merge(Exprs.freeIndices(expr), expr, Algebra::multiply);
            }
        }

        /** Not a part of a longer array. */
        private static boolean isWhole(Expr.Access access) {
            for (int axis = 0; axis < access.array().rank(); axis++) {
                Index index = access.indices().get(axis);
                if (!index.extent().equals(access.array().shape().size(axis))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isPlain(Expr.Access access) {
            Set<Index> distinct = new HashSet<>(access.indices());
            return access.array().rank() > 0
                    && access.isPlain()
                    && distinct.size() == access.array().rank()
                    && isWhole(access);
        }
    }
}
