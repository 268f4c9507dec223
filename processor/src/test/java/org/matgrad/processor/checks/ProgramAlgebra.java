package org.matgrad.processor.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes the operations of linear algebra, and those that take arrays apart and join them. */
final class ProgramAlgebra {

    private final ProgramScope scope;
    private final ProgramArrays arrays;

    ProgramAlgebra(ProgramScope scope, ProgramArrays arrays) {
        this.scope = scope;
        this.arrays = arrays;
    }

    private static ProgramNode sum(ProgramType type, ProgramNode a, ProgramNode b, String summed, String text) {
        double most = a.magnitude() * b.magnitude() * ProgramScope.largest(summed);
        return ProgramNode.of(type, -most, most, text, a, b);
    }

    private ProgramNode bounded(double bound, int depth, String... sizes) {
        return arrays.numbers().within(arrays.array(depth, sizes), -bound, bound);
    }

    /** A matrix that can be solved with. */
    private ProgramNode regular(String n, int depth) {
        return ProgramNode.of(
                ProgramType.array(n, n),
                -2,
                6,
                "identity(#1).times(4.0).plus(#0)",
                bounded(Math.min(0.4, 2.5 / Math.max(1, ProgramScope.largest(n))), depth, n, n),
                scope.size(n));
    }

    private ProgramNode positive(String n, int depth) {
        ProgramNode a = bounded(Math.min(1, 6.0 / Math.max(1, ProgramScope.largest(n))), depth, n, n);
        if (!scope.ofType(a.type()).isEmpty()) {
            ProgramNode own =
                    arrays.numbers().within(scope.pick(scope.ofType(a.type())).node(), -1, 1);
            return ProgramNode.of(
                    a.type(), -6, 8, "#0.times(#0.transpose()).plus(identity(#1).times(2.0))", own, scope.size(n));
        }
        return ProgramNode.of(a.type(), -1, 9, "identity(#1).times(8.0).plus(#0)", a, scope.size(n));
    }

    ProgramNode number(int depth) {
        String n = scope.anySize();
        String m = scope.anySize();
        int d = depth - 1;
        return switch (scope.random.nextInt(8)) {
            case 0, 1 -> sum(ProgramType.NUMBER, arrays.array(d, n), arrays.array(d, n), n, "#0.dot(#1)");
            case 2 ->
                sum(ProgramType.NUMBER, arrays.array(d, n, m), arrays.array(d, n, m), n + "*" + m, "inner(#0, #1)");
            case 3 -> {
                ProgramNode a = arrays.array(d, n, n);
                double most = a.magnitude() * ProgramScope.largest(n);
                yield ProgramNode.number(-most, most, "trace(#0)", a);
            }
            case 4 -> {
                ProgramNode small = bounded(Math.min(0.1, 0.7 / Math.max(1, ProgramScope.largest(n))), d, n, n);
                yield ProgramNode.number(-1, 6, "determinant(identity(#1).plus(#0))", small, scope.size(n));
            }
            case 5 -> ProgramNode.number(-1, 12, "logDeterminant(#0)", regular(n, d));
            case 6 ->
                sum(
                        ProgramType.NUMBER,
                        arrays.array(d, n, m),
                        arrays.array(d, m, n),
                        n + "*" + m,
                        "einsum(\"ij,ji->\", #0, #1).toNumber()");
            default -> {
                ProgramNode x = arrays.numbers().within(arrays.array(d, n), -1.2, 1.2);
                yield sum(
                        ProgramType.NUMBER,
                        x,
                        arrays.array(d, n, n),
                        n + "*" + n,
                        "einsum(\"a,ab,b->\", #0, #1, #0).toNumber()");
            }
        };
    }

    /** A number from the part of an array up to or from a loop's counter. */
    Optional<ProgramNode> partial() {
        List<ProgramNode> ways = new ArrayList<>();
        for (ProgramScope.Variable array : scope.variables) {
            if (!array.type().isReal()
                    || array.type().rank() < 1
                    || array.type().rank() > 2) {
                continue;
            }
            int axis = scope.random.nextInt(array.type().rank());
            String size = array.type().sizes().get(axis);
            String part = array.type().rank() == 1 ? "slice" : axis == 0 ? "rows" : "columns";
            for (ProgramScope.Variable counter : scope.indices(size)) {
                double most = array.node().magnitude()
                        * ProgramScope.largest(array.type().sizes());
                String reduced = scope.pick("sum", "~norm", "squaredNorm", "~norm1");
                double square =
                        reduced.equals("squaredNorm") ? most * array.node().magnitude() : most;
                String range = scope.pick("0, #1", "0, #1 + 1", "#1, #2");
                ways.add(ProgramNode.number(
                        -square,
                        square,
                        reduced + "(#0." + part + "(" + range + "))",
                        array.node(),
                        counter.node(),
                        scope.size(size)));
            }
        }
        return ways.isEmpty() ? Optional.empty() : Optional.of(scope.pick(ways));
    }

