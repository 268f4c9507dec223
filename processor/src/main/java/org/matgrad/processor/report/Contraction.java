package org.matgrad.processor.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.matrix.Index;

/**
 * A sum of products of vectors and matrices as a product in matrix notation: indices are wires between factors, and a
 * chain of matrices hangs on each.
 */
final class Contraction {

    /** A vector or a matrix at indices. */
    record Factor(MatrixForm form, List<Index> at) {
        Factor {
            at = List.copyOf(at);
        }

        /** The matrix with its rows at an index, or the vector. */
        private MatrixForm from(Index row) {
            return at.size() < 2 || at.get(0) == row ? form : transposed(form);
        }

        private Index other(Index index) {
            return at.get(0) == index ? at.get(1) : at.get(0);
        }
    }

    private final List<Factor> factors;
    private final List<Index> summed;
    private MatrixForm scale;

    private Contraction(List<Factor> factors, List<Index> summed) {
        this.factors = new ArrayList<>(factors);
        this.summed = summed;
    }

    /** The form over the free indices, at most two, of the sum over others of the factors' product. */
    static Optional<MatrixForm> of(List<Index> free, List<Index> summed, List<Factor> factors) {
        return new Contraction(factors, summed).run(free);
    }

    private Optional<MatrixForm> run(List<Index> free) {
        for (Factor factor : factors) {
            boolean repeats = new HashSet<>(factor.at).size() < factor.at.size();
            if (repeats || factor.at.size() > 2 || !factor.at.stream().allMatch(index -> isKnown(index, free))) {
                return Optional.empty();
            }
        }
        numbers();
        merge();
        for (Index index : summed) {
            if (!balance(index, 2)) {
                return Optional.empty();
            }
        }
        for (Index index : free) {
            if (!balance(index, 1)) {
                return Optional.empty();
            }
        }
        Optional<MatrixForm> form =
                switch (free.size()) {
                    case 0 -> Optional.empty();
                    case 1 -> column(free.get(0)).map(Contraction::product);
                    default -> matrix(free.get(0), free.get(1));
                };
        if (!free.isEmpty() && form.isEmpty()) {
            return form;
        }
        while (!factors.isEmpty()) {
            Optional<Factor> end =
                    factors.stream().filter(factor -> factor.at.size() == 1).findFirst();
            if (end.isEmpty()) {
                return Optional.empty();
            }
            factors.remove(end.get());
            Optional<List<MatrixForm>> rest = column(end.get().at.get(0));
            if (rest.isEmpty()) {
                return rest.map(Contraction::product);
            }
            rest.get().add(0, transposed(end.get().form));
            scale(product(rest.get()));
        }
        if (form.isEmpty()) {
            return Optional.of(scale == null ? new MatrixForm.Number(Expr.ONE) : scale);
        }
        return scale == null ? form : Optional.of(new MatrixForm.Scaled(scale, form.get()));
    }

    private boolean isKnown(Index index, List<Index> free) {
        return free.contains(index) || summed.contains(index);
    }

    private void scale(MatrixForm by) {
        if (by instanceof MatrixForm.Number number && Algebra.isConstant(number.value(), 1)) {
            return;
        }
        scale = scale == null ? by : new MatrixForm.Scaled(scale, by);
    }

    private void numbers() {
        for (Factor factor : List.copyOf(factors)) {
            if (factor.at.isEmpty()) {
                scale(factor.form);
                factors.remove(factor);
            }
        }
    }

    /** Matrices at the same two indices, and vectors at the same free one, are multiplied component by component. */
    private void merge() {
        for (int a = 0; a < factors.size(); a++) {
            for (int b = factors.size() - 1; b > a; b--) {
                Factor left = factors.get(a);
                Factor right = factors.get(b);
                boolean isVector = left.at.size() == 1;
                boolean isDot = isVector && summed.contains(left.at.get(0)) && count(left.at.get(0)) == 2;
                if (Set.copyOf(left.at).equals(Set.copyOf(right.at)) && !isDot) {
                    MatrixForm turned = isVector ? right.form : right.from(left.at.get(0));
                    factors.set(a, new Factor(new MatrixForm.Hadamard(left.form, turned), left.at));
                    factors.remove(b);
                }
            }
        }
    }

