package org.matgrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random sums of random terms against loops over every index. */
class JacobianPropertiesTest {
    private static final double TOLERANCE = 1e-9;

    @Property(tries = 3000)
    void everyReadingAgreesWithTheLoopsOverEveryIndex(@ForAll long seed) {
        Random random = new Random(seed);
        int[] out = randomSizes(random, 3);
        int[] in = randomSizes(random, 3);
        int[] outer = join(out, in);
        double[] dense = new double[volume(outer)];
        boolean[] open = new boolean[dense.length];
        Jacobian.Builder builder = Jacobian.builder("random", out, in);
        int terms = random.nextInt(20) == 0 ? 14 : random.nextInt(4);
        for (int t = 0; t < terms; t++) {
            addRandomTerm(random, builder, outer, dense, open);
        }
        Jacobian jacobian = builder.build();

        Tensor tensor = jacobian.toTensor();
        assertArrayEquals(dense, tensor.data(), TOLERANCE);
        Matrix matrix = jacobian.toMatrix();
        assertEquals(volume(out), matrix.rows());
        assertEquals(volume(in), matrix.columns());
        assertArrayEquals(dense, matrix.data(), TOLERANCE);
        int nonzeros = 0;
        for (int at = 0; at < dense.length; at++) {
            assertEquals(dense[at], jacobian.get(indices(at, outer)), TOLERANCE);
            nonzeros += open[at] ? 1 : 0;
        }
        assertEquals(nonzeros, jacobian.nonzeros());
        assertSparse(jacobian, open, dense, volume(in));

        CompressedRows rows = jacobian.toCompressedRows();
        double[] listed = new double[dense.length];
        Coordinates entries = rows.toCoordinates();
        for (int n = 0; n < entries.values().length; n++) {
            boolean follows = n == 0
                    || entries.row()[n] > entries.row()[n - 1]
                    || entries.row()[n] == entries.row()[n - 1] && entries.column()[n] > entries.column()[n - 1];
            assertTrue(follows, "in order, no place twice");
            listed[entries.row()[n] * volume(in) + entries.column()[n]] = entries.values()[n];
        }
        assertArrayEquals(dense, listed, TOLERANCE);

        Matrix expanded = Matrix.wrap(volume(out), volume(in), dense);
        double[] v = numbers(random, volume(in));
        double[] u = numbers(random, volume(out));
        NumericArray forward = jacobian.times(Jacobian.array(in, v));
        NumericArray backward = jacobian.transposeTimes(Jacobian.array(out, u));
        assertArrayEquals(out, Checks.sizes(forward));
        assertArrayEquals(in, Checks.sizes(backward));
        assertArrayEquals(expanded.times(Vector.wrap(v)).data(), forward.data(), TOLERANCE);
        assertArrayEquals(Vector.wrap(u).times(expanded).data(), backward.data(), TOLERANCE);
        double left = Vector.wrap(u).dot(Vector.wrap(forward.data()));
        double right = Vector.wrap(backward.data()).dot(Vector.wrap(v));
        assertEquals(left, right, TOLERANCE);
    }

    private static void assertSparse(Jacobian jacobian, boolean[] open, double[] dense, int columns) {
        Coordinates coordinates = jacobian.toCoordinates();
        CompressedRows compressed = jacobian.toCompressedRows();
        int entry = 0;
        for (int at = 0; at < dense.length; at++) {
            if (open[at]) {
                assertEquals(at / columns, coordinates.row()[entry]);
                assertEquals(at % columns, coordinates.column()[entry]);
                assertEquals(dense[at], coordinates.values()[entry], TOLERANCE);
                assertTrue(entry >= compressed.starts()[at / columns]);
                assertTrue(entry < compressed.starts()[at / columns + 1]);
                entry++;
            }
        }
        assertEquals(entry, coordinates.row().length);
        assertEquals(entry, compressed.starts()[compressed.starts().length - 1]);
        assertArrayEquals(coordinates.column(), compressed.column());
        assertArrayEquals(coordinates.values(), compressed.values());
    }

    /** Links that come to a delta: of an array without components. */
    @Example
    void linksThatComeToDeltas() {
        compactHoldsWhatTheDeltasLeave(7922304120904L);
    }

    @Property(tries = 1000)
    void compactHoldsWhatTheDeltasLeave(@ForAll long seed) {
        Random random = new Random(seed);
        int[] out = randomSizes(random, 3);
        int[] in = randomSizes(random, 3);
        int[] outer = join(out, in);
        double[] dense = new double[volume(outer)];
        Jacobian.Builder builder = Jacobian.builder("random", out, in);
        addRandomTerm(random, builder, outer, dense, new boolean[dense.length]);
        Jacobian jacobian = builder.build();
        if (jacobian.terms().stream().anyMatch(term -> !term.links().isEmpty())) {
            assertThrows(IllegalStateException.class, jacobian::compact);
            return;
        }
        Tensor compact = jacobian.compact();
        if (jacobian.terms().isEmpty()) {
            return;
        }
        int[] leaders = new int[outer.length];
        Arrays.setAll(leaders, axis -> axis);
        for (Jacobian.Delta delta : jacobian.terms().get(0).deltas()) {
            leaders[delta.second()] = delta.first();
        }
        int[] distinct = Arrays.stream(leaders).distinct().toArray();
        assertEquals(jacobian.nonzeros(), compact.length());
        for (int at = 0; at < dense.length; at++) {
            int[] indices = indices(at, outer);
            boolean zero = false;
            for (int axis = 0; axis < outer.length; axis++) {
                zero |= indices[axis] != indices[leaders[axis]];
            }
            double expected = zero
                    ? 0.0
                    : compact.get(
                            Arrays.stream(distinct).map(axis -> indices[axis]).toArray());
            assertEquals(expected, dense[at], TOLERANCE);
        }
    }

