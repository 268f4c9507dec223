package org.matgrad.processor.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.calculus.JacobianProgram;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Operator;
import org.matgrad.processor.component.Renaming;
import org.matgrad.processor.matrix.Index;

/**
 * A compact Jacobian read as one formula.
 *
 * @param program what it is the formula of
 * @param terms deltas, those of links among them, and stored factors, each summed over its inner indices
 */
record CompactForm(JacobianProgram program, List<Expr> terms) {

    static CompactForm of(JacobianProgram program) {
        List<Expr> terms = new ArrayList<>();
        for (JacobianProgram.Piece piece : program.pieces()) {
            Map<ArrayVar, Definition> stored = new HashMap<>();
            piece.definitions().stream()
                    .filter(definition -> !Exprs.reduces(definition.body()))
                    .forEach(definition -> stored.put(definition.target(), definition));
            for (JacobianProgram.Term term : piece.terms()) {
                terms.add(inlined(formula(term), stored));
            }
        }
        return new CompactForm(program, terms);
    }

    private static Expr formula(JacobianProgram.Term term) {
        Expr product = Algebra.constant(term.coefficient());
        for (Expr.Delta delta : term.deltas()) {
            product = Algebra.multiply(product, delta);
        }
        for (JacobianProgram.Link link : term.links()) {
            product = Algebra.multiply(product, new Expr.Delta(link.axis().value(), link.subscript()));
        }
        for (Expr.Access scalar : term.scalars()) {
            product = Algebra.multiply(product, scalar);
        }
        for (Expr.Access factor : term.factors()) {
            product = Algebra.multiply(product, factor);
        }
        return Algebra.sum(term.inner(), product);
    }

    /** With the formulas of stored partials in their place. */
    private static Expr inlined(Expr expr, Map<ArrayVar, Definition> stored) {
        if (expr instanceof Expr.Access access) {
            Definition definition = stored.get(access.array());
            return definition == null
                    ? access
                    : Renaming.of(definition.indices(), access.at()).apply(definition.body());
        }
        if (expr instanceof Expr.Binary binary && binary.operator() == Operator.MULTIPLY) {
            return Algebra.multiply(inlined(binary.left(), stored), inlined(binary.right(), stored));
        }
        return Exprs.mapChildren(expr, child -> inlined(child, stored));
    }

    /** The whole, for a component of the result and one of the input. */
    Expr at(List<Index> out, List<Index> in) {
        Renaming renaming = new Renaming();
        for (int axis = 0; axis < out.size(); axis++) {
            renaming.put(program.outIndices().get(axis), out.get(axis).value());
        }
        for (int axis = 0; axis < in.size(); axis++) {
            renaming.put(program.inIndices().get(axis), in.get(axis).value());
        }
        Expr total = Expr.ZERO;
        for (Expr term : terms) {
            total = Algebra.add(total, renaming.apply(term));
        }
        return total;
    }

    Expr formula() {
        return at(program.outIndices(), program.inIndices());
    }

    /** The arrays that are kept for it: the program's own, and those that hold partials. */
    Set<ArrayVar> factors() {
        Set<ArrayVar> factors = new LinkedHashSet<>();
        for (JacobianProgram.Piece piece : program.pieces()) {
            for (JacobianProgram.Term term : piece.terms()) {
                term.scalars().forEach(access -> factors.add(access.array()));
                term.factors().forEach(access -> factors.add(access.array()));
            }
        }
        return factors;
    }

    /** The definitions of the arrays that hold partials. */
    Map<ArrayVar, Definition> computed() {
        Map<ArrayVar, Definition> computed = new LinkedHashMap<>();
        program.pieces().forEach(piece -> piece.definitions()
                .forEach(definition -> computed.put(definition.target(), definition)));
        return computed;
    }
}
