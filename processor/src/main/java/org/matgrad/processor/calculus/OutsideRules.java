package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Kernel;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.component.Storage;
import org.matgrad.processor.matrix.Callee;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;

/**
 * The derivatives of calls of methods outside. A registered derivative gives derivative arrays; a companion gives the
 * gradient of an inner product, and the derivative along directions.
 */
final class OutsideRules {

    private final Kernel kernel;
    private final Callee callee;
    private final Names names;
    private final Contributions sink;

    OutsideRules(Kernel kernel, Callee callee, Names names, Contributions sink) {
        this.kernel = kernel;
        this.callee = callee;
        this.names = names;
        this.sink = sink;
    }

    /** The arrays that a call's value can vary with. */
    static Set<ArrayVar> differentiable(Kernel kernel, Callee callee) {
        Set<ArrayVar> arrays = new LinkedHashSet<>();
        for (int n = 0; n < kernel.operands().size(); n++) {
            if (isSeed(callee, n) || !component(callee, n).isEmpty()) {
                site(kernel, n).ifPresent(site -> arrays.add(site.array()));
            }
        }
        return arrays;
    }

    /** Whether an operand is what a companion's gradient is weighted by. */
    private static boolean isSeed(Callee callee, int operand) {
        return callee instanceof Callee.Companion companion
                && operand == companion.components().size();
    }

    private static String component(Callee callee, int operand) {
        List<String> components = callee instanceof Callee.Companion companion
                ? companion.components()
                : ((Callee.Registered) callee).components();
        return components.get(operand);
    }

    /** The component, or the part's first one, that an operand is; nothing for a constant. */
    private static Optional<Expr.Access> site(Kernel kernel, int operand) {
        Kernel.Operand at = kernel.operands().get(operand);
        if (at instanceof Kernel.Operand.Part part) {
            return Optional.of(new Expr.Access(part.array(), part.at()));
        }
        return at instanceof Kernel.Operand.Number number && number.value() instanceof Expr.Access access
                ? Optional.of(access)
                : Optional.empty();
    }

    private List<Index> axes(int operand) {
        return kernel.operands().get(operand) instanceof Kernel.Operand.Part part ? KernelRules.axes(part) : List.of();
    }

    private List<Index> out() {
        List<Size> sizes = kernel.target().shape().sizes();
        return Index.along(new Shape(sizes.subList(kernel.batch().size(), sizes.size())), 0);
    }

    private List<Integer> active(Activity activity) {
        List<Integer> active = new ArrayList<>();
        for (int n = 0; n < arguments(); n++) {
            if (!component(callee, n).isEmpty()
                    && site(kernel, n)
                            .filter(site -> activity.isActive(site.array()))
                            .isPresent()) {
                active.add(n);
            }
        }
        return active;
    }

    void adjoint(ArrayVar bar, Activity activity) {
        boolean isRegistered = callee instanceof Callee.Registered;
        Map<Integer, ArrayVar> derivatives =
                derivatives(active(activity), isRegistered ? out() : List.of(), isRegistered ? null : bar);
        derivatives.forEach((operand, derivative) -> {
            List<Index> out = isRegistered ? out() : List.of();
            List<Index> axes = axes(operand);
            List<Index> loops = join(kernel.batch(), join(out, axes));
            Expr weight = Expr.Access.of(derivative, loops);
            Expr product =
                    isRegistered ? Algebra.multiply(Expr.Access.of(bar, join(kernel.batch(), out)), weight) : weight;
            sink.contribute(
                    at(operand, site(kernel, operand).orElseThrow().array(), axes), loops, product, kernel.origin());
        });
    }

    void tangent(ArrayVar target, Map<ArrayVar, ArrayVar> dots, Activity activity) {
        List<Integer> active = active(activity);
        if (callee instanceof Callee.Companion) {
            companionTangent(target, dots, active);
            return;
        }
        List<Index> out = out();
        Expr sum = Expr.ZERO;
        for (Map.Entry<Integer, ArrayVar> one : derivatives(active, out, null).entrySet()) {
            List<Index> axes = axes(one.getKey());
            Expr weight = Expr.Access.of(one.getValue(), join(kernel.batch(), join(out, axes)));
            ArrayVar dot = dots.get(site(kernel, one.getKey()).orElseThrow().array());
            sum = Algebra.add(sum, Algebra.sum(axes, Algebra.multiply(weight, at(one.getKey(), dot, axes))));
        }
        sink.add(Definition.fresh(target, join(kernel.batch(), out), sum, kernel.origin()));
    }

    /** The directions follow the operands: one for each that the companion differentiates, zeros where it does not vary. */
    private void companionTangent(ArrayVar target, Map<ArrayVar, ArrayVar> dots, List<Integer> active) {
        List<Kernel.Operand> operands = new ArrayList<>(kernel.operands());
        operands.addAll(directions(dots, active));
        sink.add(new Kernel(
                        new Kernel.Outside(callee, new Kernel.Directional()),
                        List.of(target),
                        kernel.batch(),
                        operands,
                        kernel.guard(),
                        kernel.operation(),
                        kernel.origin())
                .fresh());
    }

    /** How many operands are the method's own arguments. */
    private int arguments() {
        return callee instanceof Callee.Companion companion
                ? companion.components().size()
                : kernel.operands().size();
    }

