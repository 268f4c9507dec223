package org.matgrad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.matgrad.kernel.MatrixProduct;

/**
 * Sums a product of arrays over the axes that aren't kept, two arrays at a time, in the order that takes the fewest
 * multiply-adds at the actual sizes. Up to {@value #EXHAUSTIVE} arrays every order is considered; above, the cheapest
 * pairs are multiplied first until so many are left.
 *
 * <p>A set of operands is an {@code int} with a bit for each, a set of axes a {@code long}. What remains of a set of
 * operands is indexed by its axes that are kept or that an operand outside the set has, too.
 */
final class Contraction {

    // [doubles stay]
    private static final int EXHAUSTIVE = 8;

    /** Below so many multiply-adds arranging two arrays for the blocked product isn't worth it. */
    private static final double SMALL = 1000.0;

    private final List<Operand> operands;
    private final int[] extents;
    private final long kept;
    private final boolean bounded;

    private double[] cost;
    private int[] firstPart;

    private Contraction(List<Operand> operands, int[] extents, long kept, boolean bounded) {
        this.operands = new ArrayList<>(operands);
        this.extents = extents;
        this.kept = kept;
        this.bounded = bounded;
    }

    /** Multiplies everything out. */
    static Operand all(List<Operand> operands, int[] extents, long kept) {
        if (operands.isEmpty()) {
            return Operand.scalar(1);
        }
        Contraction contraction = new Contraction(operands, extents, kept, false);
        contraction.shorten();
        contraction.plan();
        return contraction.run((1 << contraction.operands.size()) - 1);
    }

    /**
     * Multiplies out what then needs no more room: no product holds more numbers than the operands it stands for held
     * together. Sums out as many axes as can be under this rule; operands that don't take part are returned as they are.
     */
    static List<Operand> bounded(List<Operand> operands, int[] extents, long kept) {
        Contraction contraction = new Contraction(operands, extents, kept, true);
        if (!contraction.shorten()) {
            return contraction.operands;
        }
        contraction.plan();
        List<Operand> results = new ArrayList<>();
        for (int set : contraction.bestPartition()) {
            results.add(contraction.run(set));
        }
        return results;
    }

    /** Multiplies the cheapest pairs until the rest can be planned exhaustively; false if no more pair may be. */
    private boolean shorten() {
        while (operands.size() > EXHAUSTIVE) {
            double least = Double.POSITIVE_INFINITY;
            int bestI = -1;
            int bestJ = -1;
            for (int i = 0; i < operands.size(); i++) {
                for (int j = i + 1; j < operands.size(); j++) {
                    long both = operands.get(i).mask() | operands.get(j).mask();
                    double work = count(both);
                    if (work < least
                            && allowed(
                                    remaining(i, j),
                                    operands.get(i).replaced() + operands.get(j).replaced())) {
                        least = work;
                        bestI = i;
                        bestJ = j;
                    }
                }
            }
            if (bestI < 0) {
                return false;
            }
            long result = remaining(bestI, bestJ);
            Operand right =
                    alone(operands.get(bestJ), result | operands.get(bestI).mask());
            Operand left = alone(operands.get(bestI), result | right.mask());
            Operand product = multiply(left, right, result);
            operands.remove(bestJ);
            operands.set(bestI, product);
        }
        return true;
    }

    private long remaining(int i, int j) {
        long outside = kept;
        for (int other = 0; other < operands.size(); other++) {
            if (other != i && other != j) {
                outside |= operands.get(other).mask();
            }
        }
        return (operands.get(i).mask() | operands.get(j).mask()) & outside;
    }

    /** Finds for each set of operands the cheapest way to multiply it out. */
    private void plan() {
        int sets = 1 << operands.size();
        cost = new double[sets];
        firstPart = new int[sets];
        for (int set = 1; set < sets; set++) {
            if (Integer.bitCount(set) == 1) {
                Operand operand = operands.get(Integer.numberOfTrailingZeros(set));
                cost[set] = operand.mask() == remaining(set) ? 0.0 : count(operand.mask());
                continue;
            }
            cost[set] = Double.POSITIVE_INFINITY;
            if (!allowed(remaining(set), replaced(set))) {
                continue;
            }
            int lowest = Integer.lowestOneBit(set);
            for (int part = (set - 1) & set; part > 0; part = (part - 1) & set) {
                if ((part & lowest) == 0) {
                    continue;
                }
                int other = set ^ part;
                double total = cost[part] + cost[other] + count(remaining(part) | remaining(other));
                if (total < cost[set]) {
                    cost[set] = total;
                    firstPart[set] = part;
                }
            }
        }
    }

    private boolean allowed(long axes, long replaced) {
        return !bounded || count(axes) <= replaced;
    }

    private long remaining(int set) {
        long inside = 0;
        long outside = kept;
        for (int i = 0; i < operands.size(); i++) {
            if ((set & 1 << i) != 0) {
                inside |= operands.get(i).mask();
            } else {
                outside |= operands.get(i).mask();
            }
        }
        return inside & outside;
    }

