package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;

/** What has been computed already isn't computed again: a definition that has the formula of an earlier one reads that one. */
final class Duplicates {

    /** A definition whose indices have the names of their places. */
    private record Formula(Shape shape, List<Index> indices, Expr body) {}

    /** What an index is called that comes at a place among those of a formula. */
    private record Numbered(int place, Size extent) {}

    /** What is known where this stands in a loop or a branch. */
    private final Optional<Duplicates> around;

    private final Map<Formula, ArrayVar> known = new HashMap<>();
    private final Map<ArrayVar, ArrayVar> earlier;
    private final Map<Numbered, Index> places;
    private final Rewriting rewriting = new Rewriting(this::read, size -> size);

    private Duplicates(Optional<Duplicates> around, Map<ArrayVar, ArrayVar> earlier, Map<Numbered, Index> places) {
        this.around = around;
        this.earlier = earlier;
        this.places = places;
    }

    /** The clauses with every formula computed once; what was the same is an alias. */
    static List<Clause> remove(List<Clause> clauses) {
        return new Duplicates(Optional.empty(), new HashMap<>(), new HashMap<>()).clauses(clauses);
    }

    private List<Clause> clauses(List<Clause> clauses) {
        return clauses.stream()
                .map(clause -> clause instanceof Definition definition
                        ? definition(definition)
                        : rewriting.clause(clause, inside -> inside().clauses(inside)))
                .toList();
    }

    /** What is computed in a turn or on a way isn't known behind it, nor read there. */
    private Duplicates inside() {
        return new Duplicates(Optional.of(this), earlier, places);
    }

    private Optional<ArrayVar> known(Formula formula) {
        ArrayVar here = known.get(formula);
        return here != null ? Optional.of(here) : around.flatMap(outer -> outer.known(formula));
    }

    private Definition definition(Definition given) {
        Definition definition = rewriting.definition(given);
        if (definition.body() instanceof Expr.Access
                || Exprs.accesses(definition.body()).isEmpty()) {
            return definition;
        }
        Formula formula = formula(definition);
        Optional<ArrayVar> first = known(formula);
        if (first.isEmpty()) {
            known.put(formula, definition.target());
            return definition;
        }
        earlier.put(definition.target(), first.get());
        Expr same = Expr.Access.of(first.get(), definition.indices());
        return new Definition(definition.target(), definition.indices(), same, definition.origin());
    }

    private Formula formula(Definition definition) {
        Renaming renaming = new Renaming();
        List<Index> indices = new ArrayList<>(definition.indices());
        indices.addAll(Exprs.boundIndices(definition.body()));
        for (int place = 0; place < indices.size(); place++) {
            Index index = indices.get(place);
            Size extent = renaming.apply(index.extent());
            Index common =
                    places.computeIfAbsent(new Numbered(place, extent), key -> new Index(index.name(), key.extent()));
            renaming.put(index, common.value());
        }
        List<Index> own = renaming.indices(definition.indices());
        return new Formula(definition.target().shape(), own, renaming.apply(definition.body()));
    }

    private Expr read(Expr.Access access) {
        return new Expr.Access(earlier.getOrDefault(access.array(), access.array()), access.at());
    }
}