    /** A number from a row of a matrix, compared with another vector. */
    Optional<ProgramNode> ofRow(int depth) {
        List<ProgramScope.Variable> matrices = scope.variables.stream()
                .filter(variable -> variable.type().isReal() && variable.type().rank() == 2)
                .toList();
        if (matrices.isEmpty()) {
            return Optional.empty();
        }
        ProgramNode a = scope.recent(matrices).node();
        String columns = a.type().sizes().get(1);
        Optional<ProgramNode> index = arrays.numbers().index(a.type().sizes().get(0));
        if (index.isEmpty()) {
            return Optional.empty();
        }
        ProgramNode c = arrays.array(Math.min(1, depth - 1), columns);
        double most = (a.magnitude() + c.magnitude()) * ProgramScope.largest(columns);
        String text = scope.pick(
                "~norm(#0.row(#1).minus(#2))",
                "~norm1(#0.row(#1).plus(#2))",
                "#0.row(#1).dot(#2)",
                "exp(-squaredNorm(#0.row(#1).minus(#2)))",
                "~max(#0.row(#1).hadamard(#2))");
        double product = most + a.magnitude() * c.magnitude() * ProgramScope.largest(columns);
        return Optional.of(ProgramNode.number(-product, product, text, a, index.get(), c));
    }

    ProgramNode vector(ProgramType type, int depth) {
        String n = type.sizes().get(0);
        String m = scope.anySize();
        int d = depth - 1;
        List<Supplier<ProgramNode>> ways = new ArrayList<>();
        ways.add(() -> sum(type, arrays.array(d, n, m), arrays.array(d, m), m, "#0.times(#1)"));
        ways.add(() -> sum(type, arrays.array(d, m), arrays.array(d, m, n), m, "#0.times(#1)"));
        ways.add(() -> sum(type, arrays.array(d, n, m), arrays.array(d, m), m, "#0.transpose().transpose().times(#1)"));
        ways.add(() -> like(type, arrays.array(d, n, n), "#0.diagonal()"));
        ways.add(() -> rows(type, arrays.array(d, m, n), m, "row"));
        ways.add(() -> rows(type, arrays.array(d, n, m), m, "column"));
        ways.add(() -> ProgramNode.of(type, 0, 1, "softmax(#0)", arrays.array(d, n)));
        ways.add(() -> {
            ProgramNode x = arrays.array(d, n);
            double most = 2 * x.magnitude() + Math.log(ProgramScope.largest(n) + 1);
            return ProgramNode.of(type, -most, 0, "logSoftmax(#0)", x);
        });
        ways.add(() -> {
            ProgramNode x = arrays.array(d, n);
            double most = x.magnitude() * ProgramScope.largest(n);
            return ProgramNode.of(type, -most, most, "cumulativeSum(#0)", x);
        });
        ways.add(() -> {
            ProgramNode x = arrays.array(d, n);
            return ProgramNode.of(type, -x.magnitude(), x.magnitude(), "solve(#0, #1)", regular(n, d), x);
        });
        ways.add(() -> {
            ProgramNode x = arrays.array(d, n);
            String name = scope.pick("solveLower", "solveUpper");
            return ProgramNode.of(type, -x.magnitude(), x.magnitude(), name + "(#0, #1)", regular(n, d), x);
        });
        ways.add(() -> like(type, arrays.array(d, "(" + n + " + " + m + ")"), "#0.slice(0, #1)", scope.size(n)));
        ways.add(() -> like(
                type,
                arrays.array(d, "(" + m + " + " + n + ")"),
                "#0.slice(#1, #2)",
                scope.size(m),
                scope.size("(" + m + " + " + n + ")")));
        ways.add(() -> {
            ProgramNode a = arrays.array(d, n, m);
            double most = a.magnitude() * ProgramScope.largest(m);
            return ProgramNode.of(type, -most, most, "einsum(\"ij->i\", #0).toVector()", a);
        });
        ways.add(() ->
                sum(type, arrays.array(d, n, n), arrays.array(d, n), "1", "einsum(\"ii,i->i\", #0, #1).toVector()"));
        joined(type, d).ifPresent(way -> {
            for (int times = 0; times < 15; times++) {
                ways.add(way);
            }
        });
        if (n.equals("2")) {
            for (int times = 0; times < 10; times++) {
                ways.add(() -> like(type, arrays.array(d, "3"), "#0.slice(0, 2)"));
            }
        }
        for (ProgramScope.Variable ints : scope.ofType(ProgramType.INTS)) {
            if (n.equals(ints.name() + ".length")) {
                String from = ints.below().iterator().next();
                for (int way = 0; way < 20; way++) {
                    ways.add(() -> like(type, arrays.array(d, from), "#0.gather(" + ints.name() + ")"));
                }
            }
        }
        if (n.matches("[23]")) {
            ways.add(() -> ofNumbers(type, Integer.parseInt(n), d));
        }
        return arrays.oneOf(ways);
    }

