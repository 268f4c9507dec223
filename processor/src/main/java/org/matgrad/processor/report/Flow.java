package org.matgrad.processor.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.matgrad.processor.matrix.Branch;
import org.matgrad.processor.matrix.Chosen;
import org.matgrad.processor.matrix.Differentiated;
import org.matgrad.processor.matrix.Formed;
import org.matgrad.processor.matrix.Invocation;
import org.matgrad.processor.matrix.Loop;
import org.matgrad.processor.matrix.Operand;
import org.matgrad.processor.matrix.Parameter;
import org.matgrad.processor.matrix.Part;
import org.matgrad.processor.matrix.Program;
import org.matgrad.processor.matrix.Requirement;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.matrix.Step;
import org.matgrad.processor.matrix.Test;
import org.matgrad.processor.matrix.Value;
import org.matgrad.processor.report.document.Graph;

/**
 * What the method computes from what: a node for each parameter, each named value, loop and branch. A value that the user
 * gave no name, and that only one other reads, is a part of that one.
 */
final class Flow {

    /** A picture of more nodes says nothing. */
    private static final int MOST_NODES = 30;

    private static final int MOST_OPERATIONS = 4;

    /** A part of the program with what it reads and what it gives. */
    private record Box(Set<String> targets, Set<String> reads, List<String> operations, String name, Shape shape) {}

    private final Program program;
    private final Set<String> results = new LinkedHashSet<>();
    private final Map<String, Box> owners = new HashMap<>();
    private final Map<String, Integer> readers = new HashMap<>();
    private final List<Box> boxes = new ArrayList<>();

    private Flow(Program program) {
        this.program = program;
        program.results().forEach(result -> {
            if (result instanceof Value value) {
                results.add(value.name());
            }
        });
    }

    /** The picture, where it has few enough nodes, and at least one that is computed. */
    static Optional<Graph> of(Program program) {
        return new Flow(program).graph();
    }

    private Optional<Graph> graph() {
        for (Part part : program.parts()) {
            if (!(part instanceof Requirement)) {
                add(box(part));
            }
        }
        boxes.forEach(box -> box.reads.forEach(read -> readers.merge(read, 1, Integer::sum)));
        fold();
        return boxes.isEmpty() || boxes.size() + program.inputs().size() > MOST_NODES
                ? Optional.empty()
                : Optional.of(drawn());
    }

    private void add(Box box) {
        boxes.add(box);
        box.targets.forEach(target -> owners.put(target, box));
    }

    private static Box box(Part part) {
        Set<String> reads = new LinkedHashSet<>();
        collect(part, reads);
        if (part instanceof Loop loop) {
            return inside(
                    loop.carried().stream().map(Loop.Carried::result).toList(),
                    reads,
                    loop.body(),
                    "for " + loop.counter());
        }
        if (part instanceof Branch branch) {
            List<Part> both = new ArrayList<>(branch.then());
            both.addAll(branch.otherwise());
            return inside(branch.merged().stream().map(Branch.Merged::result).toList(), reads, both, "if");
        }
        if (part instanceof Differentiated inner) {
            Set<String> own = defined(part);
            reads.removeAll(own);
            Shape shape =
                    inner.gradients().size() == 1 ? inner.gradients().get(0).shape() : Shape.SCALAR;
            String name = inner.gradients().stream().map(Value::name).collect(Collectors.joining(", "));
            return new Box(own, reads, List.of("gradient"), name, shape);
        }
        Value target = target(part);
        return new Box(Set.of(target.name()), reads, List.of(operation(part)), target.name(), target.shape());
    }

    /** A loop or a branch: what is computed within is not read from outside. */
    private static Box inside(List<Value> results, Set<String> reads, List<Part> body, String operation) {
        Set<String> own = new LinkedHashSet<>();
        body.forEach(part -> own.addAll(defined(part)));
        reads.removeAll(own);
        Set<String> targets = results.stream().map(Value::name).collect(Collectors.toCollection(LinkedHashSet::new));
        Shape shape = results.size() == 1 ? results.get(0).shape() : Shape.SCALAR;
        return new Box(targets, reads, List.of(operation), String.join(", ", targets), shape);
    }