    private int count(Index index) {
        return (int)
                factors.stream().filter(factor -> factor.at.contains(index)).count();
    }

    /** Makes an index occur so often: by ones where it does not, and by a diagonal matrix where a vector scales. */
    private boolean balance(Index index, int wanted) {
        while (count(index) < wanted) {
            factors.add(new Factor(new MatrixForm.Ones(List.of(index.extent())), List.of(index)));
        }
        while (count(index) > wanted) {
            Optional<Factor> vector = factors.stream()
                    .filter(factor -> factor.at.size() == 1 && factor.at.contains(index))
                    .findFirst();
            Optional<Factor> matrix = factors.stream()
                    .filter(factor -> factor.at.size() == 2 && factor.at.contains(index))
                    .findFirst();
            if (vector.isEmpty() || matrix.isEmpty()) {
                return false;
            }
            MatrixForm diagonal = new MatrixForm.Diagonal(vector.get().form);
            MatrixForm scaled = isIdentity(matrix.get().form)
                    ? diagonal
                    : product(List.of(diagonal, matrix.get().from(index)));
            factors.set(
                    factors.indexOf(matrix.get()),
                    new Factor(scaled, List.of(index, matrix.get().other(index))));
            factors.remove(vector.get());
        }
        return true;
    }

    private Optional<MatrixForm> matrix(Index row, Index column) {
        Chain chain = chain(row);
        if (chain.end == column) {
            return Optional.of(product(chain.forms));
        }
        if (chain.end != null) {
            return Optional.empty();
        }
        return column(column).map(right -> product(List.of(product(chain.forms), transposed(product(right)))));
    }

    /** The chain that hangs on an index, where it ends in a vector. */
    private Optional<List<MatrixForm>> column(Index index) {
        Chain chain = chain(index);
        return chain.end == null ? Optional.of(chain.forms) : Optional.empty();
    }

    /** Matrices one after another, and the index at the end; null where a vector ends them. */
    private record Chain(List<MatrixForm> forms, Index end) {}

    private Chain chain(Index start) {
        List<MatrixForm> forms = new ArrayList<>();
        Index at = start;
        while (true) {
            Index here = at;
            Optional<Factor> next =
                    factors.stream().filter(factor -> factor.at.contains(here)).findFirst();
            if (next.isEmpty()) {
                return new Chain(forms, at);
            }
            factors.remove(next.get());
            forms.add(next.get().from(at));
            if (next.get().at.size() == 1) {
                return new Chain(forms, null);
            }
            at = next.get().other(at);
        }
    }

    private static MatrixForm product(List<MatrixForm> forms) {
        List<MatrixForm> factors = new ArrayList<>();
        for (MatrixForm form : forms) {
            if (form instanceof MatrixForm.Product product) {
                factors.addAll(product.factors());
            } else {
                factors.add(form);
            }
        }
        if (factors.size() > 1) {
            List<MatrixForm> rest =
                    factors.stream().filter(form -> !isIdentity(form)).toList();
            factors = rest.isEmpty() ? factors.subList(0, 1) : rest;
        }
        return factors.size() == 1 ? factors.get(0) : new MatrixForm.Product(factors);
    }

    private static boolean isIdentity(MatrixForm form) {
        return form instanceof MatrixForm.Identity;
    }

    static MatrixForm transposed(MatrixForm form) {
        if (form instanceof MatrixForm.Transposed transposed) {
            return transposed.matrix();
        }
        if (form instanceof MatrixForm.Product product) {
            List<MatrixForm> reversed = new ArrayList<>();
            product.factors().forEach(factor -> reversed.add(0, transposed(factor)));
            return new MatrixForm.Product(reversed);
        }
        return isIdentity(form) || form instanceof MatrixForm.Diagonal ? form : new MatrixForm.Transposed(form);
    }
}