    private static ProgramNode like(ProgramType type, ProgramNode a, String text, ProgramNode... more) {
        ProgramNode[] parts = new ProgramNode[more.length + 1];
        parts[0] = a;
        System.arraycopy(more, 0, parts, 1, more.length);
        return ProgramNode.of(type, a.low(), a.high(), text, parts);
    }

    private ProgramNode ofNumbers(ProgramType type, int count, int depth) {
        ProgramNode[] parts = new ProgramNode[count];
        StringBuilder text = new StringBuilder("Vector.of(");
        double most = 0;
        for (int c = 0; c < count; c++) {
            parts[c] = arrays.numbers().number(depth);
            text.append(c > 0 ? ", #" : "#").append(c);
            most = Math.max(most, parts[c].magnitude());
        }
        return ProgramNode.of(type, -most, most, text.append(')').toString(), parts);
    }

    /** A row or a column at an index, or what becomes of all of them. */
    private ProgramNode rows(ProgramType type, ProgramNode a, String others, String which) {
        Optional<ProgramNode> index = arrays.numbers().index(others);
        if (index.isPresent() && scope.chance(80)) {
            return like(type, a, "#0." + which + "(#1)", index.get());
        }
        int count = ProgramScope.largest(others);
        String kind = which.equals("row") ? "column" : "row";
        return switch (scope.random.nextInt(4)) {
            case 0 -> ProgramNode.of(type, -count * a.magnitude(), count * a.magnitude(), kind + "Sums(#0)", a);
            case 1 -> ProgramNode.of(type, a.low(), a.high(), "~" + kind + "Means(#0)", a);
            case 2 -> ProgramNode.of(type, a.low(), a.high(), "~" + kind + "Maxs(#0)", a);
            default ->
                kind.equals("row")
                        ? ProgramNode.of(type, a.low(), a.high() + Math.log(count + 1), "~rowLogSumExps(#0)", a)
                        : ProgramNode.of(type, a.low(), a.high(), "~columnMeans(#0)", a);
        };
    }

    /** Parts joined to a vector whose size is a sum or a product. */
    private Optional<Supplier<ProgramNode>> joined(ProgramType type, int depth) {
        String[] sum = split(type.sizes().get(0), " + ");
        if (sum != null) {
            return Optional.of(() -> join(type, arrays.array(depth, sum[0]), arrays.array(depth, sum[1]), "concat"));
        }
        String[] product = split(type.sizes().get(0), " * ");
        if (product != null) {
            return Optional.of(() -> like(type, arrays.array(depth, product[0], product[1]), "#0.flatten()"));
        }
        return Optional.empty();
    }

    /** The two operands of a size like {@code (N + 2)}. */
    private static String[] split(String size, String operator) {
        if (!size.startsWith("(") || size.indexOf('(', 1) >= 0) {
            return null;
        }
        String[] parts = size.substring(1, size.length() - 1).split(java.util.regex.Pattern.quote(operator));
        return parts.length == 2 && !parts[0].contains(" ") && !parts[1].contains(" ") ? parts : null;
    }

