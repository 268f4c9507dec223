package org.matgrad.processor.matrix;

import java.util.List;

/** Puts in what was learnt about sizes after a part was built. */
final class Resolution {

    private final SizeSolver solver;

    Resolution(SizeSolver solver) {
        this.solver = solver;
    }

    List<Parameter> parameters(List<Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> parameter instanceof Parameter.Real real
                        ? new Parameter.Real(value(real.value()), real.active(), real.access())
                        : parameter)
                .toList();
    }

    List<Part> parts(List<Part> parts) {
        return parts.stream()
                .map(this::part)
                .filter(part -> !(part instanceof Requirement requirement
                        && requirement.fact() instanceof Fact.Equal equal
                        && equal.left().equals(equal.right())))
                .toList();
    }

    private Part part(Part part) {
        if (part instanceof Step step) {
            return new Step(
                    value(step.target()),
                    step.operation(),
                    operands(step.operands()),
                    place(step.place()),
                    step.origin());
        }
        if (part instanceof Formed formed) {
            return new Formed(
                    value(formed.target()),
                    formed.forming(),
                    indices(formed.indices()),
                    operand(formed.element()),
                    place(formed.place()),
                    formed.origin());
        }
        if (part instanceof Chosen chosen) {
            return new Chosen(
                    value(chosen.target()),
                    test(chosen.condition()),
                    operand(chosen.then()),
                    operand(chosen.otherwise()),
                    place(chosen.place()),
                    chosen.origin());
        }
        if (part instanceof Invocation call) {
            return new Invocation(
                    value(call.target()), call.callee(), operands(call.operands()), place(call.place()), call.origin());
        }
        if (part instanceof Differentiated inner) {
            return new Differentiated(
                    inner.inputs().stream().map(this::value).toList(),
                    operands(inner.arguments()),
                    parts(inner.body()),
                    operand(inner.result()),
                    operand(inner.seed()),
                    inner.gradients().stream().map(this::value).toList(),
                    place(inner.place()),
                    inner.origin());
        }
        if (part instanceof Requirement requirement) {
            return new Requirement(requirement.fact().map(solver::resolve), place(requirement.place()));
        }
        return part instanceof Loop loop ? loop(loop) : branch((Branch) part);
    }

    private Loop loop(Loop loop) {
        List<Loop.Carried> carried = loop.carried().stream()
                .map(one -> new Loop.Carried(
                        value(one.state()), operand(one.initial()), operand(one.next()), value(one.result())))
                .toList();
        return new Loop(
                loop.counter(),
                solver.resolve(loop.from()),
                solver.resolve(loop.limit()),
                solver.resolve(loop.step()),
                loop.direction(),
                carried,
                parts(loop.body()),
                place(loop.place()),
                loop.origin());
    }

    private Branch branch(Branch branch) {
        List<Branch.Merged> merged = branch.merged().stream()
                .map(one -> new Branch.Merged(value(one.result()), operand(one.then()), operand(one.otherwise())))
                .toList();
        return new Branch(
                test(branch.condition()), parts(branch.then()), parts(branch.otherwise()), merged, branch.origin());
    }

    private Place place(Place place) {
        return new Place(indices(place.batch()), test(place.guard()));
    }

    private List<Index> indices(List<Index> indices) {
        return indices.stream().map(solver::resolve).toList();
    }

    private List<Operand> operands(List<Operand> operands) {
        return operands.stream().map(this::operand).toList();
    }

    Operand operand(Operand operand) {
        if (operand instanceof Value value) {
            return value(value);
        }
        if (operand instanceof Operand.Flag flag) {
            return new Operand.Flag(test(flag.test()));
        }
        return operand instanceof Operand.Count count ? new Operand.Count(solver.resolve(count.size())) : operand;
    }

    private Value value(Value value) {
        return new Value(value.name(), value.shape().map(solver::resolve));
    }

    private Test test(Test test) {
        if (test instanceof Test.Numbers numbers) {
            return new Test.Numbers(numbers.relation(), operand(numbers.left()), operand(numbers.right()));
        }
        if (test instanceof Test.Ints ints) {
            return Test.ints(ints.relation(), solver.resolve(ints.left()), solver.resolve(ints.right()));
        }
        if (test instanceof Test.Not not) {
            return Test.not(test(not.test()));
        }
        if (test instanceof Test.And and) {
            return Test.and(test(and.left()), test(and.right()));
        }
        return test instanceof Test.Or or ? Test.or(test(or.left()), test(or.right())) : test;
    }
}
