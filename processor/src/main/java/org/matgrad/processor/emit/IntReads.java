package org.matgrad.processor.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.loop.Num;

/** The arrays, numbers and locals of a sweep that hold ints: those that are read as one, and those handed on to these. */
final class IntReads {

    private final Set<ArrayVar> arrays = new HashSet<>();
    private final Set<String> locals = new HashSet<>();
    private final Map<ArrayVar, List<Num>> setTo = new HashMap<>();
    private final Map<String, List<Num>> declaredAs = new HashMap<>();

    Set<ArrayVar> arrays() {
        return arrays;
    }

    Set<String> locals() {
        return locals;
    }

    /** Notes what an array's component is set to. */
    void set(ArrayVar array, Num value) {
        setTo.computeIfAbsent(array, key -> new ArrayList<>()).add(value);
        if (arrays.contains(array)) {
            read(value);
        }
    }

    /** Notes what a local is set to. */
    void set(String local, Num value) {
        declaredAs.computeIfAbsent(local, key -> new ArrayList<>()).add(value);
        if (locals.contains(local)) {
            read(value);
        }
    }

    /** Notes that a number is read as an int. */
    void read(Num number) {
        if (number instanceof Num.Scalar scalar) {
            read(scalar.array());
        } else if (number instanceof Num.Element element) {
            read(element.array());
        } else if (number instanceof Num.Local local && locals.add(local.name())) {
            declaredAs.getOrDefault(local.name(), List.of()).forEach(this::read);
        } else if (number instanceof Num.Choose choose) {
            read(choose.then());
            read(choose.otherwise());
        }
    }

    private void read(ArrayVar array) {
        if (arrays.add(array)) {
            setTo.getOrDefault(array, List.of()).forEach(this::read);
        }
    }
}
