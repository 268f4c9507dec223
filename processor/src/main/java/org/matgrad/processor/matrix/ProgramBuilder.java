package org.matgrad.processor.matrix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds a {@link Program} operation by operation, checking and inferring shapes on the way. */
public final class ProgramBuilder {

    private final String name;
    private final SizeSolver solver = new SizeSolver();
    private final Set<String> names = new HashSet<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final Map<String, Captured> captured = new HashMap<>();
    private final List<Captured> capturedInOrder = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> temporaries = new HashSet<>();

    public ProgramBuilder(String name) {
        this.name = name;
    }

    /** Keeps a name from being given to an intermediate. */
    public void reserve(String reserved) {
        names.add(reserved);
    }

    /** A shape of sizes yet unknown, called after the array: "size of x", "rows of A". */
    public Shape unknownShape(String array, int rank) {
        return switch (rank) {
            case 0 -> Shape.SCALAR;
            case 1 -> Shape.of(solver.unknown("size of " + array));
            case 2 -> Shape.of(solver.unknown("rows of " + array), solver.unknown("columns of " + array));
            default -> throw new IllegalArgumentException("rank " + rank);
        };
    }

    public Value parameter(String parameter, Shape shape, boolean active) {
        names.add(parameter);
        Value value = new Value(parameter, shape);
        parameters.add(new Parameter.Real(value, active));
        return value;
    }

    public Size intParameter(String parameter) {
        names.add(parameter);
        parameters.add(new Parameter.Int(parameter));
        return Size.of(new Atom.Symbol(parameter));
    }

    /** The value of a {@code static final} field that is no compile-time constant. */
    public Value capture(String owner, String field, int rank) {
        return captured.computeIfAbsent(owner + "." + field, key -> {
                    Captured constant = new Captured(new Value(fresh(field), unknownShape(field, rank)), owner, field);
                    capturedInOrder.add(constant);
                    return constant;
                })
                .value();
    }

    /** A size with all that is known by now put in: for sizes read as numbers and for messages. */
    public Shape resolve(Shape shape) {
        return shape.map(solver::resolve);
    }

    /** Applies an operation; the result is called {@code wanted} where that name is free, {@code t1}, {@code t2}, ... without. */
    public Value apply(Operation operation, List<Operand> operands, String wanted, Origin origin) throws ShapeMismatch {
        Map<String, Size> extents = new HashMap<>();
        Map<String, String> seen = new HashMap<>();
        for (int p = 0; p < operands.size(); p++) {
            Operation.Indexed pattern = operation.parameters().get(p);
            for (int axis = 0; axis < operands.get(p).shape().rank(); axis++) {
                String letter = pattern.isAny()
                        ? Operation.ANY + axis
                        : pattern.indices().get(axis);
                bind(operation, operands, p, axis, letter, extents, seen);
            }
        }
        List<Size> result = new ArrayList<>();
        for (String letter : operation.result()) {
            if (letter.equals(Operation.ANY)) {
                for (int axis = 0; extents.containsKey(Operation.ANY + axis); axis++) {
                    result.add(extents.get(Operation.ANY + axis));
                }
            } else {
                result.add(extents.get(letter.substring(letter.indexOf('=') + 1)));
            }
        }
        Value target = new Value(wanted == null ? temporary() : fresh(wanted), new Shape(result));
        steps.add(new Step(target, operation, operands, origin));
        return target;
    }

    private void bind(
            Operation operation,
            List<Operand> operands,
            int operand,
            int axis,
            String letter,
            Map<String, Size> extents,
            Map<String, String> seen)
            throws ShapeMismatch {
        Size size = operands.get(operand).shape().size(axis);
        String where = axis(operands, operand, axis);
        Size before = extents.putIfAbsent(letter, size);
        String first = seen.putIfAbsent(letter, where);
        String reason = operation.name() + " needs " + where + " to be " + first;
        if (before != null && !solver.equate(before, size, reason)) {
            throw new ShapeMismatch(mismatch(operation, operands) + first + " is " + solver.resolve(before) + ", "
                    + where + " is " + solver.resolve(size));
        }
    }

    private String mismatch(Operation operation, List<Operand> operands) {
        StringBuilder text = new StringBuilder(operation.name()).append(": ");
        for (int p = 0; p < operands.size(); p++) {
            text.append(p == 0 ? "" : " and ").append(label(operands.get(p))).append("a ");
            text.append(resolve(operands.get(p).shape()).describe());
        }
        return text.append(operands.size() == 1 ? " does not fit: " : " do not fit: ")
                .toString();
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
        String named = isNamed(at) ? ((Value) at).name() : operand == 0 ? "the left operand" : "the right operand";
        String part = at.shape().rank() == 1 ? "size" : axis == 0 ? "number of rows" : "number of columns";
        return "the " + part + " of " + named;
    }

    /** Demands that an array has a declared shape. */
    public void declare(Operand value, Shape declared, String what) throws ShapeMismatch {
        for (int axis = 0; axis < declared.rank(); axis++) {
            Size computed = value.shape().size(axis);
            if (!solver.equate(declared.size(axis), computed, what)) {
                throw new ShapeMismatch(
                        what + " is declared as a " + resolve(declared).describe() + ", but is a "
                                + resolve(value.shape()).describe());
            }
        }
    }

    public Program build(Operand result) {
        List<Step> resolved = steps.stream()
                .map(step -> new Step(
                        (Value) resolved(step.target()),
                        step.operation(),
                        step.operands().stream().map(this::resolved).toList(),
                        step.origin()))
                .toList();
        List<Parameter> inputs = parameters.stream()
                .map(parameter -> parameter instanceof Parameter.Real real
                        ? new Parameter.Real((Value) resolved(real.value()), real.active())
                        : parameter)
                .toList();
        List<Captured> constants = capturedInOrder.stream()
                .map(constant -> new Captured((Value) resolved(constant.value()), constant.owner(), constant.field()))
                .toList();
        return new Program(
                name, inputs, constants, resolved, resolved(result), resolve(result.shape()), solver.requirements());
    }

    private Operand resolved(Operand operand) {
        if (operand instanceof Value value) {
            return new Value(value.name(), resolve(value.shape()));
        }
        return operand instanceof Operand.Count count ? new Operand.Count(solver.resolve(count.size())) : operand;
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
