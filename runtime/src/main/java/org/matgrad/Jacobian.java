package org.matgrad;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The derivative of an array with respect to an array, ∂out/∂in, in compact form.
 *
 * <p>It is a sum of {@linkplain Term terms}. Each is a coefficient times deltas, which say where it is zero, times
 * factors, which say what it is elsewhere, summed over the inner axes of the term if it has any:
 *
 * <ul>
 *   <li>y = Wx: ∂y[i]/∂x[j] = W[i,j], and W itself is all there is to store;
 *   <li>y = Wx: ∂y[i]/∂W[j,k] = δ[i,j]·x[k], for which x suffices;
 *   <li>y = softmax(x), with p its value: ∂y[i]/∂x[j] = δ[i,j]·p[i] - p[i]·p[j], two terms that share p;
 *   <li>y[i] = x[places[i]]²: ∂y[i]/∂x[j] = δ[j,places[i]]·2x[places[i]], a {@linkplain Link link} and one vector.
 * </ul>
 *
 * <p>Axes are numbered: first those of the output, then those of the input, then the inner axes of a term. An axis that
 * neither a delta nor a factor of a term mentions is one the term doesn't depend on.
 *
 * <p>Arrays are held by reference, so a Jacobian changes with the arrays it was built from; products that were
 * multiplied out when it was built don't. Apart from that it is immutable.
 */
public final class Jacobian {
    private final String formula;
    private final int[] outSizes;
    private final int[] inSizes;
    private final int[] sizes;
    private final List<TermReader> readers;
    private final int[] firstLeaders;

    /** The array that is stored, if it is all components in order that aren't always zero. */
    private final NumericArray only;

    /** The array that is stored, if it is all components in order. */
    private final NumericArray whole;

    /** The same as a matrix, made when it is first asked for. */
    private Matrix matrix;

    private Jacobian(String formula, int[] outSizes, int[] inSizes, List<TermReader> readers, int[] firstLeaders) {
        this.firstLeaders = firstLeaders;
        this.formula = formula;
        this.outSizes = outSizes;
        this.inSizes = inSizes;
        this.sizes = join(outSizes, inSizes);
        this.readers = readers;
        this.only = only(readers, firstLeaders);
        this.whole = only != null && readers.get(0).term().deltas().isEmpty() ? only : null;
    }

    private static NumericArray only(List<TermReader> readers, int[] leaders) {
        Term term = readers.size() == 1 ? readers.get(0).term() : null;
        boolean isPlain = term != null
                && term.coefficient() == 1.0
                && term.factors().size() == 1
                && term.links().isEmpty()
                && term.innerSizes().isEmpty();
        boolean inOrder = isPlain
                && term.factors()
                        .get(0)
                        .axes()
                        .equals(Arrays.stream(leaders).distinct().boxed().toList());
        return inOrder ? term.factors().get(0).array() : null;
    }

    /**
     * δ[first, second]: 1 where the two indices are equal, else 0.
     *
     * @param first the number of an axis of the output or the input
     * @param second the number of a later one
     */
    public record Delta(int first, int second) {}

    /**
     * An array and the axes it is indexed by.
     *
     * @param array the array, held by reference
     * @param axes an axis number for each of the array's axes; a number may occur twice, which reads a diagonal
     */
    public record Factor(NumericArray array, List<Integer> axes) {
        /**
         * Makes a factor.
         *
         * @param array the array, held by reference
         * @param axes an axis number for each of the array's axes
         */
        public Factor {
            requireNonNull(array, "array");
            axes = List.copyOf(axes);
        }
    }

    /**
     * δ[axis, subscript]: 1 where the index of an axis is what the subscript makes of other axes' indices, else 0.
     *
     * @param axis an axis of the output or the input, which nothing else of the term mentions
     * @param subscript what its index has to be
     * @param axes the axes whose indices the subscript is handed
     */
    public record Link(int axis, Subscript subscript, List<Integer> axes) {
        /**
         * Makes a link.
         *
         * @param axis an axis of the output or the input
         * @param subscript what its index has to be
         * @param axes the axes whose indices the subscript is handed
         */
        public Link {
            requireNonNull(subscript, "subscript");
            axes = List.copyOf(axes);
        }
    }