    private static Set<String> defined(Part part) {
        Set<String> defined = new LinkedHashSet<>();
        if (part instanceof Loop loop) {
            loop.carried().forEach(carried -> {
                defined.add(carried.state().name());
                defined.add(carried.result().name());
            });
            loop.body().forEach(inner -> defined.addAll(defined(inner)));
        } else if (part instanceof Branch branch) {
            branch.merged().forEach(merged -> defined.add(merged.result().name()));
            branch.then().forEach(inner -> defined.addAll(defined(inner)));
            branch.otherwise().forEach(inner -> defined.addAll(defined(inner)));
        } else if (part instanceof Differentiated inner) {
            inner.inputs().forEach(input -> defined.add(input.name()));
            inner.body().forEach(step -> defined.addAll(defined(step)));
            inner.gradients().forEach(gradient -> defined.add(gradient.name()));
        } else if (!(part instanceof Requirement)) {
            defined.add(target(part).name());
        }
        return defined;
    }

    private static Value target(Part part) {
        if (part instanceof Step step) {
            return step.target();
        }
        if (part instanceof Formed formed) {
            return formed.target();
        }
        return part instanceof Chosen chosen ? chosen.target() : ((Invocation) part).target();
    }

    private static String operation(Part part) {
        if (part instanceof Step step) {
            return step.operation().name();
        }
        if (part instanceof Formed formed) {
            return formed.forming() == Formed.Forming.ARRAY
                    ? "by component"
                    : formed.forming().name().toLowerCase(java.util.Locale.ROOT);
        }
        return part instanceof Invocation invocation ? invocation.callee().name() : "?:";
    }

    /** The names that a part reads, those of its own making among them. */
    private static void collect(Part part, Set<String> reads) {
        if (part instanceof Step step) {
            step.operands().forEach(operand -> collect(operand, reads));
            collect(step.place().guard(), reads);
        } else if (part instanceof Formed formed) {
            collect(formed.element(), reads);
        } else if (part instanceof Chosen chosen) {
            collect(chosen.condition(), reads);
            collect(chosen.then(), reads);
            collect(chosen.otherwise(), reads);
        } else if (part instanceof Invocation invocation) {
            invocation.operands().forEach(operand -> collect(operand, reads));
        } else if (part instanceof Differentiated inner) {
            inner.arguments().forEach(operand -> collect(operand, reads));
            inner.body().forEach(step -> collect(step, reads));
            collect(inner.seed(), reads);
        } else if (part instanceof Loop loop) {
            List.of(loop.from(), loop.limit(), loop.step()).forEach(size -> collect(size, reads));
            loop.carried().forEach(carried -> {
                collect(carried.initial(), reads);
                collect(carried.next(), reads);
            });
            loop.carried().forEach(carried -> reads.remove(carried.state().name()));
            loop.body().forEach(inner -> collect(inner, reads));
        } else if (part instanceof Branch branch) {
            collect(branch.condition(), reads);
            branch.then().forEach(inner -> collect(inner, reads));
            branch.otherwise().forEach(inner -> collect(inner, reads));
            branch.merged().forEach(merged -> {
                collect(merged.then(), reads);
                collect(merged.otherwise(), reads);
            });
        }
    }

    private static void collect(Operand operand, Set<String> reads) {
        if (operand instanceof Value value) {
            reads.add(value.name());
        } else if (operand instanceof Operand.Count count) {
            collect(count.size(), reads);
        } else if (operand instanceof Operand.Ints ints) {
            reads.add(ints.name());
        } else if (operand instanceof Operand.Flag flag) {
            collect(flag.test(), reads);
        }
    }

    /** Ints that are parameters go by their names; where the size of an array goes by the same, it is not read here. */
    private static void collect(Size size, Set<String> reads) {
        size.atoms().forEach(atom -> reads.add(atom.toString()));
    }

