package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Branch;
import org.matgrad.processor.matrix.Chosen;
import org.matgrad.processor.matrix.Differentiated;
import org.matgrad.processor.matrix.Formed;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Invocation;
import org.matgrad.processor.matrix.Loop;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Origin;
import org.matgrad.processor.matrix.Parameter;
import org.matgrad.processor.matrix.Part;
import org.matgrad.processor.matrix.Place;
import org.matgrad.processor.matrix.Program;
import org.matgrad.processor.matrix.Requirement;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.matrix.Step;
import org.matgrad.processor.matrix.Value;

/** Expands each part of a matrix program to component formulas. */
public final class Expander {

    private final Map<String, ArrayVar> arrays = new LinkedHashMap<>();
    private final Map<String, List<Index>> batches = new HashMap<>();
    private final Map<Operand, String> resultNames = new HashMap<>();
    private final Map<Index, Index> indices = new HashMap<>();
    private final Set<ArrayVar> numbers = new HashSet<>();
    private final Names names = new Names();
    private List<Clause> clauses = new ArrayList<>();
    /** What steps have made of arrays on their way, such as factors: for the next one that needs the same. */
    private Map<Kernel, ArrayVar> made = new HashMap<>();

    private final Reversal reversal;
    private final Lengths lengths;

    private Expander(Reversal reversal, Lengths lengths) {
        this.reversal = reversal;
        this.lengths = lengths;
    }

    public static ComponentProgram expand(Program program, Reversal reversal) {
        return new Expander(reversal, Lengths.of(program)).run(program);
    }

    private ComponentProgram run(Program program) {
        program.inputs().forEach(parameter -> {
            names.reserve(parameter.name());
            names.reserve(parameter.argument());
        });
        List<ArrayVar> inputs = new ArrayList<>();
        for (Parameter.Real real : Program.reals(program.inputs())) {
            inputs.add(declare(real.value(), Place.OUTERMOST, real.name()));
        }
        Targets.of(program.parts()).forEach(target -> names.reserve(target.name()));
        Set<String> computed = new HashSet<>();
        Targets.of(program.parts()).forEach(target -> computed.add(target.name()));
        for (Operand result : program.results()) {
            // A result that the user gave no name is y, as in the mathematics.
            if (result instanceof Value value && value.name().matches("t\\d+") && computed.contains(value.name())) {
                resultNames.computeIfAbsent(result, key -> defaultName(value.shape()));
            }
        }
        for (Part part : program.parts()) {
            // What is known before anything is computed is checked then.
            if (!(part instanceof Requirement requirement && requirement.isKnownOnEntry())) {
                expand(part);
            }
        }
        List<ArrayVar> results = new ArrayList<>();
        for (Operand result : program.results()) {
            results.add(result(result, computed, results));
        }
        Set<ArrayVar> kept = new HashSet<>(results);
        Set<Size> extents = new HashSet<>();
        inputs.forEach(input -> extents.addAll(input.shape().sizes()));
        List<Clause> apart = Independent.of(clauses, extents, names);
        List<Clause> folded = Sought.named(Folding.fold(apart, numbers, kept), names);
        List<Clause> once = Duplicates.remove(Separated.of(Invariance.remove(folded, kept), names));
        List<Clause> direct = Narrowed.of(Aliases.remove(Remembered.within(once), kept), kept);
        return new ComponentProgram(inputs, SumsFirst.of(direct, kept, names), results, names);
    }

    private String defaultName(Shape shape) {
        return names.fresh(shape.rank() == 2 ? "Y" : "y");
    }

    /** A result as an array of its own, even where the method returns a parameter or a constant. */
    private ArrayVar result(Operand operand, Set<String> computed, List<ArrayVar> before) {
        if (operand instanceof Value value && computed.contains(value.name())) {
            ArrayVar array = arrays.get(value.name());
            if (!before.contains(array)) {
                return array;
            }
        }
        List<Index> axes = axes(operand.shape());
        ArrayVar result = new ArrayVar(defaultName(operand.shape()), Storage.shape(axes));
        define(result, axes, component(operand, values(axes)), null);
        return result;
    }