    ProgramNode matrix(ProgramType type, int depth) {
        String m = type.sizes().get(0);
        String n = type.sizes().get(1);
        String k = scope.anySize();
        int d = depth - 1;
        List<Supplier<ProgramNode>> ways = new ArrayList<>();
        ways.add(() -> sum(type, arrays.array(d, m, k), arrays.array(d, k, n), k, "#0.times(#1)"));
        ways.add(() -> sum(type, arrays.array(d, m, k), arrays.array(d, n, k), k, "#0.times(#1.transpose())"));
        ways.add(() -> sum(type, arrays.array(d, k, m), arrays.array(d, k, n), k, "#0.transpose().times(#1)"));
        ways.add(() -> like(type, arrays.array(d, n, m), "#0.transpose()"));
        for (int times = 0; times < 10; times++) {
            if (m.equals("2")) {
                ways.add(() -> like(type, arrays.array(d, "3", n), "#0.rows(0, 2)"));
            }
            if (n.equals("2")) {
                ways.add(() -> like(type, arrays.array(d, m, "3"), "#0.columns(0, 2)"));
            }
        }
        ways.add(() -> sum(type, arrays.array(d, m), arrays.array(d, n), "1", "#0.outer(#1)"));
        ways.add(() -> sum(type, arrays.array(d, m, n), arrays.array(d, m), "1", "#0.scaleRows(#1)"));
        ways.add(() -> sum(type, arrays.array(d, m, n), arrays.array(d, n), "1", "#0.scaleColumns(#1)"));
        ways.add(() -> broadcast(type, arrays.array(d, m, n), arrays.array(d, n), "#0.plusRow(#1)"));
        ways.add(() -> broadcast(type, arrays.array(d, m, n), arrays.array(d, m), "#0.plusColumn(#1)"));
        ways.add(() -> {
            String part = scope.pick("lower", "strictLower", "upper", "strictUpper");
            ProgramNode a = arrays.array(d, m, n);
            return ProgramNode.of(type, -a.magnitude(), a.magnitude(), "#0." + part + "()", a);
        });
        ways.add(() -> ProgramNode.of(type, 0, 1, "softmaxRows(#0)", arrays.array(d, m, n)));
        ways.add(() -> {
            ProgramNode a = arrays.array(d, m, n);
            return ProgramNode.of(type, -2 * a.magnitude() - 2, 0, "logSoftmaxRows(#0)", a);
        });
        ways.add(() -> like(
                type, arrays.array(d, "(" + m + " * " + n + ")"), "#0.reshape(#1, #2)", scope.size(m), scope.size(n)));
        ways.add(() -> {
            ProgramNode b = arrays.array(d, m, n);
            return ProgramNode.of(type, -b.magnitude(), b.magnitude(), "solve(#0, #1)", regular(m, d), b);
        });
        ways.add(() -> {
            ProgramNode b = arrays.array(d, m, n);
            String name = scope.pick("solveLower", "solveUpper");
            return ProgramNode.of(type, -b.magnitude(), b.magnitude(), name + "(#0, #1)", regular(m, d), b);
        });
        ways.add(() -> like(type, arrays.array(d, "(" + m + " + " + k + ")", n), "#0.rows(0, #1)", scope.size(m)));
        ways.add(() -> like(
                type,
                arrays.array(d, m, "(" + k + " + " + n + ")"),
                "#0.columns(#1, #2)",
                scope.size(k),
                scope.size("(" + k + " + " + n + ")")));
        ways.add(() ->
                sum(type, arrays.array(d, m, k), arrays.array(d, k, n), k, "einsum(\"ij,jk->ik\", #0, #1).toMatrix()"));
        ways.add(() -> slice(type, k, d));
        if (m.equals(n)) {
            square(type, n, d, ways);
        }
        stacked(type, d).ifPresent(way -> {
            for (int times = 0; times < 15; times++) {
                ways.add(way);
            }
        });
        for (ProgramScope.Variable ints : scope.ofType(ProgramType.INTS)) {
            if (m.equals(ints.name() + ".length")) {
                String from = ints.below().iterator().next();
                for (int way = 0; way < 20; way++) {
                    ways.add(() -> like(type, arrays.array(d, from, n), "#0.gatherRows(" + ints.name() + ")"));
                }
            }
        }
        return arrays.oneOf(ways);
    }

    private static ProgramNode broadcast(ProgramType type, ProgramNode a, ProgramNode x, String text) {
        return ProgramNode.of(type, a.low() + x.low(), a.high() + x.high(), text, a, x);
    }

    /** A slice of a tensor, or the sum of all. */
    private ProgramNode slice(ProgramType type, String k, int depth) {
        ProgramNode t = arrays.array(depth, k, type.sizes().get(0), type.sizes().get(1));
        Optional<ProgramNode> index = arrays.numbers().index(k);
        if (index.isPresent()) {
            return like(type, t, "#0.slice(#1).toMatrix()", index.get());
        }
        return sum(type, t, arrays.array(depth, k), k, "einsum(\"kij,k->ij\", #0, #1).toMatrix()");
    }