    /**
     * One summand: coefficient · Π deltas · Π links · Π factors, summed over the inner axes.
     *
     * @param coefficient the constant factor
     * @param deltas which axes are equal; of axes joined by several deltas, each is joined to the first
     * @param links which axes' indices follow from others; of axes joined by deltas they mention the first
     * @param innerSizes the sizes of the axes that are summed when the term is read; their numbers follow those of the
     *     input's axes
     * @param factors the arrays that are multiplied; of axes joined by deltas they mention the first
     */
    public record Term(
            double coefficient, List<Delta> deltas, List<Link> links, List<Integer> innerSizes, List<Factor> factors) {
        /**
         * Makes a term.
         *
         * @param coefficient the constant factor
         * @param deltas which axes are equal
         * @param links which axes' indices follow from others
         * @param innerSizes the sizes of the axes that are summed
         * @param factors the arrays that are multiplied
         */
        public Term {
            deltas = List.copyOf(deltas);
            links = List.copyOf(links);
            innerSizes = List.copyOf(innerSizes);
            factors = List.copyOf(factors);
        }
    }

    /**
     * Starts a Jacobian, so far zero.
     *
     * @param formula how to print it, such as {@code ∂y[i]/∂x[j] = W[i,j]}
     * @param outSizes the sizes of the output; none for a {@code double}
     * @param inSizes the sizes of the input; none for a {@code double}
     * @return a builder
     * @throws IllegalArgumentException if a size is negative
     */
    public static Builder builder(String formula, int[] outSizes, int[] inSizes) {
        return new Builder(formula, outSizes.clone(), inSizes.clone());
    }

    /** Collects the terms of a {@link Jacobian}. All but {@link #term} and {@link #build} concern the latest term. */
    public static final class Builder {
        private final String formula;
        private final int[] outSizes;
        private final int[] inSizes;
        private final List<TermAssembly> terms = new ArrayList<>();

        private Builder(String formula, int[] outSizes, int[] inSizes) {
            this.formula = requireNonNull(formula, "formula");
            this.outSizes = outSizes;
            this.inSizes = inSizes;
            for (int size : join(outSizes, inSizes)) {
                if (size < 0) {
                    throw new IllegalArgumentException("Jacobian " + formula + ": negative size " + size);
                }
            }
        }

        /**
         * Starts the next term.
         *
         * @param coefficient its constant factor
         * @return this
         */
        public Builder term(double coefficient) {
            terms.add(new TermAssembly(formula, join(outSizes, inSizes), coefficient));
            return this;
        }

        /**
         * Declares inner axes, over which the term is summed. Their numbers follow those of the axes there are.
         *
         * @param extents a size for each
         * @return this
         * @throws IllegalArgumentException if a size is negative
         */
        public Builder inner(int... extents) {
            latest().inner(extents);
            return this;
        }

        /**
         * Multiplies by δ[a, b].
         *
         * @param a an axis
         * @param b an axis of the same size
         * @return this
         * @throws IllegalArgumentException if there is no such axis or the sizes differ
         */
        public Builder delta(int a, int b) {
            latest().delta(a, b);
            return this;
        }

        /**
         * Multiplies by δ[axis, subscript]. The subscript is asked whenever the Jacobian is read.
         *
         * @param axis an axis of the output or the input, which nothing else of the term mentions
         * @param subscript what the index has to be
         * @param axes the axes whose indices the subscript is handed
         * @return this
         * @throws IllegalArgumentException if there is no such axis
         */
        public Builder link(int axis, Subscript subscript, int... axes) {
            latest().link(axis, requireNonNull(subscript, "subscript"), axes);
            return this;
        }

        /**
         * Multiplies by an array, which is held by reference.
         *
         * @param array the array
         * @param axes for each of its axes the number of the axis that indexes it
         * @return this
         * @throws IllegalArgumentException if there is no such axis or the sizes differ
         */
        public Builder factor(NumericArray array, int... axes) {
            latest().factor(requireNonNull(array, "array"), axes);
            return this;
        }

        /**
         * Multiplies by a number.
         *
         * @param scalar the number
         * @return this
         */
        public Builder factor(double scalar) {
            latest().factor(scalar);
            return this;
        }

        /**
         * Builds the Jacobian. Inner axes are summed now where the result takes no more room than the factors it stands
         * for, in the order that takes the fewest multiply-adds: a product of matrices is associated the cheapest way,
         * but a narrow product stays in factors. What remains is summed when it is read.
         *
         * @return the Jacobian
         */
        public Jacobian build() {
            List<TermReader> readers = terms.stream()
                    .map(TermAssembly::build)
                    .filter(Objects::nonNull)
                    .toList();
            int[] identity =
                    IntStream.range(0, outSizes.length + inSizes.length).toArray();
            int[] given = terms.isEmpty() ? identity : terms.get(0).outerLeaders();
            // A stored term may have a delta where links were given.
            int[] first = readers.isEmpty() ? given : readers.get(0).leaders();
            return new Jacobian(formula, outSizes, inSizes, readers, first);
        }