    private ArrayVar declare(Value value, Place place, String name) {
        List<Size> sizes = new ArrayList<>();
        indices(place.batch()).forEach(index -> sizes.add(Storage.size(index.extent())));
        value.shape().sizes().forEach(size -> sizes.add(Storage.size(size(size))));
        ArrayVar array = new ArrayVar(name, new Shape(sizes));
        names.reserve(name);
        arrays.put(value.name(), array);
        batches.put(value.name(), indices(place.batch()));
        return array;
    }

    private ArrayVar declare(Value value, Place place) {
        return declare(value, place, resultNames.getOrDefault(value, value.name()));
    }

    private void define(ArrayVar target, List<Index> indices, Expr body, Origin origin) {
        for (Definition definition : Normalizer.normalize(Definition.fresh(target, indices, body, origin), names)) {
            clauses.add(definition);
        }
    }

    private void expand(Part part) {
        if (part instanceof Step step) {
            clauses.addAll(new OperationExpander(this, names).expand(step));
        } else if (part instanceof Formed formed) {
            expand(formed);
        } else if (part instanceof Chosen chosen) {
            expand(chosen);
        } else if (part instanceof Invocation invocation) {
            expand(invocation);
        } else if (part instanceof Differentiated inner) {
            expand(inner);
        } else if (part instanceof Loop loop) {
            expand(loop);
        } else if (part instanceof Branch branch) {
            expand(branch);
        } else if (part instanceof Requirement requirement) {
            clauses.add(new Demand(
                    requirement.fact().map(this::size),
                    indices(requirement.place().batch()),
                    condition(requirement.place().guard())));
        }
    }

    /** The array that a procedure has made of the same operands here, if any; otherwise it is going to. */
    Optional<ArrayVar> known(Kernel call) {
        Kernel unnamed = new Kernel(call.procedure(), List.of(), call.batch(), call.operands(), call.guard(), "", null);
        return Optional.ofNullable(made.putIfAbsent(unnamed, call.target()));
    }

    /** Expands what stands in a loop or on a way of a branch. */
    private List<Clause> expandedApart(List<Part> parts, Runnable last) {
        List<Clause> around = clauses;
        Map<Kernel, ArrayVar> madeAround = made;
        clauses = new ArrayList<>();
        made = new HashMap<>(made);
        parts.forEach(this::expand);
        last.run();
        List<Clause> inside = clauses;
        clauses = around;
        made = madeAround;
        return inside;
    }

    /** Declares a part's target; a number within a lambda may be folded into its formula. */
    ArrayVar target(Value value, Place place) {
        ArrayVar target = declare(value, place);
        if (value.shape().rank() == 0 && !place.batch().isEmpty()) {
            numbers.add(target);
        }
        return target;
    }

    private void expand(Formed formed) {
        List<Index> over = indices(formed.indices());
        boolean isArray = formed.forming() == Formed.Forming.ARRAY;
        Expr element = component(formed.element(), List.of());
        List<Index> own = new ArrayList<>(indices(formed.place().batch()));
        Expr body = element;
        if (isArray) {
            own.addAll(over);
        } else {
            Reduction reduction = Reduction.valueOf(formed.forming().name());
            body = over.isEmpty() ? element : new Expr.Reduce(reduction, over, element);
        }
        ArrayVar target = target(formed.target(), formed.place());
        Condition guard = condition(formed.place().guard());
        define(target, own, Guards.guarded(guard, body), formed.origin());
    }

    private void expand(Chosen chosen) {
        List<Index> axes = axes(chosen.target().shape());
        List<Size> at = values(axes);
        Expr body = new Expr.Select(
                condition(chosen.condition()), component(chosen.then(), at), component(chosen.otherwise(), at));
        List<Index> own = new ArrayList<>(indices(chosen.place().batch()));
        own.addAll(axes);
        ArrayVar target = target(chosen.target(), chosen.place());
        Condition guard = condition(chosen.place().guard());
        define(target, own, Guards.simplified(Guards.guarded(guard, body)), chosen.origin());
    }

