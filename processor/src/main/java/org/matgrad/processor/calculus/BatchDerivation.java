package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Batching;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.Condition;
import org.matgrad.processor.component.Demand;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.component.Rows;
import org.matgrad.processor.component.Storage;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Fact;
import org.matgrad.processor.matrix.Parameter;
import org.matgrad.processor.matrix.Part;
import org.matgrad.processor.matrix.Place;
import org.matgrad.processor.matrix.Program;
import org.matgrad.processor.matrix.Requirement;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.matrix.Step;
import org.matgrad.processor.matrix.Value;

/**
 * A method's value and gradient for a batch: all data points in one program.
 *
 * @param derivation value and gradient, which is summed over the rows for the parameters that they share
 * @param perExample the gradient of each row by these parameters; none where there are no such parameters
 */
public record BatchDerivation(Derivation derivation, Optional<DerivativeProgram> perExample) {

    /** What nothing but a batch has: no size of the user's is the same. */
    private static final Atom BATCH = new Atom.Unknown(-1, "size of batch");

    /**
     * Runs the stages of the core for a batch.
     *
     * @param one the same for one data point
     * @param batch the names of the parameters that are given by row
     * @return empty where each row has to be computed by itself: where a branch, a number of turns or the size of an array
     *     depends on what is given by row
     */
    public static Optional<BatchDerivation> of(Derivation one, Collection<String> batch) {
        Set<Parameter> byRow = new LinkedHashSet<>(one.program().parameters());
        byRow.removeIf(parameter -> !batch.contains(parameter.name()));
        boolean steers = byRow.stream()
                .anyMatch(parameter -> parameter instanceof Parameter.Ints || parameter instanceof Parameter.Flag);
        if (steers) {
            return Optional.empty();
        }
        Rows rows = rows(one, byRow);
        List<Demand> demands = new ArrayList<>();
        for (Requirement requirement : onEntry(one.program())) {
            if (isOfEachRow(requirement, rows)) {
                demands.add(new Demand(requirement.fact(), List.of(), Condition.TRUE));
            }
        }
        return Batching.of(one.value(), rows, demands, names(one)).map(batched -> of(one, rows, byRow, batched));
    }

    private static Rows rows(Derivation one, Set<Parameter> byRow) {
        Set<ArrayVar> inputs = new LinkedHashSet<>();
        Set<String> ints = new LinkedHashSet<>();
        List<Parameter.Real> reals = one.program().reals();
        for (int n = 0; n < reals.size(); n++) {
            if (byRow.contains(reals.get(n))) {
                inputs.add(one.value().inputs().get(n));
            }
        }
        for (Parameter parameter : byRow) {
            if (parameter instanceof Parameter.Int) {
                ints.add(parameter.name());
            }
        }
        Atom count = inputs.isEmpty() ? new Atom.Length(ints.iterator().next()) : BATCH;
        return new Rows(Size.of(count), inputs, ints);
    }

    private static List<Requirement> onEntry(Program program) {
        List<Requirement> all = new ArrayList<>();
        for (Part part : program.parts()) {
            if (part instanceof Requirement requirement && requirement.isKnownOnEntry()) {
                all.add(requirement);
            }
        }
        return all;
    }

    private static boolean isOfEachRow(Requirement requirement, Rows rows) {
        return requirement.fact().sizes().stream().anyMatch(rows::isNamedIn);
    }

    /** The names of the program for one data point: its arrays keep theirs. */
    private static Names names(Derivation one) {
        Names names = new Names();
        one.program().inputs().forEach(input -> names.reserve(input.name()));
        one.value().inputs().forEach(input -> names.reserve(input.name()));
        Clauses.defined(one.value().clauses()).forEach(array -> names.reserve(array.name()));
        return names;
    }

    private static BatchDerivation of(Derivation one, Rows rows, Set<Parameter> byRow, Batching batched) {
        Set<ArrayVar> chosen = new LinkedHashSet<>();
        Set<ArrayVar> shared = new LinkedHashSet<>();
        for (ArrayVar input : one.chosen()) {
            chosen.add(batched.array(input));
            if (!batched.isByRow(input)) {
                shared.add(input);
            }
        }
        DerivativeProgram adjoint = Adjoint.of(batched.program(), chosen);
        Optional<DerivativeProgram> perExample = shared.isEmpty()
                ? Optional.empty()
                : Optional.of(PerExample.of(one.value(), batched, shared, adjoint.seeds()));
        Storage.requireBounded(batched.program().clauses());
        Storage.requireBounded(adjoint.clauses());
        perExample.ifPresent(program -> Storage.requireBounded(program.clauses()));
        Derivation derivation = new Derivation(
                program(one.program(), rows, byRow, batched),
                batched.program(),
                chosen,
                adjoint,
                new DerivativeProgram(Map.of(), List.of(), Map.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Jacobians.All.NONE),
                Bundles.NONE);
        return new BatchDerivation(derivation, perExample);
    }

    /** What the batch is given, and what is checked of that. */
    private static Program program(Program one, Rows rows, Set<Parameter> byRow, Batching batched) {
        List<Parameter> parameters = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        for (Parameter parameter : one.parameters()) {
            parameters.add(byRow.contains(parameter) ? ofRows(parameter, rows) : parameter);
            if (byRow.contains(parameter) && parameter instanceof Parameter.Int) {
                Size length = Size.of(new Atom.Length(parameter.name()));
                Fact fact = new Fact.Equal(length, rows.count(), "the length of " + parameter.name());
                parts.add(new Requirement(fact, Place.OUTERMOST));
            }
        }
        onEntry(one).stream()
                .filter(requirement -> !isOfEachRow(requirement, rows))
                .forEach(parts::add);
        parts.addAll(lengths(one, batched));
        return new Program(one.name(), parameters, one.captured(), parts, List.of());
    }

    private static Parameter ofRows(Parameter parameter, Rows rows) {
        if (parameter instanceof Parameter.Real real) {
            Value all = new Value(real.name(), rows.shape(real.value().shape()));
            return new Parameter.Real(all, real.active(), real.access());
        }
        return new Parameter.Ints(parameter.name(), parameter.access());
    }

    /** The steps whose arrays are stored, in the sizes that these have. */
    private static List<Step> lengths(Program one, Batching batched) {
        Map<String, Shape> shapes = new HashMap<>();
        Clauses.defined(batched.program().clauses()).forEach(array -> shapes.put(array.name(), array.shape()));
        List<Step> steps = new ArrayList<>();
        for (Part part : one.parts()) {
            if (part instanceof Step step && shapes.containsKey(step.target().name())) {
                Value target =
                        new Value(step.target().name(), shapes.get(step.target().name()));
                steps.add(new Step(target, step.operation(), step.operands(), step.place(), step.origin()));
            }
        }
        return steps;
    }
}
