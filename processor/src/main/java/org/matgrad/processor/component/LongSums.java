package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.List;
import org.matgrad.processor.matrix.Index;

/** Computes sums of very many terms in parts, each small enough for a method that HotSpot compiles. */
final class LongSums {

    /** A formula of more nodes than this is parted. */
    private static final int LARGEST = 400;

    private LongSums() {}

    /** A definition, after those of the parts of its sum. */
    static List<Definition> parted(Definition definition, Names names) {
        if (Exprs.size(definition.body()) <= LARGEST) {
            return List.of(definition);
        }
        List<Expr> terms = new ArrayList<>();
        terms(definition.body(), terms);
        List<Definition> all = new ArrayList<>();
        List<Expr> sums = new ArrayList<>();
        List<Expr> part = new ArrayList<>();
        int size = 0;
        for (Expr term : terms) {
            if (Exprs.reduces(term) || Exprs.hasDeltas(term)) {
                sums.add(term);
                continue;
            }
            size += Exprs.size(term);
            part.add(term);
            if (size > LARGEST / 2) {
                sums.add(named(part, definition, names, all));
                part.clear();
                size = 0;
            }
        }
        sums.addAll(part);
        all.add(new Definition(definition.target(), definition.indices(), Algebra.total(sums), definition.origin()));
        return all;
    }

    private static void terms(Expr expr, List<Expr> terms) {
        if (expr instanceof Expr.Binary binary && binary.operator() == Operator.ADD) {
            terms(binary.left(), terms);
            terms(binary.right(), terms);
        } else if (expr instanceof Expr.Binary binary && binary.operator() == Operator.SUBTRACT) {
            terms(binary.left(), terms);
            List<Expr> right = new ArrayList<>();
            terms(binary.right(), right);
            right.forEach(term -> terms.add(Algebra.negate(term)));
        } else {
            terms.add(expr);
        }
    }

    private static Expr named(List<Expr> part, Definition definition, Names names, List<Definition> all) {
        List<Index> indices = definition.indices();
        ArrayVar array = new ArrayVar(
                names.fresh(definition.target().name() + "Part"),
                definition.target().shape());
        all.add(Definition.fresh(array, indices, Algebra.total(part), definition.origin()));
        return Expr.Access.of(array, indices);
    }
}
