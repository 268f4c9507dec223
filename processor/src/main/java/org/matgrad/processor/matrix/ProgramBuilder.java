package org.matgrad.processor.matrix;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds a {@link Program} part by part, checking and inferring shapes on the way. */
public final class ProgramBuilder {

    private final String name;
    private final SizeSolver solver = new SizeSolver();
    private final Set<String> names = new HashSet<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final Map<String, Parameter> captured = new LinkedHashMap<>();
    private final Set<String> temporaries = new HashSet<>();
    private final Deque<List<Part>> open = new ArrayDeque<>(List.of(new ArrayList<>()));
    private final Deque<Place> places = new ArrayDeque<>(List.of(Place.OUTERMOST));
    private final Deque<Names> remembered = new ArrayDeque<>();
    private int counters;

    /** The names that were given by some time. */
    private record Names(Set<String> all, Set<String> temporaries) {}

    public ProgramBuilder(String name) {
        this.name = name;
    }

    /** Keeps a name from being given to an intermediate. */
    public void reserve(String reserved) {
        names.add(reserved);
    }

    // What the program is given

    /** A shape of sizes yet unknown, called after the array: "size of x", "rows of A". */
    public Shape unknownShape(String array, int rank) {
        return switch (rank) {
            case 0 -> Shape.SCALAR;
            case 1 -> Shape.of(solver.unknown("size of " + array));
            case 2 -> Shape.of(solver.unknown("rows of " + array), solver.unknown("columns of " + array));
            default -> {
                List<Size> sizes = new ArrayList<>();
                for (int axis = 0; axis < rank; axis++) {
                    sizes.add(solver.unknown("size" + axis + " of " + array));
                }
                yield new Shape(sizes);
            }
        };
    }

    /** A parameter that is its own Java expression. */
    public Value parameter(String parameter, Shape shape, boolean active) {
        return parameter(parameter, shape, active, parameter);
    }

    /** A parameter, or a record's component, that the Java expression has when the companion is called. */
    public Value parameter(String wanted, Shape shape, boolean active, String access) {
        Value value = new Value(fresh(wanted), shape);
        parameters.add(new Parameter.Real(value, active, access));
        return value;
    }

    /** An {@code int}; it keeps its name, which may be that of a size which it is. */
    public Size intParameter(String own, String access) {
        reserve(own);
        parameters.add(new Parameter.Int(own, access));
        return Size.of(new Atom.Symbol(own));
    }

    public Operand.Ints intsParameter(String wanted, String access) {
        String own = fresh(wanted);
        parameters.add(new Parameter.Ints(own, access));
        return new Operand.Ints(own);
    }

    public Test flagParameter(String wanted, String access) {
        String own = fresh(wanted);
        parameters.add(new Parameter.Flag(own, access));
        return new Test.Flag(own);
    }

    /** A field's value, read when the companion is called: once, however often this is asked. */
    public Value capture(String access, String wanted, int rank) {
        Parameter field = captured.computeIfAbsent(access, key -> {
            Value value = new Value(fresh(wanted), unknownShape(wanted, rank));
            return new Parameter.Real(value, false, access);
        });
        return ((Parameter.Real) field).value();
    }

    public Size captureInt(String access, String wanted) {
        Parameter field = captured.computeIfAbsent(access, key -> new Parameter.Int(fresh(wanted), access));
        return Size.of(new Atom.Symbol(field.name()));
    }

    public Operand.Ints captureInts(String access, String wanted) {
        Parameter field = captured.computeIfAbsent(access, key -> new Parameter.Ints(fresh(wanted), access));
        return new Operand.Ints(field.name());
    }

    public Test captureFlag(String access, String wanted) {
        Parameter field = captured.computeIfAbsent(access, key -> new Parameter.Flag(fresh(wanted), access));
        return new Test.Flag(field.name());
    }

    // Where parts stand

    /** From here until {@link #leave}, what is computed is so for every value of the index. */
    public void enter(Index index) {
        List<Index> batch = new ArrayList<>(places.peek().batch());
        batch.add(index);
        places.push(new Place(batch, places.peek().guard()));
    }

    /** From here until {@link #leave}, what is computed is so only where the test holds. */
    public void enter(Test guard) {
        places.push(new Place(places.peek().batch(), Test.and(places.peek().guard(), guard)));
    }

    public void leave() {
        places.pop();
    }

    /** Whether a lambda's index is open, so that conditions guard components rather than choose ways. */
    public boolean isWithinIndices() {
        return !places.peek().batch().isEmpty();
    }

