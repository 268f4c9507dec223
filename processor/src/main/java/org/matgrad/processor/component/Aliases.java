package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Size;

/** Removes definitions that only read another array at other places: their uses read that array themselves. */
public final class Aliases {

    private final Set<ArrayVar> kept;
    private final Set<ArrayVar> multiplied;
    private final Map<ArrayVar, Definition> aliases = new HashMap<>();

    private Aliases(Set<ArrayVar> kept, Set<ArrayVar> multiplied) {
        this.kept = kept;
        this.multiplied = multiplied;
    }

    /** The clauses without aliases; definitions of the kept arrays stay whatever they are. */
    public static List<Clause> remove(List<Clause> clauses, Set<ArrayVar> kept) {
        Set<ArrayVar> stored = new HashSet<>(kept);
        stored.addAll(Clauses.handedOver(clauses));
        return new Aliases(stored, multiplied(clauses)).clauses(clauses);
    }

    /** The arrays that sums of products read, each component many times. */
    private static Set<ArrayVar> multiplied(List<Clause> clauses) {
        Set<ArrayVar> multiplied = new HashSet<>();
        for (Definition definition : Clauses.definitions(clauses)) {
            Exprs.forEach(definition.body(), part -> {
                if (part instanceof Expr.Reduce reduce
                        && reduce.body() instanceof Expr.Binary product
                        && product.operator() == Operator.MULTIPLY) {
                    Exprs.accesses(product).forEach(access -> multiplied.add(access.array()));
                }
            });
        }
        return multiplied;
    }

    private List<Clause> clauses(List<Clause> clauses) {
        Coverage coverage = Coverage.of(clauses);
        List<Clause> remaining = new ArrayList<>();
        for (Clause clause : clauses) {
            if (clause instanceof Definition definition) {
                Definition rewritten = new Rewriting(this::read, this::size).definition(definition);
                if (isAlias(rewritten) && coverage.allows(rewritten)) {
                    aliases.put(definition.target(), rewritten);
                } else {
                    remaining.add(rewritten);
                }
            } else {
                remaining.add(new Rewriting(this::read, this::size).clause(clause, this::clauses));
            }
        }
        return remaining;
    }

    private boolean isAlias(Definition definition) {
        return definition.body() instanceof Expr.Access access
                && !kept.contains(definition.target())
                && !isGatheredForProducts(definition.target(), access)
                && access.at().stream().allMatch(subscript -> isCheap(subscript));
    }

    /** Rows from all over a matrix are better copied once than looked up for each product: then they are a matrix. */
    private boolean isGatheredForProducts(ArrayVar target, Expr.Access access) {
        return target.rank() > 1
                && multiplied.contains(target)
                && access.at().stream().anyMatch(subscript -> subscript.has(Atom.Element.class::isInstance));
    }

    /** A subscript that is divided is better computed once than at each use. */
    private static boolean isCheap(Size subscript) {
        return subscript.terms().stream()
                .flatMap(term -> term.atoms().stream())
                .noneMatch(atom -> atom instanceof Atom.Quotient || atom instanceof Atom.Remainder);
    }

    private Expr read(Expr.Access access) {
        Definition alias = aliases.get(access.array());
        return alias == null ? access : inPlace(alias, access.at());
    }

    private Size size(Size size) {
        return size.substitute(atom -> {
            if (atom instanceof Atom.Stored stored
                    && stored.number() instanceof ArrayVar array
                    && aliases.containsKey(array)
                    && inPlace(aliases.get(array), stored.at()) instanceof Expr.Access access) {
                return Size.of(new Atom.Stored(access.array(), access.at()));
            }
            return Size.of(atom);
        });
    }

    /** A definition's formula with these subscripts in place of its indices. */
    public static Expr inPlace(Definition definition, List<Size> at) {
        return Renaming.of(definition.indices(), at).apply(definition.body());
    }
}