        private TermAssembly latest() {
            if (terms.isEmpty()) {
                throw new IllegalStateException("Jacobian " + formula + ": term(...) has to come first");
            }
            return terms.get(terms.size() - 1);
        }
    }

    /**
     * The sizes of the output.
     *
     * @return a copy, empty for a {@code double}
     */
    public int[] outSizes() {
        return outSizes.clone();
    }

    /**
     * The sizes of the input.
     *
     * @return a copy, empty for a {@code double}
     */
    public int[] inSizes() {
        return inSizes.clone();
    }

    /**
     * What is stored.
     *
     * @return the terms, unmodifiable; their sum is the Jacobian
     */
    public List<Term> terms() {
        return readers.stream().map(TermReader::term).toList();
    }

    /**
     * One component, ∂out[o…]/∂in[i…].
     *
     * @param outThenIn the output's indices, then the input's
     * @return the component
     * @throws IllegalArgumentException if the number of indices is wrong
     * @throws IndexOutOfBoundsException if an index is outside its axis
     */
    public double get(int... outThenIn) {
        if (outThenIn.length != sizes.length) {
            throw new IllegalArgumentException("get: " + outThenIn.length + " indices instead of " + sizes.length);
        }
        for (int axis = 0; axis < sizes.length; axis++) {
            Checks.index("get", "index of axis " + axis + ",", outThenIn[axis], sizes[axis]);
        }
        double sum = 0.0;
        for (TermReader reader : readers) {
            sum += reader.get(outThenIn);
        }
        return sum;
    }

    /**
     * J·v: out[o…] = Σ ∂out[o…]/∂in[i…]·v[i…] over the input's indices. The cost is that of multiplying by what is
     * stored; the dense array is never visited.
     *
     * @param v an array of the input's shape
     * @return an array of the output's shape: a vector, a matrix, or a tensor for any other rank
     * @throws IllegalArgumentException if the shape differs
     */
    public NumericArray times(NumericArray v) {
        checkShape("times", v, inSizes);
        return timesInput(v.data());
    }

    /**
     * J·v for an input that is a {@code double}.
     *
     * @param v the factor
     * @return an array of the output's shape
     * @throws IllegalArgumentException if the input is an array
     */
    public NumericArray times(double v) {
        checkScalar("times", "input", inSizes);
        return timesInput(new double[] {v});
    }

    private NumericArray timesInput(double[] v) {
        double[] result = new double[Checks.length("times", outSizes)];
        for (TermReader reader : v.length == 0 ? List.<TermReader>of() : readers) {
            reader.addTimes(result, 0, outSizes.length, v, outSizes.length, inSizes.length);
        }
        return array(outSizes, result);
    }

    /**
     * Jᵀ·u: in[i…] = Σ u[o…]·∂out[o…]/∂in[i…] over the output's indices, at the cost of what is stored.
     *
     * @param u an array of the output's shape
     * @return an array of the input's shape: a vector, a matrix, or a tensor for any other rank
     * @throws IllegalArgumentException if the shape differs
     */
    public NumericArray transposeTimes(NumericArray u) {
        checkShape("transposeTimes", u, outSizes);
        return outputTimes(u.data());
    }

    /**
     * Jᵀ·u for an output that is a {@code double}.
     *
     * @param u the factor
     * @return an array of the input's shape
     * @throws IllegalArgumentException if the output is an array
     */
    public NumericArray transposeTimes(double u) {
        checkScalar("transposeTimes", "output", outSizes);
        return outputTimes(new double[] {u});
    }

    private NumericArray outputTimes(double[] u) {
        double[] result = new double[Checks.length("transposeTimes", inSizes)];
        // A sum over no components is 0, whatever the terms' numbers are.
        for (TermReader reader : u.length == 0 ? List.<TermReader>of() : readers) {
            reader.addTimes(result, outSizes.length, inSizes.length, u, 0, outSizes.length);
        }
        return array(inSizes, result);
    }

    /** Adds J·v to a part of an array, v being a part of another. */
    void addTimes(double[] out, int to, double[] v, int from) {
        int length = Checks.length("times", inSizes);
        add(timesInput(Arrays.copyOfRange(v, from, from + length)), out, to);
    }

