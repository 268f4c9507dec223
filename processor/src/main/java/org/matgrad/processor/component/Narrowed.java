package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;

/**
 * Leaves out what nobody reads at the end of an axis: where only three rows of a matrix with four are read, it has three,
 * and so have its derivatives.
 */
final class Narrowed {

    private final Set<ArrayVar> whole;
    /** How far each array is read along each axis; empty where that is not known. */
    private final Map<ArrayVar, List<OptionalInt>> read = new HashMap<>();

    private final Map<ArrayVar, Definition> definitions = new HashMap<>();
    private final Map<ArrayVar, ArrayVar> arrays = new HashMap<>();

    private Narrowed(Set<ArrayVar> whole) {
        this.whole = whole;
    }

    /**
     * The clauses with shorter axes.
     *
     * @param kept the arrays that are needed as they are
     */
    static List<Clause> of(List<Clause> clauses, Set<ArrayVar> kept) {
        Set<ArrayVar> whole = new HashSet<>(kept);
        Clauses.forEach(clauses, clause -> whole.addAll(Clauses.readInStorage(clause)));
        Narrowed narrowed = new Narrowed(whole);
        List<Definition> all = Clauses.definitions(clauses);
        for (int n = all.size() - 1; n >= 0; n--) {
            narrowed.narrow(all.get(n));
        }
        return narrowed.arrays.isEmpty() ? clauses : narrowed.rewritten(clauses);
    }

    /** What reads an array comes behind its definition. */
    private void narrow(Definition definition) {
        Definition narrower = narrower(definition);
        for (Expr.Access access : Exprs.accesses(narrower.body())) {
            List<OptionalInt> known = read.computeIfAbsent(access.array(), Narrowed::nothing);
            for (int axis = 0; axis < known.size(); axis++) {
                OptionalInt bound = bound(access.at().get(axis));
                boolean isKnown = known.get(axis).isPresent() && bound.isPresent();
                known.set(
                        axis,
                        isKnown
                                ? OptionalInt.of(Math.max(known.get(axis).getAsInt(), bound.getAsInt()))
                                : OptionalInt.empty());
            }
        }
    }

    private static List<OptionalInt> nothing(ArrayVar array) {
        List<OptionalInt> nothing = new ArrayList<>();
        for (int axis = 0; axis < array.rank(); axis++) {
            nothing.add(OptionalInt.of(0));
        }
        return nothing;
    }

    /** The least number that is larger than a subscript. */
    private static OptionalInt bound(Size subscript) {
        OptionalInt constant = subscript.constant();
        if (constant.isPresent()) {
            return OptionalInt.of(constant.getAsInt() + 1);
        }
        return subscript.index() == null
                ? OptionalInt.empty()
                : subscript.index().extent().constant();
    }

    private Definition narrower(Definition definition) {
        ArrayVar target = definition.target();
        List<OptionalInt> needed = read.get(target);
        // A delta may set a component that would not be there any more; and what may throw an exception does so.
        if (needed == null
                || whole.contains(target)
                || Exprs.hasDeltas(definition.body())
                || !Exprs.readsWithin(definition.body())) {
            return definition;
        }
        Renaming renaming = new Renaming();
        List<Index> indices = new ArrayList<>();
        List<Size> sizes = new ArrayList<>();
        for (int axis = 0; axis < target.rank(); axis++) {
            Index index = definition.indices().get(axis);
            Size along = target.shape().size(axis);
            OptionalInt size = along.constant();
            int length = needed.get(axis).orElse(0);
            if (size.isPresent() && length > 0 && length < size.getAsInt()) {
                Index shorter = new Index(index.name(), Size.of(length));
                renaming.put(index, shorter.value());
                index = shorter;
                along = shorter.extent();
            }
            indices.add(index);
            sizes.add(along);
        }
        if (renaming.isEmpty()) {
            return definition;
        }
        ArrayVar array = new ArrayVar(target.name(), new Shape(sizes));
        Definition shorter = new Definition(array, indices, renaming.apply(definition.body()), definition.origin());
        arrays.put(target, array);
        definitions.put(target, shorter);
        return shorter;
    }

    private List<Clause> rewritten(List<Clause> clauses) {
        Rewriting rewriting = new Rewriting(
                access -> new Expr.Access(arrays.getOrDefault(access.array(), access.array()), access.at()),
                size -> size);
        List<Clause> all = new ArrayList<>();
        for (Clause clause : clauses) {
            all.add(
                    clause instanceof Definition definition
                            ? rewriting.definition(definitions.getOrDefault(definition.target(), definition))
                            : rewriting.clause(clause, this::rewritten));
        }
        return all;
    }
}
