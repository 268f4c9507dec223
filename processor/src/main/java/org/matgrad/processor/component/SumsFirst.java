package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matgrad.processor.matrix.Index;

/**
 * A sum over products is a product of sums where only one factor varies: Σₙ Σₐ A[n,a]·B[a,b] is Σₐ (Σₙ A[n,a])·B[a,b], for
 * one addition in place of a product of matrices.
 */
public final class SumsFirst {

    private final Set<ArrayVar> kept;
    private final Names names;
    private final Map<ArrayVar, Integer> readers;
    /** The sums of products that may be taken apart. */
    private final Map<ArrayVar, Definition> products = new HashMap<>();

    private SumsFirst(Set<ArrayVar> kept, Map<ArrayVar, Integer> readers, Names names) {
        this.kept = kept;
        this.readers = readers;
        this.names = names;
    }

    /**
     * The clauses with sums taken first; products that nothing reads any more are left to be dropped.
     *
     * @param kept the arrays that are read elsewhere
     * @param names the names taken, to which those of arrays of its own are added
     */
    public static List<Clause> of(List<Clause> clauses, Set<ArrayVar> kept, Names names) {
        Set<ArrayVar> whole = new HashSet<>(kept);
        whole.addAll(Clauses.handedOver(clauses));
        Map<ArrayVar, Integer> readers = new HashMap<>();
        Clauses.forEach(
                clauses, clause -> Clauses.reads(clause).forEach(array -> readers.merge(array, 1, Integer::sum)));
        return new SumsFirst(whole, readers, names).clauses(clauses);
    }

    private List<Clause> clauses(List<Clause> clauses) {
        List<Clause> all = new ArrayList<>();
        for (Clause clause : clauses) {
            if (clause instanceof Definition definition) {
                Expr body = summands(definition.body(), definition, all);
                boolean isSame = body.equals(definition.body());
                all.add(
                        isSame
                                ? definition
                                : Definition.fresh(
                                        definition.target(), definition.indices(), body, definition.origin()));
                if (isProduct(definition)) {
                    products.put(definition.target(), definition);
                }
            } else {
                all.add(Clauses.within(clause, inside -> new SumsFirst(kept, readers, names).clauses(inside)));
            }
        }
        return all;
    }

    /** Whether a definition is nothing but a sum of products of two components, for one reader. */
    private boolean isProduct(Definition definition) {
        ArrayVar target = definition.target();
        return !kept.contains(target)
                && readers.getOrDefault(target, 0) == 1
                && definition.body() instanceof Expr.Reduce sum
                && sum.reduction() == Reduction.SUM
                && sum.body() instanceof Expr.Binary product
                && product.operator() == Operator.MULTIPLY
                && product.left() instanceof Expr.Access left
                && product.right() instanceof Expr.Access right
                && left.isPlain()
                && right.isPlain();
    }

    private Expr summands(Expr body, Definition reader, List<Clause> before) {
        if (body instanceof Expr.Binary sum && sum.operator() == Operator.ADD) {
            return new Expr.Binary(
                    Operator.ADD, summands(sum.left(), reader, before), summands(sum.right(), reader, before));
        }
        return body instanceof Expr.Reduce sum && sum.reduction() == Reduction.SUM
                ? apart(sum, reader, before).orElse(body)
                : body;
    }

    private Optional<Expr> apart(Expr.Reduce sum, Definition reader, List<Clause> before) {
        boolean isNegative = sum.body() instanceof Expr.Unary negated && negated.function() == Function.NEGATE;
        Expr summand = isNegative ? ((Expr.Unary) sum.body()).argument() : sum.body();
        if (!(summand instanceof Expr.Access access)
                || !access.isPlain()
                || !products.containsKey(access.array())
                || readsTwice(access.array(), reader)) {
            return Optional.empty();
        }
        Definition inner = products.get(access.array());
        Renaming renaming = Renaming.of(inner.indices(), access.at());
        Expr.Reduce products = (Expr.Reduce) renaming.apply(inner.body());
        Expr.Binary product = (Expr.Binary) products.body();
        Expr.Access left = (Expr.Access) product.left();
        Expr.Access right = (Expr.Access) product.right();
        List<Index> ofLeft = onlyIn(left, right, sum.over());
        List<Index> ofRight = onlyIn(right, left, sum.over());
        List<Index> first = ofLeft.size() >= ofRight.size() ? ofLeft : ofRight;
        if (first.isEmpty() || !areRectangular(sum.over()) || !areRectangular(products.over())) {
            return Optional.empty();
        }
        Expr.Access varying = first == ofLeft ? left : right;
        Expr.Access other = first == ofLeft ? right : left;
        Named summed = Named.of(
                names.fresh(varying.array().name() + "Sum"),
                new Expr.Reduce(Reduction.SUM, first, varying),
                inner.origin());
        before.add(summed.definition());
        List<Index> over = new ArrayList<>(sum.over());
        over.removeAll(first);
        over.addAll(products.over());
        Expr one = Algebra.multiply(summed.read(), other);
        Expr signed = isNegative ? new Expr.Unary(Function.NEGATE, one) : one;
        return Optional.of(new Expr.Reduce(Reduction.SUM, over, signed));
    }

    private static boolean readsTwice(ArrayVar array, Definition reader) {
        long sites = Exprs.accesses(reader.body()).stream()
                .filter(access -> access.array() == array)
                .count();
        return sites > 1;
    }

    private static List<Index> onlyIn(Expr.Access one, Expr.Access other, List<Index> over) {
        return over.stream()
                .filter(index ->
                        one.indices().contains(index) && !other.indices().contains(index))
                .toList();
    }

    /** Whether no extent depends on another index. */
    private static boolean areRectangular(List<Index> indices) {
        return indices.stream().map(Index::extent).map(Exprs::indices).allMatch(Set::isEmpty);
    }
}
