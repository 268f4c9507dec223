package org.matgrad.processor.report;

import java.util.stream.Collectors;

/** Matrix forms as short text. */
final class Plain {

    private Plain() {}

    static String of(MatrixForm form) {
        if (form instanceof MatrixForm.Array array) {
            return array.array().name();
        }
        if (form instanceof MatrixForm.Ones) {
            return "1";
        }
        if (form instanceof MatrixForm.Identity) {
            return "I";
        }
        if (form instanceof MatrixForm.Transposed transposed) {
            return of(transposed.matrix()) + "'";
        }
        if (form instanceof MatrixForm.Product product) {
            return product.factors().stream().map(Plain::of).collect(Collectors.joining("·"));
        }
        if (form instanceof MatrixForm.Kronecker kronecker) {
            return of(kronecker.left()) + "⊗" + of(kronecker.right());
        }
        if (form instanceof MatrixForm.Sum sum) {
            return "(" + of(sum.left()) + "+" + of(sum.right()) + ")";
        }
        if (form instanceof MatrixForm.Difference difference) {
            return "(" + of(difference.left()) + "-" + of(difference.right()) + ")";
        }
        if (form instanceof MatrixForm.Applied applied) {
            return applied.function().symbol() + "(" + of(applied.to()) + ")";
        }
        return form instanceof MatrixForm.Diagonal diagonal ? "diag(" + of(diagonal.of()) + ")" : form.toString();
    }
}
