package org.matgrad.processor.report;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.matgrad.processor.calculus.Derivation;
import org.matgrad.processor.calculus.JacobianProgram;
import org.matgrad.processor.calculus.Jacobians;
import org.matgrad.processor.calculus.PointwiseGradient;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Printer;
import org.matgrad.processor.component.Renaming;
import org.matgrad.processor.component.WrittenOut;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/** A method's derivation as plain text: component formulas, one written out and differentiated, all derivatives. */
public final class TextDerivation {

    /** A sum of more terms says no more than a shorter one. */
    private static final int MOST_TERMS = 6;

    private final Derivation derivation;
    private final StringBuilder text = new StringBuilder();
    private final Map<Atom, Integer> example = new LinkedHashMap<>();

    private TextDerivation(Derivation derivation) {
        this.derivation = derivation;
    }

    public static String of(Derivation derivation) {
        TextDerivation page = new TextDerivation(derivation);
        page.write();
        return page.text.toString();
    }

    private void write() {
        text.append(derivation.program().name()).append('\n');
        section("Components", derivation.value().clauses());
        Clauses.definitions(derivation.value().clauses()).forEach(this::writtenOut);
        section("Reverse mode", derivation.adjoint().clauses());
        section("Forward mode", derivation.tangent().clauses());
        List<JacobianProgram> jacobians =
                derivation.jacobians().map(Jacobians.All::inOrder).orElse(List.of());
        if (!jacobians.isEmpty()) {
            text.append("\nJacobians\n");
            for (JacobianProgram jacobian : jacobians) {
                text.append("  ").append(jacobian.formula()).append('\n');
            }
        }
    }

    private void section(String title, List<Clause> clauses) {
        text.append('\n').append(title).append('\n');
        Printer.print(clauses)
                .lines()
                .forEach(line -> text.append("  ").append(line).append('\n'));
    }

    /** One component of a sum with its summation written out, and its derivative by one component term by term. */
    private void writtenOut(Definition definition) {
        if (!(definition.body() instanceof Expr.Reduce reduce)
                || !Stream.concat(definition.indices().stream(), reduce.over().stream())
                        .allMatch(index -> hasExample(index.extent()))) {
            return;
        }
        WrittenOut out = new WrittenOut(this::exampleSize);
        Map<Index, Size> at = new HashMap<>();
        for (Index index : definition.indices()) {
            at.put(index, Size.of(Math.min(1, exampleSize(Renaming.of(at).apply(index.extent())) - 1)));
        }
        List<Expr> terms = out.terms(definition.body(), at);
        if (terms.size() < 2 || terms.size() > MOST_TERMS) {
            return;
        }
        String left = print(Renaming.of(at).apply(definition.self()));
        text.append("\nWritten out for a small size\n");
        text.append("  ").append(left).append(" = ").append(join(terms)).append('\n');
        Expr last = terms.get(terms.size() - 1);
        for (Expr.Access component : PointwiseGradient.of(last).keySet()) {
            List<Expr> partials = terms.stream()
                    .map(term -> PointwiseGradient.of(term).getOrDefault(component, Expr.ZERO))
                    .toList();
            text.append("  ∂")
                    .append(left)
                    .append("/∂")
                    .append(print(component))
                    .append(" = ");
            text.append(join(partials)).append('\n');
        }
    }

    private static String join(List<Expr> terms) {
        StringJoiner sum = new StringJoiner(" + ");
        terms.forEach(term -> sum.add(print(term)));
        return sum.toString();
    }

    private static String print(Expr expr) {
        return Printer.print(List.of(), expr);
    }

    /** Whether a size is one of the method's own, not one that its run computes. */
    private static boolean hasExample(Size size) {
        return size.atoms().stream()
                .allMatch(atom -> atom instanceof Atom.Symbol || atom instanceof Atom.Unknown || atom instanceof Index);
    }

    /** Sizes of an example: small, and different from one another where there are few. */
    private int exampleSize(Size size) {
        return size.substitute(atom -> Size.of(example.computeIfAbsent(atom, key -> 3 + example.size() % 2)))
                .constant()
                .orElseThrow();
    }
}
