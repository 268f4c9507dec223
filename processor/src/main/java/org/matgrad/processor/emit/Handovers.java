package org.matgrad.processor.emit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.matgrad.processor.calculus.Chains;
import org.matgrad.processor.calculus.Derivation;
import org.matgrad.processor.calculus.DerivativeProgram;
import org.matgrad.processor.calculus.Hessians;
import org.matgrad.processor.calculus.JacobianProgram;
import org.matgrad.processor.calculus.Jacobians;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.loop.Memory;
import org.matgrad.processor.loop.Scheduler;

/** What each sweep of a derivation leaves behind because later ones read it. */
final class Handovers {

    private final Derivation derivation;
    private final Optional<DerivativeProgram> perExample;
    /** What the last sweep of the second order and compact Hessians read. */
    private final Set<ArrayVar> backs;

    private final Set<ArrayVar> readLater;

    /**
     * What a derivation's sweeps leave behind.
     *
     * @param perExample a further sweep behind the value's
     */
    Handovers(Derivation derivation, Optional<DerivativeProgram> perExample) {
        this.derivation = derivation;
        this.perExample = perExample;
        this.backs = readBack();
        this.readLater = readLater();
    }

    /** The arrays that every sweep but the first reads. */
    Set<ArrayVar> afterValue() {
        return readLater;
    }

    /** The arrays that the sweeps after the gradient's read. */
    Set<ArrayVar> afterGradient() {
        return backs;
    }

    /** The sweeps to whose loops later ones come back. */
    List<Memory.Sweep> sweeps() {
        List<Memory.Sweep> sweeps = new ArrayList<>();
        sweeps.add(new Memory.Sweep(derivation.value().clauses(), readLater));
        derivation.second().ifPresent(second -> {
            sweeps.add(new Memory.Sweep(derivation.adjoint().clauses(), backs));
            sweeps.add(new Memory.Sweep(second.ahead(), backs));
        });
        return sweeps;
    }

    /** The arrays of a sweep that later ones find where it left them. */
    static Set<ArrayVar> needed(List<Clause> clauses, Set<ArrayVar> later, Memory memory) {
        Set<ArrayVar> needed = readOf(clauses, later);
        needed.removeIf(
                array -> memory.isRecorded(array) || memory.history(array).isPresent());
        return needed;
    }

    private Set<ArrayVar> readBack() {
        Set<ArrayVar> read = new LinkedHashSet<>();
        derivation
                .second()
                .ifPresent(second -> read.addAll(Scheduler.reads(
                        second.back(), new HashSet<>(second.outcomes().values()))));
        read.addAll(readByHessians(derivation));
        return read;
    }

    /** What is in storage whatever the sweeps read: what is handed out, and what compact derivatives are made of. */
    static Set<ArrayVar> inAnyCase(Derivation derivation) {
        Set<ArrayVar> read = new LinkedHashSet<>(derivation.value().results());
        read.addAll(readByHessians(derivation));
        read.addAll(readByJacobians(derivation));
        return read;
    }

    private static Set<ArrayVar> readByHessians(Derivation derivation) {
        Set<ArrayVar> read = new LinkedHashSet<>();
        derivation.hessian().ifPresent(blocks -> blocks.forEach(block -> read.addAll(readBy(block))));
        return read;
    }

    private static Set<ArrayVar> readByJacobians(Derivation derivation) {
        Set<ArrayVar> read = new LinkedHashSet<>();
        List<JacobianProgram> jacobians =
                derivation.jacobians().map(Jacobians.All::inOrder).orElse(List.of());
        jacobians.forEach(jacobian -> read.addAll(readBy(jacobian)));
        return read;
    }

    private static Set<ArrayVar> readBy(Hessians.Block block) {
        Set<ArrayVar> read = new LinkedHashSet<>();
        if (block.form() instanceof Hessians.Terms terms) {
            read.addAll(readBy(terms.program()));
        } else {
            Chains.Lines lines = ((Hessians.Chain) block.form()).lines();
            read.addAll(Scheduler.reads(List.copyOf(lines.definitions()), lines.values()));
        }
        return read;
    }

    private static Set<ArrayVar> readBy(JacobianProgram jacobian) {
        Set<ArrayVar> read = new LinkedHashSet<>();
        for (JacobianProgram.Piece piece : jacobian.pieces()) {
            Set<ArrayVar> stored = piece.stored();
            read.addAll(stored);
            read.addAll(Scheduler.reads(List.copyOf(piece.definitions()), stored));
        }
        return read;
    }

    /** The arrays that derivatives read. */
    private Set<ArrayVar> readLater() {
        Set<ArrayVar> adjoints = new HashSet<>(derivation.adjoint().outcomes().values());
        adjoints.addAll(readOf(derivation.adjoint().clauses(), backs));
        Set<ArrayVar> read =
                new LinkedHashSet<>(Scheduler.reads(derivation.adjoint().clauses(), adjoints));
        DerivativeProgram tangent = derivation.tangent();
        read.addAll(Scheduler.reads(
                tangent.clauses(), new HashSet<>(tangent.outcomes().values())));
        derivation
                .bundles()
                .all()
                .forEach(bundle -> read.addAll(Scheduler.reads(
                        bundle.clauses(), new HashSet<>(bundle.outcomes().values()))));
        derivation
                .second()
                .ifPresent(second -> read.addAll(Scheduler.reads(second.ahead(), readOf(second.ahead(), backs))));
        perExample.ifPresent(sweep -> read.addAll(
                Scheduler.reads(sweep.clauses(), new HashSet<>(sweep.outcomes().values()))));
        read.addAll(backs);
        read.addAll(readByJacobians(derivation));
        return read;
    }

    /** The arrays of a sweep among those that are read later. */
    private static Set<ArrayVar> readOf(List<Clause> clauses, Set<ArrayVar> later) {
        Set<ArrayVar> computed = new LinkedHashSet<>(Clauses.defined(clauses));
        computed.retainAll(later);
        return computed;
    }
}
