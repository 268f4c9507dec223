package org.matgrad.processor.source;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Loop;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Origin;
import org.matgrad.processor.matrix.ProgramBuilder;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.ShapeMismatch;
import org.matgrad.processor.matrix.Value;

/** What a loop carries from turn to turn: the variables that are defined before it and assigned in it. */
final class Carrying {

    private final Scope scope;
    private final ProgramBuilder builder;
    private final Atom.Counter counter;
    private final Origin origin;
    private final int ints;
    private final Map<Element, Place> assigned = new LinkedHashMap<>();
    private final Map<Element, Quantity> states = new LinkedHashMap<>();
    private final Map<Element, Quantity> nexts = new LinkedHashMap<>();
    private final Map<Element, List<Slot>> slots = new LinkedHashMap<>();

    /** A component of a state. */
    private static final class Slot {
        private final Value state;
        private final Operand initial;
        private Operand next;

        Slot(Value state, Operand initial) {
            this.state = state;
            this.initial = initial;
            this.next = state;
        }
    }

    /**
     * Finds what is carried.
     *
     * @param assigned the variables that the body assigns, and where last
     */
    Carrying(Scope scope, Map<Element, Place> assigned, Atom.Counter counter, Place at) {
        this.scope = scope;
        this.builder = scope.builder();
        this.counter = counter;
        this.origin = scope.origin(at);
        this.ints = scope.numbers().count();
        assigned.forEach((variable, last) -> {
            if (scope.isDefined(variable)) {
                this.assigned.put(variable, last);
            }
        });
    }

    /** Defines the variables as the states that they are at the beginning of a turn. */
    void begin() {
        for (Element variable : assigned.keySet()) {
            List<Slot> own = new ArrayList<>();
            slots.put(variable, own);
            Quantity state = Leaves.replace(
                    scope.variable(variable), variable.getSimpleName().toString(), (leaf, name) -> {
                        if (leaf instanceof Quantity.Ints || leaf == Quantity.POISON) {
                            return leaf;
                        }
                        Operand initial = scope.numbers().kept(leaf, origin);
                        Value value = builder.declared(name, builder.resolve(initial.shape()));
                        own.add(new Slot(value, initial));
                        return scope.numbers().read(leaf, value);
                    });
            states.put(variable, state);
        }
        states.forEach(scope::define);
    }

    /** Takes what the variables are at the end of a turn. */
    void turn() {
        for (Element variable : assigned.keySet()) {
            Quantity next = scope.variable(variable);
            nexts.put(variable, next);
            List<Quantity> leaves = Leaves.of(states.get(variable));
            if (next == Quantity.POISON || leaves.contains(Quantity.POISON)) {
                nexts.put(variable, Quantity.POISON);
                continue;
            }
            Iterator<Slot> own = slots.get(variable).iterator();
            Iterator<Quantity> others = Leaves.of(next).iterator();
            for (Quantity leaf : leaves) {
                take(leaf, others.next(), own, variable);
            }
        }
    }

    private void take(Quantity state, Quantity next, Iterator<Slot> own, Element variable) {
        if (state instanceof Quantity.Ints) {
            if (!state.equals(next)) {
                refuse(Problem.INTS_CHANGE, variable);
            }
            return;
        }
        Slot slot = own.next();
        if (next == Quantity.POISON) {
            nexts.put(variable, Quantity.POISON);
            return;
        }
        slot.next = scope.numbers().kept(next, origin);
        Shape before = builder.resolve(slot.state.shape());
        Shape after = builder.resolve(slot.next.shape());
        if (before.rank() != after.rank() || changes(after) || Growth.between(before, after)) {
            refuse(Problem.STATE_SHAPE, variable, "a " + before.describe(), "a " + after.describe());
            return;
        }
        try {
            builder.equate(
                    slot.state, slot.next, variable.getSimpleName() + " is at the beginning and at the end of a turn");
        } catch (ShapeMismatch mismatch) {
            refuse(Problem.STATE_SHAPE, variable, "a " + before.describe(), "a " + after.describe());
        }
    }

    /** Whether a shape depends on what differs from turn to turn. */
    private boolean changes(Shape shape) {
        return scope.numbers().isNewer(shape, ints)
                || shape.sizes().stream().anyMatch(size -> size.has(counter::equals));
    }

    private void refuse(Problem problem, Element variable, String... details) {
        List<Object> all = new ArrayList<>(List.of(variable.getSimpleName()));
        all.addAll(List.of(details));
        scope.refuse(problem, assigned.get(variable), all.toArray());
        nexts.put(variable, Quantity.POISON);
    }

    /** Defines the variables as what they are after the loop. */
    List<Loop.Carried> end() {
        List<Loop.Carried> carried = new ArrayList<>();
        for (Element variable : assigned.keySet()) {
            if (nexts.get(variable) == Quantity.POISON) {
                scope.define(variable, Quantity.POISON);
                continue;
            }
            Iterator<Slot> own = slots.get(variable).iterator();
            Quantity result = Leaves.replace(
                    states.get(variable), variable.getSimpleName().toString(), (leaf, name) -> {
                        if (leaf instanceof Quantity.Ints) {
                            return leaf;
                        }
                        Slot slot = own.next();
                        Value value = builder.declared(name, builder.resolve(slot.state.shape()));
                        carried.add(new Loop.Carried(slot.state, slot.initial, slot.next, value));
                        return scope.numbers().read(leaf, value);
                    });
            scope.define(variable, result);
        }
        return carried;
    }
}
