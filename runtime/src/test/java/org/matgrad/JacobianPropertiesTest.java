package org.matgrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
        Jacobian.Builder builder = Jacobian.builder("random", out, in);
        int terms = random.nextInt(4);
        for (int t = 0; t < terms; t++) {
            addRandomTerm(random, builder, outer, dense);
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
            nonzeros += dense[at] == 0.0 ? 0 : 1;
        }
        assertTrue(nonzeros <= jacobian.nonzeros() && jacobian.nonzeros() <= dense.length);

        CompressedRows rows = jacobian.toCompressedRows();
        assertTrue(rows.values().length <= jacobian.nonzeros());
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

    @Property(tries = 1000)
    void compactHoldsWhatTheDeltasLeave(@ForAll long seed) {
        Random random = new Random(seed);
        int[] out = randomSizes(random, 3);
        int[] in = randomSizes(random, 3);
        int[] outer = join(out, in);
        double[] dense = new double[volume(outer)];
        Jacobian.Builder builder = Jacobian.builder("random", out, in);
        addRandomTerm(random, builder, outer, dense);
        Jacobian jacobian = builder.build();
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

    private static void addRandomTerm(Random random, Jacobian.Builder builder, int[] outer, double[] dense) {
        double coefficient = random.nextInt(7) - 3;
        builder.term(coefficient);
        int[] inner = randomSizes(random, 3);
        builder.inner(inner);
        int[] all = join(outer, inner);
        List<int[]> deltas = new ArrayList<>();
        for (int d = random.nextInt(4); d > 0 && all.length > 0; d--) {
            int a = random.nextInt(all.length);
            int b = random.nextInt(all.length);
            if (all[a] == all[b]) {
                builder.delta(a, b);
                deltas.add(new int[] {a, b});
            }
        }
        List<Tensor> factors = new ArrayList<>();
        List<int[]> factorAxes = new ArrayList<>();
        int count = random.nextInt(20) == 0 ? 10 : random.nextInt(5);
        for (int f = 0; f < count; f++) {
            int[] axes = random.ints(all.length == 0 ? 0 : random.nextInt(4), 0, Math.max(1, all.length))
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
            if (deltas.stream().allMatch(delta -> indices[delta[0]] == indices[delta[1]])) {
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
