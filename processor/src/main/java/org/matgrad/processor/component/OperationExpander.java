package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Operation;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.matrix.SizeFormula;
import org.matgrad.processor.matrix.Step;
import org.matgrad.processor.matrix.Value;

/** Expands one operation by its formula in the table of operations. */
final class OperationExpander implements Formula.Scope {

    private static final Pattern DEFINITION = Pattern.compile("(\\w*)(?:\\[(.*?)])?\\s*=(?!=)\\s*(.*)");

    private static final Pattern KERNEL = Pattern.compile("([A-Z_]{3,})\\((.*)\\)");

    private final Expander expander;
    private final Names names;
    private final Map<String, List<Index>> letters = new HashMap<>();
    private final Map<String, ArrayVar> local = new HashMap<>();
    private final List<Clause> clauses = new ArrayList<>();
    private Step step;

    OperationExpander(Expander expander, Names names) {
        this.expander = expander;
        this.names = names;
    }

    List<Clause> expand(Step expanded) {
        step = expanded;
        bindOperands();
        for (String text : step.operation().formula().split(";")) {
            Matcher definition = DEFINITION.matcher(text.strip());
            if (!definition.matches()) {
                throw new IllegalArgumentException("Not a definition: " + text);
            }
            define(definition.group(1), definition.group(2), definition.group(3));
        }
        return clauses;
    }

    /** The indices of the lambdas around. */
    private List<Index> batch() {
        return expander.indices(step.place().batch());
    }

    private void bindOperands() {
        letters.put(Operation.ANY, List.of());
        for (int p = 0; p < step.operands().size(); p++) {
            if (step.operation().parameters().get(p) instanceof Operation.Parameter.Indexed pattern) {
                bind(pattern, step.operands().get(p).shape());
            }
        }
    }

    private void bind(Operation.Parameter.Indexed pattern, Shape shape) {
        if (pattern.indices().equals(List.of(Operation.ANY))) {
            if (shape.rank() > 0) {
                letters.put(Operation.ANY, Index.along(shape.map(expander::size), 0));
            }
            return;
        }
        for (int axis = 0; axis < shape.rank(); axis++) {
            String letter = pattern.indices().get(axis);
            if (letter.matches("\\w+")) {
                letters.putIfAbsent(letter, List.of(new Index(letter, expander.size(shape.size(axis)))));
            }
        }
    }

    private void define(String name, String axes, String formula) {
        List<Index> indices = new ArrayList<>();
        if (axes != null) {
            Operation.axes(axes).forEach(axis -> indices.addAll(axis(axis)));
        }
        List<Index> own = new ArrayList<>(batch());
        own.addAll(indices);
        Matcher kernel = KERNEL.matcher(formula);
        if (kernel.matches()) {
            Kernel call = kernel(kernel.group(1), kernel.group(2), target(name, own));
            Optional<ArrayVar> known = name.isEmpty() ? Optional.empty() : expander.known(call);
            if (known.isPresent()) {
                local.put(name, known.get());
            } else {
                clauses.add(call.fresh());
            }
            return;
        }
        Condition guard = expander.condition(step.place().guard());
        Expr body = Guards.guarded(guard, Formula.parse(formula, this));
        if (!indices.isEmpty() && step.operands().stream().anyMatch(Operand.Count.class::isInstance)) {
            Slices.demands(body, indices).forEach(fact -> clauses.add(new Demand(fact, batch(), guard)));
        }
        Definition definition = Definition.fresh(target(name, own), own, body, step.origin());
        clauses.addAll(Normalizer.normalize(definition, names));
    }

    private Kernel kernel(String procedure, String arguments, ArrayVar target) {
        List<Kernel.Operand> operands = new ArrayList<>();
        for (String argument : arguments.split("\\s*,\\s*")) {
            ArrayVar array = local.get(argument);
            operands.add(
                    array != null
                            ? new Kernel.Operand.Part(array, Expander.values(batch()))
                            : expander.part((Value) operand(argument)));
        }
        return new Kernel(
                Kernel.Builtin.valueOf(procedure),
                List.of(target),
                batch(),
                operands,
                expander.condition(step.place().guard()),
                step.operation().name(),
                step.origin());
    }

    private ArrayVar target(String name, List<Index> own) {
        ArrayVar target = name.isEmpty()
                ? expander.target(step.target(), step.place())
                : new ArrayVar(names.fresh(name), Storage.shape(own));
        local.put(name, target);
        return target;
    }

    /** A letter's indices; {@code k: size} makes the letter one of that size. */
    private List<Index> axis(String axis) {
        int colon = axis.indexOf(':');
        if (colon < 0) {
            return letters.get(axis);
        }
        String letter = axis.substring(0, colon).strip();
        return letters.computeIfAbsent(letter, key -> {
            Size extent = SizeFormula.parse(axis.substring(colon + 1), this::integer, this::count);
            return List.of(new Index(letter, expander.size(extent)));
        });
    }

    private Size count(String function, String argument) {
        return function.equals("length")
                ? Size.of(new Atom.Length(((Atom.Symbol) integer(argument).single()).name()))
                : letters.get(argument).get(0).extent();
    }

    private Operand operand(String name) {
        for (int p = 0; p < step.operands().size(); p++) {
            if (step.operation().parameters().get(p).name().equals(name)) {
                return step.operands().get(p);
            }
        }
        throw new IllegalArgumentException("No operand " + name + " in " + step.operation());
    }

    @Override
    public Expr component(String name, List<Size> at) {
        ArrayVar array = local.get(name);
        if (array == null) {
            return expander.component(operand(name), at);
        }
        List<Size> subscripts = new ArrayList<>(Expander.values(batch()));
        subscripts.addAll(at);
        return new Expr.Access(array, subscripts);
    }

    @Override
    public List<Index> indices(String letter) {
        return letters.get(letter);
    }

    @Override
    public Size integer(String name) {
        Operand operand = operand(name);
        return operand instanceof Operand.Ints ints
                ? Size.of(new Atom.Symbol(ints.name()))
                : expander.size(((Operand.Count) operand).size());
    }
}