    private void expand(Invocation call) {
        List<Kernel.Operand> operands =
                call.operands().stream().map(this::kernelOperand).toList();
        ArrayVar target = declare(call.target(), call.place());
        Kernel kernel = new Kernel(
                new Kernel.Outside(call.callee(), new Kernel.TheValue()),
                List.of(target),
                indices(call.place().batch()),
                operands,
                condition(call.place().guard()),
                call.callee().name(),
                call.origin());
        clauses.add(kernel.fresh());
    }

    private Kernel.Operand kernelOperand(Operand operand) {
        if (operand instanceof Value value && value.shape().rank() > 0) {
            return part(value);
        }
        if (operand instanceof Operand.Ints ints) {
            return new Kernel.Operand.Ints(ints.name());
        }
        if (operand instanceof Operand.Flag flag) {
            return new Kernel.Operand.Bool(condition(flag.test()));
        }
        return operand instanceof Operand.Count count
                ? new Kernel.Operand.Int(size(count.size()))
                : new Kernel.Operand.Number(component(operand, List.of()));
    }

    /** An array as a kernel reads it. */
    Kernel.Operand.Part part(Value value) {
        return new Kernel.Operand.Part(arrays.get(value.name()), values(batches.get(value.name())));
    }

    private void expand(Differentiated inner) {
        List<ArrayVar> inputs = new ArrayList<>();
        for (int n = 0; n < inner.inputs().size(); n++) {
            Operand argument = inner.arguments().get(n);
            ArrayVar input = declare(inner.inputs().get(n), inner.place());
            define(input, inner, argument);
            inputs.add(input);
        }
        ArrayVar result = fresh("Result", copyIndices(inner.result(), inner), inner);
        List<Clause> body = expandedApart(inner.body(), () -> define(result, inner, inner.result()));
        clauses.addAll(body);
        ArrayVar weight = fresh("Seed", copyIndices(inner.seed(), inner), inner);
        Definition seed = copy(weight, inner, inner.seed());
        Map<ArrayVar, ArrayVar> gradients = new LinkedHashMap<>();
        for (int n = 0; n < inputs.size(); n++) {
            gradients.put(inputs.get(n), declare(inner.gradients().get(n), inner.place()));
        }
        ComponentProgram part = new ComponentProgram(inputs, body, List.of(result), names);
        for (Clause clause : reversal.of(part, seed, gradients)) {
            if (clause instanceof Definition definition) {
                define(definition.target(), definition.indices(), definition.body(), inner.origin());
            } else {
                clauses.add(clause);
            }
        }
    }

    private void define(ArrayVar target, Differentiated inner, Operand operand) {
        clauses.addAll(Normalizer.normalize(copy(target, inner, operand), names));
    }

    /** An operand as an array that has the axes of the lambdas around. */
    private Definition copy(ArrayVar target, Differentiated inner, Operand operand) {
        List<Index> own = copyIndices(operand, inner);
        List<Size> at = values(own.subList(inner.place().batch().size(), own.size()));
        Condition guard = condition(inner.place().guard());
        return Definition.fresh(target, own, Guards.guarded(guard, component(operand, at)), inner.origin());
    }

    private ArrayVar fresh(String role, List<Index> indices, Differentiated inner) {
        String name = inner.gradients().get(0).name() + role;
        return new ArrayVar(names.fresh(name), Storage.shape(indices));
    }

    /** The axes of the lambdas around, and then an operand's. */
    private List<Index> copyIndices(Operand operand, Differentiated inner) {
        List<Index> own = new ArrayList<>(indices(inner.place().batch()));
        own.addAll(axes(operand.shape()));
        return own;
    }