    private long replaced(int set) {
        long replaced = 0;
        for (int i = 0; i < operands.size(); i++) {
            if ((set & 1 << i) != 0) {
                replaced += operands.get(i).replaced();
            }
        }
        return replaced;
    }

    private double count(long axes) {
        double count = 1.0;
        for (long rest = axes; rest != 0; rest &= rest - 1) {
            count *= extents[Long.numberOfTrailingZeros(rest)];
        }
        return count;
    }

    /** The groups that leave the least to be summed when read; among those, the ones that take the least work now. */
    private int[] bestPartition() {
        Partition best = new Partition(new int[0], Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        return partition((1 << operands.size()) - 1, new int[operands.size()], 0, 0L, 0.0, best).sets;
    }

    private Partition partition(int rest, int[] sets, int count, long open, double work, Partition best) {
        if (rest == 0) {
            Partition found = new Partition(Arrays.copyOf(sets, count), count(open), work);
            return found.isBetterThan(best) ? found : best;
        }
        Partition result = best;
        int lowest = Integer.lowestOneBit(rest);
        for (int set = rest; set > 0; set = (set - 1) & rest) {
            if ((set & lowest) != 0 && cost[set] < Double.POSITIVE_INFINITY) {
                sets[count] = set;
                long stillOpen = open | remaining(set) & ~kept;
                result = partition(rest ^ set, sets, count + 1, stillOpen, work + cost[set], result);
            }
        }
        return result;
    }

    private record Partition(int[] sets, double leftToSum, double work) {
        boolean isBetterThan(Partition other) {
            return leftToSum < other.leftToSum || leftToSum == other.leftToSum && work < other.work;
        }
    }

    private Operand run(int set) {
        if (Integer.bitCount(set) == 1) {
            return alone(operands.get(Integer.numberOfTrailingZeros(set)), remaining(set));
        }
        int part = firstPart[set];
        return multiply(run(part), run(set ^ part), remaining(set));
    }

    /** Sums an operand over its axes that don't remain. */
    private Operand alone(Operand operand, long remaining) {
        if ((operand.mask() & ~remaining) == 0) {
            return operand;
        }
        Operand sum = Operand.zeros(Operand.axesOf(operand.mask() & remaining), extents, operand.replaced());
        Strided.add(
                Operand.select(extents, operand.axes()),
                sum.data(),
                sum.stridesAlong(operand.axes()),
                1,
                operand.data(),
                operand.strides());
        return sum;
    }

    /** The product of two operands that share every axis that is summed. */
    private Operand multiply(Operand x, Operand y, long result) {
        long shared = x.mask() & y.mask();
        long replaced = x.replaced() + y.replaced();
        if ((shared & result) == 0 && shared != 0 && count(x.mask() | y.mask()) >= SMALL) {
            boolean swap = firstAxis(y.mask() & ~shared) < firstAxis(x.mask() & ~shared);
            return swap ? matrixProduct(y, x, shared, replaced) : matrixProduct(x, y, shared, replaced);
        }
        int[] axes = Operand.axesOf(x.mask() | y.mask());
        Operand product = Operand.zeros(Operand.axesOf(result), extents, replaced);
        Strided.addProduct(
                Operand.select(extents, axes),
                product.data(),
                product.stridesAlong(axes),
                x.data(),
                x.stridesAlong(axes),
                y.data(),
                y.stridesAlong(axes));
        return product;
    }

    private Operand matrixProduct(Operand x, Operand y, long shared, long replaced) {
        int[] sum = Operand.axesOf(shared);
        int[] rows = Operand.axesOf(x.mask() & ~shared);
        int[] columns = Operand.axesOf(y.mask() & ~shared);
        Operand product = Operand.zeros(concat(rows, columns), extents, replaced);
        int m = (int) count(x.mask() & ~shared);
        int n = (int) count(y.mask() & ~shared);
        int k = (int) count(shared);
        int[] transposedX = concat(sum, rows);
        int[] transposedY = concat(columns, sum);
        boolean flipX = x.liesAlong(transposedX, extents);
        boolean flipY = y.liesAlong(transposedY, extents);
        var a = flipX ? x.data() : x.along(concat(rows, sum), extents);
        var b = flipY ? y.data() : y.along(concat(sum, columns), extents);
        MatrixProduct kernel = new MatrixProduct();
        if (flipX && flipY) {
            kernel.transposeMultiplyTranspose(product.data(), a, b, m, n, k);
        } else if (flipX) {
            kernel.transposeMultiply(product.data(), a, b, m, n, k);
        } else if (flipY) {
            kernel.multiplyTranspose(product.data(), a, b, m, n, k);
        } else {
            kernel.multiply(product.data(), a, b, m, n, k);
        }
        return product;
    }

    private static int firstAxis(long axes) {
        return Long.numberOfTrailingZeros(axes);
    }

    private static int[] concat(int[] first, int[] second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    // [end]
}
