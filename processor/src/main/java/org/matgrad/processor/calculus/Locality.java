package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.matgrad.processor.component.Alternative;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Kernel;
import org.matgrad.processor.component.Renaming;
import org.matgrad.processor.component.Repetition;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/**
 * Proves where a Jacobian is zero whatever the loops and branches do: a component of the result depends only on components
 * of an input whose indices follow from its own. A network that treats each row of a batch alike is of this kind, however
 * many turns it takes, and so is what happens to rows that were gathered.
 */
public final class Locality {

    /** A component depends only on components of the input that have this index along that axis. */
    private record Fact(int inputAxis, Size place) {}

    private final Activity activity;
    /** What is known of each array that depends on the input, in terms of {@link #own}; the others depend on nothing. */
    private final Map<ArrayVar, Set<Fact>> facts = new HashMap<>();
    /** The indices along the axes of any array. */
    private final List<Index> own = new ArrayList<>();

    private Locality(ComponentProgram program, ArrayVar input) {
        this.activity = Activity.of(program, Set.of(input));
        Set<Fact> itself = new LinkedHashSet<>();
        for (int axis = 0; axis < input.rank(); axis++) {
            itself.add(new Fact(axis, own(axis).value()));
        }
        facts.put(input, itself);
    }

    private Index own(int axis) {
        while (own.size() <= axis) {
            own.add(new Index("i" + own.size(), Size.ONE));
        }
        return own.get(axis);
    }

    /** What is known of where a Jacobian is zero. */
    public sealed interface Zeros {
        /** How many components sweeps store. */
        Size stored(JacobianProgram jacobian);
    }

    /** The result doesn't depend on the input at all. */
    public record Everywhere() implements Zeros {
        @Override
        public Size stored(JacobianProgram jacobian) {
            return Size.ZERO;
        }
    }

    /**
     * For each axis of the input which of its indices there are.
     *
     * @param out indices along the axes of the result
     * @param along for each axis of the input
     */
    public record Elsewhere(List<Index> out, List<Along> along) implements Zeros {
        @Override
        public Size stored(JacobianProgram jacobian) {
            List<Size> sizes = new ArrayList<>();
            out.forEach(index -> sizes.add(index.extent()));
            for (int axis = 0; axis < along.size(); axis++) {
                if (along.get(axis) instanceof Free) {
                    sizes.add(jacobian.inIndices().get(axis).extent());
                }
            }
            return Size.product(sizes);
        }
    }

    /** Which indices along an axis of the input a component of the result depends on. */
    public sealed interface Along {}

    /** Any. */
    public record Free() implements Along {}

    /** The one that an axis of the result has, which is as long; no other axis of the input has that one's. */
    public record Joined(int axis) implements Along {}

    /** The one that follows from the result's indices; there may be none such. */
    public record Linked(Size place) implements Along {}

    /** What can be proven of a program with one result. */
    public static Zeros of(ComponentProgram program, ArrayVar input) {
        Locality locality = new Locality(program, input);
        locality.run(program.clauses());
        return locality.zeros(program.results().get(0), input);
    }

    private Zeros zeros(ArrayVar result, ArrayVar input) {
        Set<Fact> proven = facts.get(result);
        if (proven == null) {
            return new Everywhere();
        }
        List<Index> out = Index.along(result.shape(), 0);
        Renaming names = Renaming.of(own.subList(0, Math.min(own.size(), out.size())), Exprs.plain(out));
        Set<Index> taken = new HashSet<>();
        List<Along> along = new ArrayList<>();
        for (int axis = 0; axis < input.rank(); axis++) {
            int inputAxis = axis;
            List<Size> places = proven.stream()
                    .filter(fact -> fact.inputAxis() == inputAxis)
                    .map(fact -> names.apply(fact.place()))
                    .toList();
            Optional<Index> joined = places.stream()
                    .map(Size::index)
                    .filter(index -> index != null
                            && index.extent().equals(input.shape().size(inputAxis))
                            && !taken.contains(index))
                    .findFirst();
            joined.ifPresent(taken::add);
            along.add(joined.<Along>map(index -> new Joined(out.indexOf(index)))
                    .or(() -> places.stream().findFirst().map(Linked::new))
                    .orElseGet(Free::new));
        }
        return new Elsewhere(out, along);
    }

    private void run(List<Clause> clauses) {
        for (Clause clause : clauses) {
            if (clause instanceof Definition definition) {
                run(definition);
            } else if (clause instanceof Kernel kernel) {
                if (KernelRules.differentiable(kernel).stream().anyMatch(facts::containsKey)) {
                    kernel.targets().forEach(target -> facts.put(target, Set.of()));
                }
            } else if (clause instanceof Repetition repetition) {
                run(repetition);
            } else if (clause instanceof Alternative alternative) {
                run(alternative.then());
                run(alternative.otherwise());
                for (Alternative.Merged merged : alternative.merged()) {
                    put(merged.result(), meet(facts.get(merged.then()), facts.get(merged.otherwise())));
                }
            }
        }
    }

    private void run(Definition definition) {
        Set<Fact> all = null;
        for (Partial partial : activity.linearization(definition).partials()) {
            Set<Fact> read = facts.get(partial.site().array());
            if (read != null) {
                all = meet(all, through(read, partial, definition));
            }
        }
        put(definition.target(), all);
    }

    private Set<Fact> through(Set<Fact> read, Partial partial, Definition definition) {
        Renaming toSite = new Renaming();
        for (int axis = 0; axis < partial.site().at().size(); axis++) {
            toSite.put(own(axis), partial.site().at().get(axis));
        }
        Renaming toTarget = new Renaming();
        for (int axis = 0; axis < definition.indices().size(); axis++) {
            toTarget.put(definition.indices().get(axis), own(axis).value());
        }
        Set<Fact> through = new LinkedHashSet<>();
        for (Fact fact : read) {
            Size place = toSite.apply(fact.place());
            if (place.atoms().stream().allMatch(atom -> isLasting(atom, definition))) {
                through.add(new Fact(fact.inputAxis(), toTarget.apply(place)));
            }
        }
        return through;
    }

    /** Whether an atom means the same outside the definition, its indices being renamed. */
    private static boolean isLasting(Atom atom, Definition definition) {
        return atom instanceof Index index
                ? definition.indices().contains(index)
                : !(atom instanceof Atom.Counter || atom instanceof Atom.Stored);
    }

    /** What holds of both; of what depends on nothing everything holds. */
    private static Set<Fact> meet(Set<Fact> left, Set<Fact> right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        Set<Fact> both = new LinkedHashSet<>(left);
        both.retainAll(right);
        return both;
    }

    private void put(ArrayVar array, Set<Fact> known) {
        if (known == null) {
            facts.remove(array);
        } else {
            facts.put(array, known);
        }
    }

    /** What holds of the initial state holds of all states if the turns keep it. */
    private void run(Repetition repetition) {
        Map<ArrayVar, Set<Fact>> states = new HashMap<>();
        repetition.carried().forEach(carried -> states.put(carried.state(), facts.get(carried.initial())));
        boolean isStable = false;
        while (!isStable) {
            states.forEach(this::put);
            run(repetition.body());
            isStable = true;
            for (Repetition.Carried carried : repetition.carried()) {
                Set<Fact> before = states.get(carried.state());
                Set<Fact> after = meet(before, facts.get(carried.next()));
                isStable &= Objects.equals(before, after);
                states.put(carried.state(), after);
            }
        }
        repetition.carried().forEach(carried -> put(carried.result(), states.get(carried.state())));
    }
}
