package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Guards;
import org.matgrad.processor.component.Renaming;
import org.matgrad.processor.component.Summands;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/** Formulas in which reductions over some indices of known length are written out. */
final class WrittenTerms {

    private final Set<Index> out;

    /** For these indices, as far as a formula reduces over them. */
    WrittenTerms(Set<Index> out) {
        this.out = out;
    }

    /** Numbers in place of indices. */
    static Map<Index, Size> at(List<Index> indices, List<Size> place) {
        Map<Index, Size> at = new HashMap<>();
        for (int n = 0; n < place.size(); n++) {
            at.put(indices.get(n), place.get(n));
        }
        return at;
    }

    /** All values of indices, the last one changing fastest. */
    static List<List<Size>> places(List<Index> indices) {
        List<List<Size>> places = List.of(List.of());
        for (Index index : indices) {
            List<List<Size>> longer = new ArrayList<>();
            for (List<Size> place : places) {
                for (int n = 0; n < index.extent().constant().orElseThrow(); n++) {
                    List<Size> at = new ArrayList<>(place);
                    at.add(Size.of(n));
                    longer.add(at);
                }
            }
            places = longer;
        }
        return places;
    }

    /** The formula at numbers in place of other indices. */
    Expr sum(Expr body, Map<Index, Size> place) {
        return Algebra.total(terms(body, place));
    }

    /** The summands of that. Terms whose deltas say that they go elsewhere are left out. */
    List<Expr> terms(Expr body, Map<Index, Size> place) {
        List<Expr> terms = new ArrayList<>();
        for (Expr summand : Summands.of(body)) {
            if (summand instanceof Expr.Reduce reduce) {
                reduction(reduce, place, terms);
            } else {
                settled(summand, Renaming.of(place), terms);
            }
        }
        return terms;
    }

    private void reduction(Expr.Reduce reduce, Map<Index, Size> place, List<Expr> terms) {
        List<Index> written = reduce.over().stream().filter(out::contains).toList();
        List<Index> rest =
                reduce.over().stream().filter(index -> !out.contains(index)).toList();
        List<Expr> values = new ArrayList<>();
        for (List<Size> at : places(written)) {
            Map<Index, Size> all = new HashMap<>(place);
            all.putAll(at(written, at));
            settled(reduce.body(), Renaming.of(all), values);
        }
        boolean areApart = !Summands.deltas(reduce.body()).isEmpty();
        if (areApart && !rest.isEmpty()) {
            values.forEach(value -> terms.add(new Expr.Reduce(reduce.reduction(), rest, value)));
            return;
        }
        values.stream()
                .reduce((one, other) -> new Expr.Binary(reduce.reduction().operator(), one, other))
                .map(all -> rest.isEmpty() ? all : new Expr.Reduce(reduce.reduction(), rest, all))
                .ifPresent(terms::add);
    }

    /** A term with what its deltas and conditions come to, unless that is nothing. */
    private static void settled(Expr term, Renaming place, List<Expr> terms) {
        List<Expr.Delta> open = new ArrayList<>();
        for (Expr.Delta delta : Summands.deltas(term)) {
            Expr renamed = place.apply(delta);
            if (Algebra.isConstant(renamed, 0)) {
                return;
            }
            if (renamed instanceof Expr.Delta left) {
                open.add(left);
            }
        }
        boolean hasDeltas = !Summands.deltas(term).isEmpty();
        Expr rest = place.apply(hasDeltas ? Summands.withoutDeltas(term) : term);
        terms.add(Algebra.product(open, Guards.simplified(rest)));
    }
}