    /** Adds Jᵀ·u to a part of an array, u being a part of another. */
    void addTransposeTimes(double[] out, int to, double[] u, int from) {
        int length = Checks.length("transposeTimes", outSizes);
        add(outputTimes(Arrays.copyOfRange(u, from, from + length)), out, to);
    }

    private static void add(NumericArray product, double[] out, int to) {
        double[] data = product.data();
        for (int n = 0; n < data.length; n++) {
            out[to + n] += data[n];
        }
    }

    /** The derivative with the roles of output and input exchanged; it holds the same arrays. */
    Jacobian transposed() {
        Builder turned = new Builder(formula + ", transposed", inSizes, outSizes);
        for (Term term : terms()) {
            turned.term(term.coefficient())
                    .inner(term.innerSizes().stream()
                            .mapToInt(Integer::intValue)
                            .toArray());
            term.deltas().forEach(delta -> turned.delta(turned(delta.first()), turned(delta.second())));
            for (Link link : term.links()) {
                turned.link(
                        turned(link.axis()),
                        link.subscript(),
                        link.axes().stream().mapToInt(this::turned).toArray());
            }
            for (Factor factor : term.factors()) {
                turned.factor(
                        factor.array(),
                        factor.axes().stream().mapToInt(this::turned).toArray());
            }
        }
        return turned.build();
    }

    private int turned(int axis) {
        if (axis >= sizes.length) {
            return axis;
        }
        return axis < outSizes.length ? axis + inSizes.length : axis - outSizes.length;
    }

    /**
     * The matrix with a row for each component of the output and a column for each of the input, both in row-major order, in
     * compressed sparse row form: component [a, b] of an output of sizes m and n is row a·n + b. It has the structural
     * nonzeros of {@link #nonzeros}, each place once, at a cost proportional to their number, apart from products that
     * the terms keep in factors.
     *
     * @return the matrix, in arrays of its own
     * @throws IllegalArgumentException if it has more rows, columns or entries than an array may have
     */
    public CompressedRows toCompressedRows() {
        int rows = Checks.length("toCompressedRows", outSizes);
        return SparseRows.values(entries(), rows, Checks.length("toCompressedRows", inSizes));
    }

    /**
     * The same matrix as {@link #toCompressedRows} as a list of entries with their rows and columns.
     *
     * @return the matrix, in arrays of its own
     * @throws IllegalArgumentException if it has more rows, columns or entries than an array may have
     */
    public Coordinates toCoordinates() {
        return toCompressedRows().toCoordinates();
    }

    /**
     * The dense matrix with a row for each component of the output and a column for each of the input, both in row-major
     * order. Where the components are stored in exactly that order, as W is for y = Wx, it is that array itself, not a
     * copy.
     *
     * @return the matrix
     * @throws IllegalArgumentException if it has more components than an array may have
     */
    public Matrix toMatrix() {
        if (matrix != null) {
            return matrix;
        }
        int rows = Checks.length("toMatrix", outSizes);
        int columns = Checks.length("toMatrix", inSizes);
        Checks.length("toMatrix", rows, columns);
        if (whole == null) {
            return Matrix.wrap(rows, columns, dense("toMatrix"));
        }
        matrix = whole instanceof Matrix stored && outSizes.length == 1
                ? stored
                : Matrix.wrap(rows, columns, whole.data());
        return matrix;
    }

    /**
     * The dense array, with the output's axes and then the input's. Where it is stored as exactly that array, it is that
     * array itself, not a copy.
     *
     * @return the array
     * @throws IllegalArgumentException if it has more components than an array may have
     */
    public Tensor toTensor() {
        return whole instanceof Tensor tensor ? tensor : Tensor.wrap(sizes, dense("toTensor"));
    }

    private double[] dense(String operation) {
        double[] result = new double[Checks.length(operation, sizes)];
        int[] strides = Strided.rowMajor(sizes);
        for (TermReader reader : readers) {
            reader.addTo(result, strides);
        }
        return result;
    }