    private static void addRandomTerm(
            Random random, Jacobian.Builder builder, int[] outer, double[] dense, boolean... open) {
        double coefficient = random.nextInt(7) - 3;
        builder.term(coefficient);
        int[] inner = randomSizes(random, 3);
        builder.inner(inner);
        int[] all = join(outer, inner);
        int share = random.nextInt(3);
        int[] linked = IntStream.range(0, outer.length)
                .filter(axis -> random.nextInt(4) < share)
                .toArray();
        int[] free = IntStream.range(0, all.length)
                .filter(axis -> Arrays.stream(linked).noneMatch(link -> link == axis))
                .toArray();
        List<Jacobian.Link> links = new ArrayList<>();
        for (int axis : linked) {
            links.add(randomLink(random, builder, axis, free, all));
        }
        List<int[]> deltas = new ArrayList<>();
        for (int d = random.nextInt(4); d > 0 && free.length > 0; d--) {
            int a = free[random.nextInt(free.length)];
            int b = free[random.nextInt(free.length)];
            if (all[a] == all[b]) {
                builder.delta(a, b);
                deltas.add(new int[] {a, b});
            }
        }
        List<Tensor> factors = new ArrayList<>();
        List<int[]> factorAxes = new ArrayList<>();
        int count = random.nextInt(20) == 0 ? 10 : random.nextInt(5);
        for (int f = 0; f < count; f++) {
            int[] axes = random.ints(free.length == 0 ? 0 : random.nextInt(4), 0, Math.max(1, free.length))
                    .map(k -> free[k])
                    .toArray();
            int[] sizes = Arrays.stream(axes).map(axis -> all[axis]).toArray();
            double[] data = numbers(random, volume(sizes));
            factors.add(Tensor.wrap(sizes, data));
            factorAxes.add(axes);
            builder.factor(random.nextBoolean() ? Tensor.wrap(sizes, data) : Jacobian.array(sizes, data), axes);
        }
        int innerVolume = volume(inner);
        for (int at = 0; at < dense.length * innerVolume; at++) {
            int[] indices = indices(at, all);
            if (deltas.stream().allMatch(delta -> indices[delta[0]] == indices[delta[1]])
                    && links.stream().allMatch(link -> holds(link, indices))) {
                open[at / innerVolume] = true;
                double product = coefficient;
                for (int f = 0; f < count; f++) {
                    product *= factors.get(f)
                            .get(Arrays.stream(factorAxes.get(f))
                                    .map(axis -> indices[axis])
                                    .toArray());
                }
                dense[at / innerVolume] += product;
            }
        }
    }

    private static Jacobian.Link randomLink(
            Random random, Jacobian.Builder builder, int axis, int[] free, int[] sizes) {
        int[] axes = random.ints(free.length == 0 ? 0 : random.nextInt(3), 0, Math.max(1, free.length))
                .map(k -> free[k])
                .toArray();
        int offset = random.nextInt(4) - 1;
        int[] strides = random.ints(axes.length, -1, 3).toArray();
        int[] table =
                random.ints(Math.max(1, Arrays.stream(sizes).sum()), -1, 4).toArray();
        boolean isTable = axes.length == 1 && random.nextBoolean();
        Subscript subscript = at -> isTable
                ? table[at[0]]
                : offset
                        + IntStream.range(0, strides.length)
                                .map(k -> strides[k] * at[k])
                                .sum();
        builder.link(axis, subscript, axes);
        return new Jacobian.Link(axis, subscript, Arrays.stream(axes).boxed().toList());
    }

    private static boolean holds(Jacobian.Link link, int... indices) {
        int[] given = link.axes().stream().mapToInt(axis -> indices[axis]).toArray();
        return link.subscript().at(given) == indices[link.axis()];
    }

    private static int[] randomSizes(Random random, int highestRank) {
        int[] likely = {1, 2, 2, 3, 3, 3, 2, 3, 2, 3, 4, 0};
        return random.ints(random.nextInt(highestRank + 1), 0, likely.length)
                .map(k -> likely[k])
                .toArray();
    }

    private static int[] indices(int at, int[] sizes) {
        int[] indices = new int[sizes.length];
        int rest = at;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            indices[axis] = rest % sizes[axis];
            rest /= sizes[axis];
        }
        return indices;
    }

    private static double[] numbers(Random random, int count) {
        return random.doubles(count, -1.0, 1.0).toArray();
    }

    private static int volume(int... sizes) {
        return Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    }

    private static int[] join(int[] first, int[] second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
