package org.matgrad.processor.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.calculus.Activity;
import org.matgrad.processor.calculus.Derivation;
import org.matgrad.processor.calculus.Partial;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.matrix.Index;

/** What the parts of a page share: a method's programs, and how its arrays are written. */
final class Method {

    private final Derivation derivation;
    private final ComponentProgram value;
    private final Activity activity;
    private final Spelling spelling;
    private final Example example;

    Method(Derivation derivation) {
        this.derivation = derivation;
        this.value = withNamesOfItsOwn(derivation);
        this.activity = Activity.of(value, derivation.chosen());
        this.spelling = Spelling.of(value, derivation.adjoint());
        this.example = Example.of(value);
    }

    /** The page needs names, too, but takes none from the companion. */
    private static ComponentProgram withNamesOfItsOwn(Derivation derivation) {
        ComponentProgram value = derivation.value();
        Names names = new Names();
        derivation.program().inputs().forEach(input -> names.reserve(input.name()));
        Clauses.defined(value.clauses()).forEach(array -> names.reserve(array.name()));
        return new ComponentProgram(value.inputs(), value.clauses(), value.results(), names);
    }

    Derivation derivation() {
        return derivation;
    }

    ComponentProgram value() {
        return value;
    }

    /** The program with its names free again, so that what is named anew is called as before. */
    ComponentProgram freshly() {
        return withNamesOfItsOwn(derivation);
    }

    Spelling spelling() {
        return spelling;
    }

    Example example() {
        return example;
    }

    boolean isStraight() {
        return Clauses.isStraight(value.clauses());
    }

    /** Whether all that is differentiated is one number. */
    boolean hasNumber() {
        return value.results().size() == 1 && value.results().get(0).rank() == 0;
    }

    boolean isActive(ArrayVar array) {
        return activity.isActive(array);
    }

    List<Definition> definitions() {
        return Clauses.definitions(value.clauses());
    }

    /** A definition's partials by the arrays on the way from the chosen parameters to the result. */
    Map<ArrayVar, List<Partial>> partials(Definition definition) {
        Map<ArrayVar, List<Partial>> partials = new LinkedHashMap<>();
        if (isActive(definition.target())) {
            for (Partial partial : activity.partials(definition)) {
                partials.computeIfAbsent(partial.site().array(), key -> new ArrayList<>())
                        .add(partial);
            }
        }
        return partials;
    }

    /** The arrays beyond the program's own that a definition's partials read. */
    List<Definition> auxiliary(Definition definition) {
        return activity.linearization(definition).auxiliary();
    }

    /** The definitions that read an array and vary with it, in order. */
    List<Definition> readers(ArrayVar array) {
        return definitions().stream()
                .filter(definition -> partials(definition).containsKey(array))
                .toList();
    }

    /** The arrays that derivatives pass through, from the result's side back to the parameters. */
    List<ArrayVar> backwards() {
        Set<ArrayVar> arrays = new LinkedHashSet<>();
        value.inputs().stream().filter(this::isActive).forEach(arrays::add);
        definitions().stream().map(Definition::target).filter(this::isActive).forEach(arrays::add);
        List<ArrayVar> backwards = new ArrayList<>(arrays);
        java.util.Collections.reverse(backwards);
        return backwards;
    }

    /** A writer of formulas that stand together, these indices under their own names. */
    Formulas formulas(List<Index> indices) {
        return new Formulas(new Letters().reserve(indices), spelling);
    }
}