    /** Where a part that is added now stands. */
    public Place place() {
        return places.peek();
    }

    /** The indices that are open, outermost first. */
    public List<Index> openIndices() {
        return places.peek().batch();
    }

    /** Demands that there are 0 or more of something wherever this stands. */
    public void demandCount(Size count, String reason) {
        Size resolved = resolve(count);
        boolean mayBeNegative = parameters.stream()
                .anyMatch(parameter -> parameter instanceof Parameter.Int
                        && resolved.atoms().contains(new Atom.Symbol(parameter.name())));
        if (mayBeNegative || !Bounds.isAtLeastZero(resolved)) {
            add(new Requirement(new Fact.AtLeastZero(resolved, reason), places.peek()));
        }
    }

    // Straight lines

    /** A size with all that is known by now put in: for sizes read as numbers and for messages. */
    public Shape resolve(Shape shape) {
        return shape.map(solver::resolve);
    }

    public Size resolve(Size size) {
        return solver.resolve(size);
    }

    /** Applies an operation; the result is called {@code wanted} where that name is free, {@code t1}, {@code t2}, ... without. */
    public Value apply(Operation operation, List<Operand> operands, String wanted, Origin origin) throws ShapeMismatch {
        Extents extents = new Extents(operation, operands);
        for (int p = 0; p < operands.size(); p++) {
            if (operation.parameters().get(p) instanceof Operation.Parameter.Indexed pattern) {
                for (int axis = 0; axis < operands.get(p).shape().rank(); axis++) {
                    bind(operation, operands, p, axis, extents, pattern);
                }
            }
        }
        if (operands.stream().anyMatch(Operand.Count.class::isInstance)) {
            extents.result().sizes().forEach(size -> demandCount(size, "the size of " + operation.name()));
        }
        Value target = target(wanted, extents.result());
        add(new Step(target, operation, operands, places.peek(), origin));
        return target;
    }

    private void bind(
            Operation operation,
            List<Operand> operands,
            int operand,
            int axis,
            Extents extents,
            Operation.Parameter.Indexed pattern)
            throws ShapeMismatch {
        Size size = operands.get(operand).shape().size(axis);
        String where = axis(operands, operand, axis);
        String text = pattern.isAny() ? Operation.ANY + axis : pattern.indices().get(axis);
        if (!Extents.isLetter(text)) {
            Size wanted = extents.size(text);
            demand(
                    wanted,
                    size,
                    "what " + operation.name() + " needs " + where + " to be",
                    () -> mismatch(operation, operands) + where + " is " + solver.resolve(size) + ", not "
                            + solver.resolve(wanted));
            return;
        }
        Size before = extents.bind(text, size);
        String first = extents.firstSeen(text, where);
        if (before != null) {
            demand(
                    before,
                    size,
                    first + " (" + operation.name() + ": as " + where + ")",
                    () -> mismatch(operation, operands) + first + " is " + solver.resolve(before) + ", " + where
                            + " is " + solver.resolve(size));
        }
    }

    private void demand(Size left, Size right, String reason, java.util.function.Supplier<String> mismatch)
            throws ShapeMismatch {
        switch (solver.equate(left, right)) {
            case EQUAL -> {}
            case DIFFERENT -> throw new ShapeMismatch(mismatch.get());
            case UNCERTAIN -> add(new Requirement(new Fact.Equal(left, right, reason), Place.OUTERMOST));
        }
    }

    private String mismatch(Operation operation, List<Operand> operands) {
        StringBuilder text = new StringBuilder(operation.name()).append(": ");
        int arrays = 0;
        for (int p = 0; p < operands.size(); p++) {
            if (operation.parameters().get(p) instanceof Operation.Parameter.Indexed) {
                text.append(arrays++ == 0 ? "" : " and ")
                        .append(label(operands.get(p)))
                        .append("a ");
                text.append(resolve(operands.get(p).shape()).describe());
            }
        }
        return text.append(arrays == 1 ? " does not fit: " : " do not fit: ").toString();
    }

    private String label(Operand operand) {
        return isNamed(operand) ? ((Value) operand).name() + ", " : "";
    }

    /** Whether the user gave the operand its name. */
    private boolean isNamed(Operand operand) {
        return operand instanceof Value value && !temporaries.contains(value.name());
    }

