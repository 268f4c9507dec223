package org.matgrad.processor.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.component.Renaming;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;

/** Definitions with an array for each component along the small axes of those that are taken apart. */
final class TakenApart {

    private final Set<ArrayVar> apart;
    private final Set<ArrayVar> kept;
    private final Map<ArrayVar, Integer> readers;
    private final Names names;
    private final Map<ArrayVar, Definition> parts;
    private final Map<ArrayVar, Map<List<Size>, ArrayVar>> components = new HashMap<>();

    /**
     * For the arrays of definitions that stand one behind the other.
     *
     * @param kept the arrays that are needed as wholes, too
     * @param readers how many clauses read each array, also elsewhere
     * @param parts to which the definition is added that each component's array comes from
     */
    TakenApart(
            Set<ArrayVar> apart,
            Set<ArrayVar> kept,
            Map<ArrayVar, Integer> readers,
            Names names,
            Map<ArrayVar, Definition> parts) {
        this.apart = apart;
        this.kept = kept;
        this.readers = readers;
        this.names = names;
        this.parts = parts;
    }

    List<Definition> of(List<Definition> run) {
        Map<ArrayVar, Integer> here = Clauses.readers(run);
        List<Definition> all = new ArrayList<>();
        for (Definition definition : run) {
            ArrayVar target = definition.target();
            Set<Index> out = SmallAxes.writtenOut(definition, apart);
            if (apart.contains(target)) {
                List<Definition> components = takeApart(definition, out);
                boolean isNeeded =
                        kept.contains(target) || readers.getOrDefault(target, 0) > here.getOrDefault(target, 0);
                boolean isForOthersOnly = isNeeded && !here.containsKey(target);
                if (!isForOthersOnly || components.stream().anyMatch(TakenApart::isNoTerm)) {
                    all.addAll(components);
                }
                if (isNeeded) {
                    parts.put(target, definition);
                    all.add(together(definition, components, all));
                }
            } else {
                Definition read = out.isEmpty() ? definition : spread(definition, out);
                Expr body = byName(read.body());
                if (!body.equals(definition.body())) {
                    parts.put(target, definition);
                }
                all.add(new Definition(target, read.indices(), body, definition.origin()));
            }
        }
        return all;
    }

    /** An array for each component. */
    private List<Definition> takeApart(Definition definition, Set<Index> out) {
        ArrayVar target = definition.target();
        List<Index> own = SmallAxes.own(definition);
        List<Index> leading = SmallAxes.leading(definition);
        Shape shape = new Shape(target.shape().sizes().subList(0, leading.size()));
        Map<List<Size>, ArrayVar> named = new HashMap<>();
        List<Definition> all = new ArrayList<>();
        for (List<Size> place : WrittenTerms.places(own)) {
            StringBuilder subscripts = new StringBuilder();
            place.forEach(subscripts::append);
            String name = Scalars.name(target, subscripts.toString());
            ArrayVar component = new ArrayVar(names.fresh(name), shape);
            named.put(place, component);
            parts.put(component, definition);
            Expr body = new WrittenTerms(out).sum(definition.body(), WrittenTerms.at(own, place));
            all.add(Definition.fresh(component, leading, byName(body), definition.origin()));
        }
        components.put(target, named);
        return all;
    }

    /** Whether a component's formula can't stand in a term. */
    private static boolean isNoTerm(Definition component) {
        return Exprs.reduces(component.body()) || Exprs.hasDeltas(component.body());
    }

    /** A definition whose terms go to places of their own along the small axes. */
    private Definition spread(Definition definition, Set<Index> out) {
        List<Index> own =
                SmallAxes.own(definition).stream().filter(out::contains).toList();
        List<Expr> terms = new ArrayList<>();
        for (List<Size> place : WrittenTerms.places(own)) {
            List<Expr.Delta> at = new ArrayList<>();
            for (int axis = 0; axis < own.size(); axis++) {
                at.add(new Expr.Delta(own.get(axis).value(), place.get(axis)));
            }
            new WrittenTerms(out)
                    .terms(definition.body(), WrittenTerms.at(own, place)).stream()
                            .map(term -> term instanceof Expr.Reduce reduce
                                    ? new Expr.Reduce(
                                            reduce.reduction(), reduce.over(), Algebra.product(at, reduce.body()))
                                    : Algebra.product(at, term))
                            .forEach(terms::add);
        }
        return Definition.fresh(definition.target(), definition.indices(), Algebra.total(terms), definition.origin());
    }

    /** The whole array, put together of its components, or of their formulas where these are not defined. */
    private static Definition together(Definition definition, List<Definition> components, List<Definition> defined) {
        List<Index> own = SmallAxes.own(definition);
        List<Size> leading = Exprs.plain(SmallAxes.leading(definition));
        List<Expr> terms = new ArrayList<>();
        List<List<Size>> places = WrittenTerms.places(own);
        for (int c = 0; c < places.size(); c++) {
            Definition component = components.get(c);
            Expr term = defined.contains(component)
                    ? new Expr.Access(component.target(), leading)
                    : Renaming.of(component.indices(), leading).apply(component.body());
            for (int axis = own.size() - 1; axis >= 0; axis--) {
                term = Algebra.multiply(
                        new Expr.Delta(own.get(axis).value(), places.get(c).get(axis)), term);
            }
            terms.add(term);
        }
        return Definition.fresh(definition.target(), definition.indices(), Algebra.total(terms), definition.origin());
    }

    /** A formula that reads components by their names. */
    private Expr byName(Expr body) {
        return Exprs.replaceAccesses(body, access -> {
            Map<List<Size>, ArrayVar> named = components.get(access.array());
            if (named == null) {
                return access;
            }
            List<Size> place = SmallAxes.small(access.array(), access.at());
            ArrayVar component = named.get(place);
            return component == null
                    ? access
                    : new Expr.Access(component, access.at().subList(0, component.rank()));
        });
    }
}