    private List<Kernel.Operand> directions(Map<ArrayVar, ArrayVar> dots, List<Integer> active) {
        List<Kernel.Operand> operands = new ArrayList<>();
        for (int n = 0; n < arguments(); n++) {
            if (component(callee, n).isEmpty()) {
                continue;
            }
            Kernel.Operand operand = kernel.operands().get(n);
            if (operand instanceof Kernel.Operand.Part part) {
                operands.add(
                        active.contains(n)
                                ? new Kernel.Operand.Part(dots.get(part.array()), part.at())
                                : new Kernel.Operand.Part(zero(KernelRules.axes(part)), List.of()));
            } else {
                Expr direction = active.contains(n)
                        ? at(n, dots.get(site(kernel, n).orElseThrow().array()), List.of())
                        : Expr.ZERO;
                operands.add(new Kernel.Operand.Number(direction));
            }
        }
        return operands;
    }

    /**
     * The tangents of a companion's gradients: by its own second order, and, as gradients are linear in what they are
     * weighted by, those weighted by that one's tangent.
     *
     * @param targets for each gradient the array for its tangent
     */
    void gradientTangents(Map<ArrayVar, ArrayVar> targets, Map<ArrayVar, ArrayVar> dots, Activity activity) {
        List<Integer> operands = ((Kernel.Derivatives) ((Kernel.Outside) kernel.procedure()).wanted()).operands();
        Map<ArrayVar, List<Index>> indices = new LinkedHashMap<>();
        kernel.targets().forEach(gradient -> indices.put(gradient, Index.along(gradient.shape(), 0)));
        Map<ArrayVar, Expr> sums = new LinkedHashMap<>();
        List<Integer> active = active(activity);
        if (!active.isEmpty()) {
            List<Kernel.Operand> all = new ArrayList<>(kernel.operands());
            all.addAll(directions(dots, active));
            addParts(new Kernel.Curvature(operands), all, indices, sums);
        }
        Kernel.Operand seed = kernel.operands().get(arguments());
        Expr.Access site = site(kernel, arguments()).orElseThrow();
        if (activity.isActive(site.array())) {
            ArrayVar dot = dots.get(site.array());
            List<Kernel.Operand> all = new ArrayList<>(kernel.operands().subList(0, arguments()));
            all.add(
                    seed instanceof Kernel.Operand.Number
                            ? new Kernel.Operand.Number(new Expr.Access(dot, site.at()))
                            : new Kernel.Operand.Part(dot, site.at()));
            addParts(new Kernel.Derivatives(operands), all, indices, sums);
        }
        targets.forEach((gradient, target) -> sink.add(Definition.fresh(
                target, indices.get(gradient), sums.getOrDefault(gradient, Expr.ZERO), kernel.origin())));
    }

    /** Calls the companion, and adds what it gives for each gradient. */
    private void addParts(
            Kernel.Wanted wanted,
            List<Kernel.Operand> operands,
            Map<ArrayVar, List<Index>> indices,
            Map<ArrayVar, Expr> sums) {
        List<ArrayVar> parts = new ArrayList<>();
        for (ArrayVar gradient : kernel.targets()) {
            ArrayVar part = new ArrayVar(names.fresh(gradient.name() + "Part"), gradient.shape());
            parts.add(part);
            sums.merge(gradient, Expr.Access.of(part, indices.get(gradient)), Algebra::add);
        }
        sink.add(new Kernel(
                        new Kernel.Outside(callee, wanted),
                        parts,
                        kernel.batch(),
                        operands,
                        kernel.guard(),
                        kernel.operation(),
                        kernel.origin())
                .fresh());
    }

    private ArrayVar zero(List<Index> axes) {
        ArrayVar zero = new ArrayVar(names.fresh(kernel.target().name() + "Zero"), Storage.shape(axes));
        sink.add(Definition.fresh(zero, axes, Expr.ZERO, kernel.origin()));
        return zero;
    }

    /** The arrays that one call gives for these operands. */
    private Map<Integer, ArrayVar> derivatives(List<Integer> operands, List<Index> out, ArrayVar bar) {
        Map<Integer, ArrayVar> derivatives = new LinkedHashMap<>();
        for (int operand : operands) {
            List<Index> own = join(kernel.batch(), join(out, axes(operand)));
            String name = kernel.target().name() + "By" + (operand + 1);
            derivatives.put(operand, new ArrayVar(names.fresh(name), Storage.shape(own)));
        }
        if (operands.isEmpty()) {
            return derivatives;
        }
        List<Kernel.Operand> arguments = new ArrayList<>(kernel.operands());
        if (bar != null) {
            List<Size> at = kernel.batch().stream().map(Index::value).toList();
            boolean isNumber = bar.rank() == at.size();
            arguments.add(
                    isNumber ? new Kernel.Operand.Number(new Expr.Access(bar, at)) : new Kernel.Operand.Part(bar, at));
        }
        Kernel.Outside wanted = new Kernel.Outside(callee, new Kernel.Derivatives(List.copyOf(operands)));
        sink.add(new Kernel(
                        wanted,
                        List.copyOf(derivatives.values()),
                        kernel.batch(),
                        arguments,
                        kernel.guard(),
                        kernel.operation(),
                        kernel.origin())
                .fresh());
        return derivatives;
    }

    private Expr.Access at(int operand, ArrayVar array, List<Index> axes) {
        List<Size> at = new ArrayList<>(site(kernel, operand).orElseThrow().at());
        axes.forEach(axis -> at.add(axis.value()));
        return new Expr.Access(array, at);
    }

    private static List<Index> join(List<Index> first, List<Index> second) {
        List<Index> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
