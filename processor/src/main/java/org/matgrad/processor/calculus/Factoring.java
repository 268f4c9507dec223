package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Condition;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Function;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.component.Operator;
import org.matgrad.processor.component.Renaming;
import org.matgrad.processor.component.Storage;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/**
 * Splits a term's weight into factors over as few indices as they depend on. A factor that is an array of the program
 * is that array; the others are computed, those over the same indices as one.
 */
final class Factoring {

    private final Names names;
    private final Reads reads;
    private final String input;
    private final List<Index> out;
    private final List<Definition> definitions = new ArrayList<>();
    private final Map<Expr, ArrayVar> computed = new HashMap<>();
    private final Reads.Common commons = new Reads.Common();

    /**
     * For one input.
     *
     * @param out the indices of the result
     */
    Factoring(Names names, Reads reads, String input, List<Index> out) {
        this.names = names;
        this.reads = reads;
        this.input = input;
        this.out = out;
    }

    /** The factors to compute, in order. */
    List<Definition> definitions() {
        return definitions;
    }

    /** Without conditions that say no more than that there is a place which the links lead to. */
    static JacobianTerm.Placed simplified(JacobianTerm.Placed term, Reads reads) {
        Product product = Product.of(term.weight(), reads);
        boolean isGuarded = product.guards.stream().anyMatch(guard -> isImplied(guard, term.links()));
        return isGuarded && product.isSafe()
                ? new JacobianTerm.Placed(
                        term.deltas(), term.links(), term.inner(), unguarded(term.weight(), term.links()))
                : term;
    }

    private static Expr unguarded(Expr weight, List<JacobianProgram.Link> links) {
        if (!(weight instanceof Expr.Select select) || !Algebra.isConstant(select.otherwise(), 0)) {
            return weight;
        }
        Expr then = unguarded(select.then(), links);
        List<Condition> asked = new ArrayList<>(select.condition().conjuncts());
        asked.removeIf(guard -> isImplied(guard, links));
        for (int n = asked.size() - 1; n >= 0; n--) {
            then = Algebra.select(asked.get(n), then, Expr.ZERO);
        }
        return then;
    }

    JacobianProgram.Term split(JacobianTerm.Placed term) {
        Product product = Product.of(term.weight(), reads);
        product.distributeGuards();
        product.fold();
        Set<Index> around = around(term.weight());
        around.addAll(term.inner());
        List<Expr.Access> factors = new ArrayList<>(product.arrays);
        List<Expr.Access> scalars = new ArrayList<>();
        product.computed.forEach((indices, weight) -> {
            Expr.Access factor = stored(new ArrayList<>(indices), weight, around);
            (indices.isEmpty() ? scalars : factors).add(factor);
        });
        return new JacobianProgram.Term(
                product.coefficient, term.deltas(), term.links(), term.inner(), scalars, factors);
    }

    /** The weight with computed factors of more than so many nodes in arrays of their own. */
    Expr settled(Expr weight, int nodes) {
        Product product = Product.of(weight, reads);
        List<Condition> guards = List.copyOf(product.guards);
        product.distributeGuards();
        if (product.computed.values().stream().allMatch(expr -> Exprs.size(expr) <= nodes)) {
            return weight;
        }
        Set<Index> around = around(weight);
        Expr result = Algebra.constant(product.coefficient);
        for (Expr.Access array : product.arrays) {
            result = Algebra.multiply(result, array);
        }
        for (Map.Entry<Set<Index>, Expr> entry : product.computed.entrySet()) {
            boolean isSmall = Exprs.size(entry.getValue()) <= nodes;
            result = Algebra.multiply(
                    result,
                    isSmall ? entry.getValue() : stored(new ArrayList<>(entry.getKey()), entry.getValue(), around));
        }
        // What comes to be multiplied may be there on these conditions only.
        for (int n = guards.size() - 1; n >= 0; n--) {
            result = Algebra.select(guards.get(n), result, Expr.ZERO);
        }
        return result;
    }

    /** Whether a weight has a factor that is computed over all its indices. */
    static boolean isComputed(Expr weight, Reads reads) {
        Product product = Product.of(weight, reads);
        product.distributeGuards();
        return product.computed.containsKey(Exprs.freeIndices(weight));
    }

    /** Whether a condition only asks that the index of a linked axis lies within it: elsewhere there is nothing anyway. */
    private static boolean isImplied(Condition guard, List<JacobianProgram.Link> links) {
        if (!(guard instanceof Condition.Ints ints)) {
            return false;
        }
        Size difference = ints.left().minus(ints.right());
        return links.stream().anyMatch(link -> {
            Size below = link.subscript().minus(link.axis().extent());
            return switch (ints.relation()) {
                case LESS -> difference.equals(below);
                case GREATER -> difference.times(Size.of(-1)).equals(below);
                case GREATER_OR_EQUAL -> difference.equals(link.subscript());
                case LESS_OR_EQUAL -> difference.times(Size.of(-1)).equals(link.subscript());
                default -> false;
            };
        });
    }