    private static void collect(Test test, Set<String> reads) {
        if (test instanceof Test.Flag flag) {
            reads.add(flag.name());
        } else if (test instanceof Test.Numbers numbers) {
            collect(numbers.left(), reads);
            collect(numbers.right(), reads);
        } else if (test instanceof Test.Ints ints) {
            collect(ints.left(), reads);
            collect(ints.right(), reads);
        } else if (test instanceof Test.Not not) {
            collect(not.test(), reads);
        } else if (test instanceof Test.And and) {
            collect(and.left(), reads);
            collect(and.right(), reads);
        } else if (test instanceof Test.Or or) {
            collect(or.left(), reads);
            collect(or.right(), reads);
        }
    }

    /** Makes values without a name parts of their only reader. */
    private void fold() {
        for (int at = boxes.size() - 1; at >= 0; at--) {
            Box box = boxes.get(at);
            boolean isUnnamed = box.targets.size() == 1 && box.name.matches("t\\d+") && !results.contains(box.name);
            if (isUnnamed && readers.getOrDefault(box.name, 0) == 1) {
                Box reader = boxes.stream()
                        .filter(one -> one.reads.contains(box.name))
                        .findFirst()
                        .orElseThrow();
                Set<String> reads = new LinkedHashSet<>(reader.reads);
                reads.remove(box.name);
                reads.addAll(box.reads);
                List<String> operations = new ArrayList<>(box.operations);
                operations.addAll(reader.operations);
                boxes.set(boxes.indexOf(reader), new Box(reader.targets, reads, operations, reader.name, reader.shape));
                boxes.remove(box);
            }
        }
    }

    private Graph drawn() {
        List<Graph.Node> nodes = new ArrayList<>();
        Map<String, Integer> places = new LinkedHashMap<>();
        Set<String> read = new LinkedHashSet<>();
        boxes.forEach(box -> read.addAll(box.reads));
        for (Parameter input : program.inputs()) {
            if (read.contains(input.name())) {
                places.put(input.name(), nodes.size());
                nodes.add(input(input));
            }
        }
        List<Graph.Edge> edges = new ArrayList<>();
        for (Box box : boxes) {
            for (String name : box.reads) {
                Integer from = places.get(name);
                if (from != null) {
                    Graph.Edge edge = new Graph.Edge(from, nodes.size());
                    if (!edges.contains(edge)) {
                        edges.add(edge);
                    }
                }
            }
            box.targets.forEach(target -> places.put(target, nodes.size()));
            nodes.add(computed(box));
        }
        return new Graph(nodes, edges);
    }

    private static Graph.Node input(Parameter input) {
        if (input instanceof Parameter.Real real) {
            return new Graph.Node(
                    real.name(),
                    size(real.value().shape()),
                    "",
                    real.active() ? Graph.Role.VARIABLE : Graph.Role.GIVEN);
        }
        String kind = input instanceof Parameter.Int ? "int" : input instanceof Parameter.Ints ? "int[]" : "boolean";
        return new Graph.Node(input.name(), kind, "", Graph.Role.GIVEN);
    }

    private Graph.Node computed(Box box) {
        boolean isResult = box.targets.stream().anyMatch(results::contains);
        boolean isUnnamed = box.name.matches("t\\d+") && isResult;
        // The component form calls a result without a name y, or Y where it is a matrix.
        String name = isUnnamed ? (box.shape.rank() == 2 ? "Y" : "y") : box.name;
        List<String> operations = box.operations;
        if (operations.size() > MOST_OPERATIONS) {
            operations = new ArrayList<>(operations.subList(0, MOST_OPERATIONS - 1));
            operations.add("…");
        }
        return new Graph.Node(
                name,
                size(box.shape),
                String.join(" · ", operations),
                isResult ? Graph.Role.RESULT : Graph.Role.COMPUTED);
    }

    private static String size(Shape shape) {
        return shape.sizes().stream()
                .map(size -> Sizes.ordered(size).toString())
                .collect(Collectors.joining(" × "));
    }
}