    private void expand(Loop loop) {
        List<Repetition.Carried> carried = new ArrayList<>();
        Map<Loop.Carried, ArrayVar> initials = new HashMap<>();
        for (Loop.Carried one : loop.carried()) {
            initials.put(one, whole(one.initial(), one.state(), loop.place(), loop.origin()));
        }
        loop.carried().forEach(one -> declare(one.state(), loop.place()));
        List<Clause> body = expandedApart(loop.body(), () -> loop.carried().forEach(one -> {
            ArrayVar state = arrays.get(one.state().name());
            ArrayVar next = whole(one.next(), one.state(), loop.place(), loop.origin());
            ArrayVar result = declare(one.result(), loop.place());
            carried.add(new Repetition.Carried(state, initials.get(one), next, result));
        }));
        Repetition.Turns turns = new Repetition.Turns(
                loop.counter(), size(loop.from()), size(loop.limit()), size(loop.step()), loop.direction());
        clauses.add(new Repetition(turns, Repetition.Order.FORWARD, carried, body, loop.origin()));
    }

    /** An operand as an array of its own shape and batch, like another one's. */
    private ArrayVar whole(Operand operand, Value like, Place place, Origin origin) {
        boolean isWhole =
                operand instanceof Value value && batches.get(value.name()).equals(indices(place.batch()));
        if (isWhole) {
            return arrays.get(((Value) operand).name());
        }
        List<Index> axes = axes(operand.shape());
        List<Index> own = new ArrayList<>(indices(place.batch()));
        own.addAll(axes);
        ArrayVar array = new ArrayVar(names.fresh(like.name() + "Initial"), Storage.shape(own));
        define(array, own, component(operand, values(axes)), origin);
        return array;
    }

    private void expand(Branch branch) {
        Condition condition = condition(branch.condition());
        List<ArrayVar> thens = new ArrayList<>();
        List<Clause> then = expandedApart(branch.then(), () -> branch.merged()
                .forEach(one -> thens.add(whole(one.then(), one.result(), Place.OUTERMOST, branch.origin()))));
        List<Alternative.Merged> merged = new ArrayList<>();
        List<Clause> otherwise = expandedApart(branch.otherwise(), () -> {
            for (int m = 0; m < thens.size(); m++) {
                Branch.Merged one = branch.merged().get(m);
                ArrayVar other = whole(one.otherwise(), one.result(), Place.OUTERMOST, branch.origin());
                merged.add(new Alternative.Merged(declare(one.result(), Place.OUTERMOST), thens.get(m), other));
            }
        });
        clauses.add(new Alternative(condition, then, otherwise, merged, branch.origin()));
    }

    /** The component of an operand, at subscripts behind those of the indices that it was computed within. */
    Expr component(Operand operand, List<Size> at) {
        if (operand instanceof Operand.Literal literal) {
            return new Expr.Const(literal.value());
        }
        if (operand instanceof Operand.Count count) {
            return new Expr.SizeOf(size(count.size()));
        }
        Value value = (Value) operand;
        List<Size> subscripts = new ArrayList<>(values(batches.get(value.name())));
        subscripts.addAll(at.stream().map(this::size).toList());
        return new Expr.Access(arrays.get(value.name()), subscripts);
    }

    /** A size in which numbers that hold an int are arrays of this program, and lengths what they are known to be. */
    Size size(Size size) {
        return size.substitute(atom -> {
            if (atom instanceof Index index) {
                return index(index).value();
            }
            return atom instanceof Atom.Stored stored && stored.number() instanceof Value value
                    ? Size.of(new Atom.Stored(
                            arrays.get(value.name()),
                            stored.at().stream().map(this::size).toList()))
                    : lengths.of(atom);
        });
    }

    /** An index whose extent is a size of this program. */
    private Index index(Index index) {
        // Not computeIfAbsent: an extent may depend on another index.
        Index known = indices.get(index);
        if (known == null) {
            Size extent = size(index.extent());
            known = extent.equals(index.extent()) ? index : new Index(index.name(), extent);
            indices.put(index, known);
        }
        return known;
    }

    /** Indices for the axes of a shape. */
    private List<Index> axes(Shape shape) {
        return Index.along(shape.map(this::size), 0);
    }

    List<Index> indices(List<Index> given) {
        return given.stream().map(this::index).toList();
    }

    Condition condition(org.matgrad.processor.matrix.Test test) {
        return new ConditionExpander(this).condition(test);
    }

    static List<Size> values(List<Index> indices) {
        return indices.stream().map(Index::value).toList();
    }
}