    /**
     * The part that isn't always zero, with axes that a delta makes equal merged into one. For y = xW, the array
     * F[i,j,k] = ∂y[i]/∂W[j,k] is δ[i,k]·x[j], and this is G[i,j] = F[i,j,i]. A merged axis stands where the first of its
     * axes stood. Without deltas it is the dense array. Where it is stored as exactly that array, it is that array itself,
     * not a copy.
     *
     * @return the array over the distinct axes
     * @throws IllegalStateException if terms are zero in different places, or for another reason than deltas
     * @throws IllegalArgumentException if it has more components than an array may have
     */
    public Tensor compact() {
        if (only instanceof Tensor tensor) {
            return tensor;
        }
        for (TermReader reader : readers) {
            if (!Arrays.equals(firstLeaders, reader.leaders())
                    || !reader.term().links().isEmpty()) {
                throw new IllegalStateException(
                        "compact: the terms of " + this + " are zero in different places; read terms(), or toTensor()");
            }
        }
        int[] axes = Arrays.stream(firstLeaders).distinct().toArray();
        int[] compactSizes = Operand.select(sizes, axes);
        double[] result = new double[Checks.length("compact", compactSizes)];
        int[] compactStrides = Strided.rowMajor(compactSizes);
        int[] strides = new int[sizes.length];
        for (int k = 0; k < axes.length; k++) {
            strides[axes[k]] = compactStrides[k];
        }
        for (TermReader reader : readers) {
            reader.addTo(result, strides);
        }
        return Tensor.wrap(compactSizes, result);
    }

    /**
     * How many numbers are held, an array that occurs several times counted once. Coefficients aren't counted.
     *
     * @return the total length of the distinct arrays
     */
    public long storedNumbers() {
        Set<double[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Term term : terms()) {
            for (Factor factor : term.factors()) {
                arrays.add(factor.array().data());
            }
        }
        return arrays.stream().mapToLong(data -> data.length).sum();
    }

    /**
     * How many components may differ from zero, by deltas and links: the structural nonzeros. A place that several terms
     * reach counts once. Numbers are not looked at.
     *
     * @return the count; {@link Long#MAX_VALUE} if it doesn't fit
     * @throws IllegalArgumentException if there are links, or more than ten different patterns, and the places are too
     *     many to be listed
     */
    public long nonzeros() {
        Patterns patterns = new Patterns(sizes);
        for (TermReader reader : readers) {
            if (!reader.term().links().isEmpty()) {
                return listed();
            }
            patterns.add(reader.leaders());
        }
        if (patterns.count() > Patterns.MOST) {
            return listed();
        }
        double places = patterns.places();
        return places < Long.MAX_VALUE ? (long) places : Long.MAX_VALUE;
    }

    /** The components that deltas and links let differ from zero, as those of a matrix. */
    SparseRows.Source entries() {
        return new SparseRows.Source() {
            @Override
            public void pattern(TermReader.Entries entries) {
                readers.forEach(reader -> reader.pattern(outSizes.length, entries));
            }

            @Override
            public void values(TermReader.Entries entries) {
                readers.forEach(reader -> reader.entries(outSizes.length, entries));
            }
        };
    }

    private long listed() {
        return SparseRows.count(entries(), Checks.length("nonzeros", outSizes), Checks.length("nonzeros", inSizes));
    }

    /**
     * The formula and the sizes, but no numbers.
     *
     * @return for example {@code ∂y[i]/∂x[j] = W[i,j], [3] by [4]}
     */
    @Override
    public String toString() {
        return formula + ", " + describe(outSizes) + " by " + describe(inSizes);
    }

    private static String describe(int... sizes) {
        return sizes.length == 0
                ? "a double"
                : IntStream.of(sizes).mapToObj(Integer::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    private static void checkShape(String operation, NumericArray given, int... expected) {
        int[] actual = Checks.sizes(given);
        if (!Arrays.equals(actual, expected)) {
            throw new IllegalArgumentException(
                    operation + ": sizes " + describe(actual) + " instead of " + describe(expected));
        }
    }

    private static void checkScalar(String operation, String what, int... sizes) {
        if (sizes.length > 0) {
            throw new IllegalArgumentException(
                    operation + ": the " + what + " is an array of sizes " + describe(sizes) + ", not a double");
        }
    }

    /** An array of the class that goes with the rank. */
    static NumericArray array(int[] sizes, double[] data) {
        return switch (sizes.length) {
            case 1 -> Vector.wrap(data);
            case 2 -> Matrix.wrap(sizes[0], sizes[1], data);
            default -> Tensor.wrap(sizes, data);
        };
    }

    // [doubles stay]
    /** The product of sizes, or the largest long if it doesn't fit. */
    static long product(int... sizes) {
        double estimate = 1.0;
        long product = 1;
        for (int size : sizes) {
            estimate *= size;
            product *= size;
        }
        return estimate < Long.MAX_VALUE ? product : Long.MAX_VALUE;
    }
    // [end]

    private static int[] join(int[] first, int[] second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