    /** All indices that the program runs through where it computes a weight. */
    private Set<Index> around(Expr weight) {
        Set<Index> around = new LinkedHashSet<>(out);
        around.addAll(Exprs.freeIndices(weight));
        return around;
    }

    private Expr.Access stored(List<Index> indices, Expr factor, Set<Index> around) {
        if (factor instanceof Expr.Access access && access.array().rank() == 0) {
            return access;
        }
        boolean isAsked = around.stream().allMatch(index -> indices.contains(index) || index.isNeverEmpty());
        Expr weight = isAsked ? factor : WhereThere.of(factor);
        List<Index> common = new ArrayList<>();
        for (Index index : indices) {
            common.add(commons.at(common.size(), index));
        }
        Expr formula = Renaming.of(indices, Exprs.plain(common)).apply(weight);
        ArrayVar array = computed.get(formula);
        if (array == null) {
            array = new ArrayVar(names.fresh(input + "Partial"), Storage.shape(indices));
            definitions.add(Definition.fresh(array, indices, weight, null));
            computed.put(formula, array);
        }
        return Expr.Access.of(array, indices);
    }

    /** A weight taken apart at its multiplications. */
    private static final class Product {
        double coefficient = 1;
        final List<Condition> guards = new ArrayList<>();
        final List<Expr.Access> arrays = new ArrayList<>();
        final Map<Set<Index>, Expr> computed = new LinkedHashMap<>();

        private final Reads reads;

        private Product(Reads reads) {
            this.reads = reads;
        }

        static Product of(Expr weight, Reads reads) {
            Product product = new Product(reads);
            product.multiply(weight);
            return product;
        }

        private void multiply(Expr expr) {
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
            } else if (expr instanceof Expr.Select select && Algebra.isConstant(select.otherwise(), 0)) {
                guards.addAll(select.condition().conjuncts());
                multiply(select.then());
            } else if (expr instanceof Expr.Access access && isWhole(access)) {
                arrays.add(access);
            } else {
                compute(expr);
            }
        }

        private void compute(Expr expr) {
            computed.merge(Exprs.freeIndices(expr), expr, Algebra::multiply);
        }

        /** Whether the access runs through the whole array, so that the array itself can be the factor. */
        private static boolean isWhole(Expr.Access access) {
            List<Index> indices = access.indices();
            if (access.array().rank() == 0
                    || !access.isPlain()
                    || new HashSet<>(indices).size() < access.array().rank()) {
                return false;
            }
            for (int axis = 0; axis < indices.size(); axis++) {
                if (!indices.get(axis).extent().equals(access.array().shape().size(axis))) {
                    return false;
                }
            }
            return true;
        }

        /** Whether all that is computed or asked can be whatever the indices are. */
        boolean isSafe() {
            return computed.values().stream().allMatch(reads::areSafe)
                    && guards.stream().allMatch(guard -> reads.areSafe(Algebra.select(guard, Expr.ONE, Expr.ZERO)));
        }

        /** Puts each condition where all its indices are; what is unsafe stands under all conditions. */
        void distributeGuards() {
            if (guards.isEmpty()) {
                return;
            }
            boolean isSafe = isSafe();
            if (!isSafe) {
                Expr all = Expr.ONE;
                for (Expr expr : computed.values()) {
                    all = Algebra.multiply(all, expr);
                }
                computed.clear();
                for (int n = guards.size() - 1; n >= 0; n--) {
                    all = Algebra.select(guards.get(n), all, Expr.ZERO);
                }
                computed.put(Exprs.freeIndices(all), all);
                guards.clear();
                return;
            }
            for (int n = guards.size() - 1; n >= 0; n--) {
                distribute(guards.get(n));
            }
            guards.clear();
        }

        /** Multiplies an array into what is computed over all its indices anyway: then it needs not be held. */
        void fold() {
            for (Iterator<Expr.Access> all = arrays.iterator(); all.hasNext(); ) {
                Expr.Access array = all.next();
                Optional<Set<Index>> over = computed.keySet().stream()
                        .filter(indices -> indices.containsAll(array.indices()))
                        .min(Comparator.comparingInt(Set::size));
                if (over.isPresent()) {
                    all.remove();
                    computed.compute(over.get(), (indices, expr) -> Algebra.multiply(array, expr));
                }
            }
        }

        private void distribute(Condition guard) {
            Set<Index> asked = Exprs.freeIndices(guard);
            boolean isPlaced = false;
            for (Iterator<Expr.Access> all = arrays.iterator(); all.hasNext(); ) {
                Expr.Access array = all.next();
                if (array.indices().containsAll(asked)) {
                    all.remove();
                    compute(array);
                }
            }
            for (Map.Entry<Set<Index>, Expr> entry : computed.entrySet()) {
                if (entry.getKey().containsAll(asked)) {
                    entry.setValue(Algebra.select(guard, entry.getValue(), Expr.ZERO));
                    isPlaced = true;
                }
            }
            if (!isPlaced) {
                compute(Algebra.select(guard, Expr.ONE, Expr.ZERO));
            }
        }
    }
}