    private String axis(List<Operand> operands, int operand, int axis) {
        Operand at = operands.get(operand);
        String side = operands.size() > 2
                ? "operand " + (operand + 1)
                : operand == 0 ? "the left operand" : "the right operand";
        String named = isNamed(at) ? ((Value) at).name() : side;
        String part =
                switch (at.shape().rank()) {
                    case 1 -> "size";
                    case 2 -> axis == 0 ? "number of rows" : "number of columns";
                    default -> "size of axis " + axis;
                };
        return "the " + part + " of " + named;
    }

    /** Forms an array or a reduction over indices from an element that was computed within them; they are left by now. */
    public Value form(Formed.Forming forming, List<Index> indices, Operand element, String wanted, Origin origin) {
        Shape shape = forming == Formed.Forming.ARRAY
                ? new Shape(indices.stream().map(Index::extent).toList())
                : Shape.SCALAR;
        Value target = target(wanted, shape);
        add(new Formed(target, forming, indices, element, places.peek(), origin));
        return target;
    }

    /** Calls a method outside, which gives an array of this shape. */
    public Value invoke(Callee callee, List<Operand> operands, Shape shape, String wanted, Origin origin) {
        Value target = target(wanted, shape);
        add(new Invocation(target, callee, operands, places.peek(), origin));
        return target;
    }

    /** Demands that an array has a declared shape. */
    public void declare(Operand value, Shape declared, String what) throws ShapeMismatch {
        for (int axis = 0; axis < declared.rank(); axis++) {
            Size computed = value.shape().size(axis);
            demand(
                    declared.size(axis),
                    computed,
                    what,
                    () -> what + " is declared as a "
                            + resolve(declared).describe() + ", but is a "
                            + resolve(value.shape()).describe());
        }
    }

    /** Demands that two arrays have one shape; the message begins with {@code what}. */
    public void equate(Operand left, Operand right, String what) throws ShapeMismatch {
        for (int axis = 0; axis < left.shape().rank(); axis++) {
            demand(
                    left.shape().size(axis),
                    right.shape().size(axis),
                    what,
                    () -> what + " a "
                            + resolve(left.shape()).describe() + " and a "
                            + resolve(right.shape()).describe());
        }
    }

    /** A size that only the program's run gives, for a result of a method outside. */
    public Size unknownSize(String description) {
        return solver.unknown(description);
    }

    // Loops and branches

    /** The variable of a loop. */
    public Atom.Counter counter(String wanted) {
        return new Atom.Counter(wanted, counters++);
    }

    /** A value of this shape that something else defines: a loop's state, or what comes of it. */
    public Value declared(String wanted, Shape shape) {
        return target(wanted, shape);
    }

    /** From here until {@link #end}, parts are collected apart. */
    public void begin() {
        open.push(new ArrayList<>());
    }

    /** The parts since the last {@link #begin}. */
    public List<Part> end() {
        return open.pop();
    }

    /** From here until {@link #discard}, what is read is forgotten again: its parts and what it teaches of sizes. */
    public void tryOut() {
        begin();
        solver.remember();
        remembered.push(new Names(Set.copyOf(names), Set.copyOf(temporaries)));
    }

    /** The parts since the last {@link #tryOut}, so far. */
    public List<Part> tried() {
        return List.copyOf(open.peek());
    }

    /** Forgets what was read since the last {@link #tryOut}. */
    public void discard() {
        end();
        solver.forget();
        names.retainAll(remembered.peek().all());
        captured.values().forEach(field -> names.add(field.name()));
        temporaries.retainAll(remembered.pop().temporaries());
    }

    /** Keeps what was read since the last {@link #tryOut}. */
    public void keep() {
        end().forEach(this::add);
        solver.settle();
        remembered.pop();
    }

    /** Adds a loop or a branch whose parts were collected. */
    public void add(Part part) {
        open.peek().add(part);
    }

    public Program build(List<Operand> results) {
        solver.complete();
        Resolution resolution = new Resolution(solver);
        return new Program(
                name,
                resolution.parameters(parameters),
                resolution.parameters(List.copyOf(captured.values())),
                resolution.parts(open.peek()),
                results.stream().map(resolution::operand).toList());
    }

    private Value target(String wanted, Shape shape) {
        return new Value(wanted == null ? temporary() : fresh(wanted), shape);
    }

    private String temporary() {
        int number = temporaries.size() + 1;
        while (!names.add("t" + number)) {
            number++;
        }
        temporaries.add("t" + number);
        return "t" + number;
    }

    private String fresh(String wanted) {
        String candidate = wanted;
        for (int n = 2; !names.add(candidate); n++) {
            candidate = wanted + n;
        }
        return candidate;
    }
}