    private void square(ProgramType type, String n, int d, List<Supplier<ProgramNode>> ways) {
        ways.add(() -> {
            ProgramNode x = arrays.array(d, n);
            return ProgramNode.of(type, Math.min(0, x.low()), Math.max(0, x.high()), "diagonalMatrix(#0)", x);
        });
        ways.add(() -> {
            ProgramNode s = arrays.numbers().number(d);
            return ProgramNode.of(type, -s.magnitude(), s.magnitude(), "identity(#0).times(#1)", scope.size(n), s);
        });
        ways.add(() -> ProgramNode.of(type, -1, 1, "inverse(#0)", regular(n, d)));
        ways.add(() -> ProgramNode.of(type, -4, 4, "cholesky(#0)", positive(n, d)));
        ways.add(() -> {
            ProgramNode a = bounded(0.3, d, n, n);
            String exponent = String.valueOf(scope.random.nextInt(4));
            List<ProgramScope.Variable> fixed = scope.ofType(ProgramType.INT).stream()
                    .filter(variable -> variable.steady() && variable.high() <= 3)
                    .toList();
            ProgramNode power = fixed.isEmpty() || scope.chance(50)
                    ? ProgramNode.integer(0, 3, exponent)
                    : scope.pick(fixed).node();
            return ProgramNode.of(type, -2, 2, "matrixPower(#0, #1)", a, power);
        });
        ways.add(() -> {
            ProgramNode a = arrays.array(d, n, n);
            return ProgramNode.of(type, 2 * a.low(), 2 * a.high(), "#0.plus(#0.transpose())", a);
        });
    }

    /** Parts joined to a matrix one of whose sizes is a sum or a product. */
    private Optional<Supplier<ProgramNode>> stacked(ProgramType type, int d) {
        String m = type.sizes().get(0);
        String n = type.sizes().get(1);
        String[] below = split(m, " + ");
        if (below != null) {
            return Optional.of(
                    () -> join(type, arrays.array(d, below[0], n), arrays.array(d, below[1], n), "stackRows"));
        }
        String[] beside = split(n, " + ");
        if (beside != null) {
            return Optional.of(
                    () -> join(type, arrays.array(d, m, beside[0]), arrays.array(d, m, beside[1]), "stackColumns"));
        }
        String[] rows = split(m, " * ");
        String[] columns = split(n, " * ");
        if (rows != null && columns != null) {
            return Optional.of(() -> sum(
                    type,
                    arrays.array(d, rows[0], columns[0]),
                    arrays.array(d, rows[1], columns[1]),
                    "1",
                    "#0.kronecker(#1)"));
        }
        return Optional.empty();
    }

    private static ProgramNode join(ProgramType type, ProgramNode a, ProgramNode b, String name) {
        double most = Math.max(a.magnitude(), b.magnitude());
        return ProgramNode.of(type, -most, most, name + "(#0, #1)", a, b);
    }

    ProgramNode tensor(ProgramType type, int depth) {
        int d = depth - 1;
        List<String> sizes = type.sizes();
        String k = scope.anySize();
        String a = sizes.get(0);
        String b = sizes.get(1);
        String c = sizes.get(2);
        if (sizes.size() == 4) {
            String e = sizes.get(3);
            return switch (scope.random.nextInt(3)) {
                case 0 ->
                    sum(type, arrays.array(d, a, b, c), arrays.array(d, e), "1", "einsum(\"abc,e->abce\", #0, #1)");
                case 1 ->
                    sum(type, arrays.array(d, b, a), arrays.array(d, e, c), "1", "einsum(\"ba,ec->abce\", #0, #1)");
                default -> arrays.lambdas().array(type, depth);
            };
        }
        return switch (scope.random.nextInt(5)) {
            case 0 -> sum(type, arrays.array(d, a), arrays.array(d, b, c), "1", "einsum(\"i,jk->ijk\", #0, #1)");
            case 1 -> sum(type, arrays.array(d, a, k, c), arrays.array(d, b, k), k, "einsum(\"akc,bk->abc\", #0, #1)");
            case 2 -> like(type, arrays.array(d, b, c, a), "einsum(\"bca->abc\", #0)");
            case 3 -> sum(type, arrays.array(d, a, b), arrays.array(d, a, c), "1", "einsum(\"ab,ac->abc\", #0, #1)");
            default -> arrays.lambdas().array(type, depth);
        };
    }
}
