package org.matgrad.processor.matrix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sizes that the letters of an operation stand for with given operands. */
final class Extents {

    private final Operation operation;
    private final List<Operand> operands;
    private final Map<String, Size> extents = new HashMap<>();
    private final Map<String, String> seen = new HashMap<>();

    Extents(Operation operation, List<Operand> operands) {
        this.operation = operation;
        this.operands = operands;
    }

    /** Whether an axis is a letter, not a formula. */
    static boolean isLetter(String axis) {
        return axis.matches("[A-Za-z]\\d*");
    }

    /** Gives a letter its size; what it was before, or null. */
    Size bind(String letter, Size size) {
        return extents.putIfAbsent(letter, size);
    }

    /** Where a letter was first seen. */
    String firstSeen(String letter, String where) {
        return seen.computeIfAbsent(letter, key -> where);
    }

    Size size(String formula) {
        return SizeFormula.parse(formula, this::named, this::call);
    }

    private Size named(String name) {
        for (int p = 0; p < operands.size(); p++) {
            if (operation.parameters().get(p).name().equals(name)) {
                Operand operand = operands.get(p);
                return operand instanceof Operand.Ints ints
                        ? Size.of(new Atom.Symbol(ints.name()))
                        : ((Operand.Count) operand).size();
            }
        }
        throw new IllegalArgumentException("No size " + name + " in " + operation);
    }

    private Size call(String function, String argument) {
        return function.equals("length")
                ? Size.of(new Atom.Length(((Atom.Symbol) named(argument).single()).name()))
                : extents.get(argument);
    }

    Shape result() {
        List<Size> result = new ArrayList<>();
        for (String axis : operation.result()) {
            if (axis.equals(Operation.ANY)) {
                for (int n = 0; extents.containsKey(Operation.ANY + n); n++) {
                    result.add(extents.get(Operation.ANY + n));
                }
            } else {
                int colon = axis.indexOf(':');
                result.add(colon < 0 ? extents.get(axis) : size(axis.substring(colon + 1)));
            }
        }
        return new Shape(result);
    }
}
