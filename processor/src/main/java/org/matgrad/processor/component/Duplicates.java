package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;

/** What has been computed already isn't computed again: a definition that has the formula of an earlier one reads that one. */
final class Duplicates {

    /** A definition whose indices have the names of their places. */
    private record Formula(Shape shape, List<Index> indices, Expr body) {}

    /** What an index is called that comes at a place among those of a formula. */
    private record Numbered(int place, Size extent) {}

    private final Map<Formula, ArrayVar> known;
    private final Map<ArrayVar, ArrayVar> earlier;
    private final Map<Numbered, Index> places;
    private final Rewriting rewriting = new Rewriting(this::read, size -> size);

    private Duplicates(Map<Formula, ArrayVar> known, Map<ArrayVar, ArrayVar> earlier, Map<Numbered, Index> places) {
        this.known = known;
        this.earlier = earlier;
        this.places = places;
    }

    /** The clauses with every formula computed once; what was the same is an alias. */
    static List<Clause> remove(List<Clause> clauses) {
        return new Duplicates(new HashMap<>(), new HashMap<>(), new HashMap<>()).clauses(clauses);
    }

    private List<Clause> clauses(List<Clause> clauses) {
        List<Clause> all = new ArrayList<>();
        for (Clause clause : clauses) {
            if (clause instanceof Definition definition) {
                all.add(definition(definition));
            } else if (clause instanceof Repetition loop) {
                all.add(rewriting.repetition(loop, inside().clauses(loop.body())));
            } else if (clause instanceof Alternative branch) {
                all.add(new Alternative(
                        rewriting.condition(branch.condition()),
                        inside().clauses(branch.then()),
                        inside().clauses(branch.otherwise()),
                        branch.merged(),
                        branch.origin()));
            } else {
                all.add(clause instanceof Demand demand ? rewriting.demand(demand) : rewriting.kernel((Kernel) clause));
            }
        }
        return all;
    }

    /** What is computed in a turn or on a way isn't known behind it. */
    private Duplicates inside() {
        return new Duplicates(new HashMap<>(known), new HashMap<>(earlier), places);
    }

    private Definition definition(Definition given) {
        Definition definition = rewriting.definition(given);
        if (definition.body() instanceof Expr.Access
                || Exprs.accesses(definition.body()).isEmpty()) {
            return definition;
        }
        ArrayVar first = known.putIfAbsent(formula(definition), definition.target());
        if (first == null) {
            return definition;
        }
        earlier.put(definition.target(), first);
        Expr same = Expr.Access.of(first, definition.indices());
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
