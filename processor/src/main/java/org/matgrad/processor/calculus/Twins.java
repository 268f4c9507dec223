package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Renaming;

/** Stores once what several factors of a Jacobian are but for the names of their indices. */
final class Twins {

    private final List<Definition> kept = new ArrayList<>();
    private final Map<ArrayVar, ArrayVar> same = new HashMap<>();

    private Twins() {}

    static JacobianProgram joined(JacobianProgram program) {
        List<JacobianProgram.Piece> pieces = program.pieces().stream()
                .map(piece -> new Twins().joined(piece))
                .toList();
        return new JacobianProgram(
                program.input(), program.outIndices(), program.inIndices(), pieces, program.formula());
    }

    private JacobianProgram.Piece joined(JacobianProgram.Piece piece) {
        piece.definitions().forEach(this::add);
        List<JacobianProgram.Term> terms = piece.terms().stream()
                .map(term -> new JacobianProgram.Term(
                        term.coefficient(),
                        term.deltas(),
                        term.links(),
                        term.inner(),
                        term.scalars().stream().map(this::kept).toList(),
                        term.factors().stream().map(this::kept).toList()))
                .toList();
        return new JacobianProgram.Piece(List.copyOf(kept), terms);
    }

    /** Adds a definition, which may read what others hold. */
    private void add(Definition given) {
        Definition definition = new Definition(
                given.target(), given.indices(), Exprs.replaceAccesses(given.body(), this::kept), given.origin());
        for (Definition other : kept) {
            if (isTwin(other, definition)) {
                same.put(definition.target(), other.target());
                return;
            }
        }
        kept.add(definition);
    }

    private static boolean isTwin(Definition one, Definition other) {
        if (!one.target().shape().equals(other.target().shape())) {
            return false;
        }
        Renaming renaming = new Renaming();
        for (int axis = 0; axis < one.indices().size(); axis++) {
            renaming.put(other.indices().get(axis), one.indices().get(axis).value());
        }
        return renaming.apply(other.body()).equals(one.body());
    }

    private Expr.Access kept(Expr.Access factor) {
        return new Expr.Access(same.getOrDefault(factor.array(), factor.array()), factor.at());
    }
}
