package org.matgrad.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.matgrad.benchmarks.adbench.AdBench;
import org.matgrad.benchmarks.compiling.Compiling;
import org.matgrad.benchmarks.core.Case;
import org.matgrad.benchmarks.core.Contender;
import org.matgrad.benchmarks.core.Group;
import org.matgrad.benchmarks.core.Picture;
import org.matgrad.benchmarks.core.Scale;
import org.matgrad.benchmarks.elementwise.Elementwise;
import org.matgrad.benchmarks.hessian.Hessians;
import org.matgrad.benchmarks.measure.Address;
import org.matgrad.benchmarks.measure.Allocation;
import org.matgrad.benchmarks.measure.SteadyTime;
import org.matgrad.benchmarks.peer.Peers;
import org.matgrad.benchmarks.precision.Precisions;
import org.matgrad.benchmarks.problem.Logistic;
import org.matgrad.benchmarks.problem.Network;
import org.matgrad.benchmarks.problem.Peer;
import org.matgrad.benchmarks.problem.Problem;
import org.matgrad.benchmarks.problem.Product;
import org.matgrad.benchmarks.problem.Regression;
import org.matgrad.benchmarks.problem.Rosenbrock;

/** All that can be measured. */
public final class Catalog {
    private static final List<Problem> SMALL =
            List.of(new Rosenbrock(10), new Logistic(32, 10), new Logistic(1000, 100), new Network(32, 128));
    private static final List<Problem> DIGITS =
            List.of(new Regression(50), new Regression(1400), new Network(50, 32), new Network(1400, 32));

    private Catalog() {}

    /** The groups, in the order in which they run. */
    public static List<Group> groups() {
        return List.of(
                AdBench.group(),
                products(),
                Precisions.group(),
                small(),
                digits(),
                Elementwise.group(),
                Hessians.group(),
                allocation(),
                Compiling.group());
    }

    /**
     * A contender by its place.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Contender find(Address address) {
        return groups().stream()
                .filter(group -> group.name().equals(address.group()))
                .flatMap(group -> group.cases().stream())
                .filter(problem -> problem.name().equals(address.problem()))
                .flatMap(problem -> problem.contenders().stream())
                .filter(contender -> contender.name().equals(address.contender()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + address));
    }

    private static Group products() {
        return new Group(
                "products",
                "A product of two n x n matrices and both its adjoints: C = AB, GBᵀ and AᵀG.",
                new SteadyTime(),
                Picture.RATIOS,
                IntStream.of(3, 4, 8, 16, 32, 64, 128, 256, 512, 1024)
                        .mapToObj(Product::new)
                        .map(product -> new Case(
                                product.name(),
                                new Scale("matrix products", "n", product.n()),
                                withVectors(product.contenders(Peers.all(), Peers.PRODUCT_REFERENCE))))
                        .toList());
    }

    /** The first contender once more behind itself, with the Vector API. */
    private static List<Contender> withVectors(List<Contender> contenders) {
        List<Contender> all = new ArrayList<>(contenders);
        all.add(1, contenders.get(0).onVectors());
        return all;
    }

    private static Group small() {
        return new Group(
                "small",
                "Value and gradient of small problems.",
                new SteadyTime(),
                Picture.RATIOS,
                SMALL.stream().map(Catalog::comparisonWithVectors).toList());
    }

    private static Group digits() {
        return new Group(
                "digits",
                "Loss and gradient of the models of the samples that learn handwritten digits.",
                new SteadyTime(),
                Picture.RATIOS,
                DIGITS.stream().map(Catalog::comparisonWithVectors).toList());
    }

    private static Case comparison(Problem problem) {
        return new Case(problem.name(), problem.contenders(Peers.all(), Peers.REFERENCE));
    }

    private static Case comparisonWithVectors(Problem problem) {
        return new Case(problem.name(), withVectors(problem.contenders(Peers.all(), Peers.REFERENCE)));
    }

    /** In this virtual machine, and so without those that need options of their own. */
    private static Group allocation() {
        List<Case> cases = new ArrayList<>();
        for (Case problem : AdBench.cases()) {
            cases.add(new Case(
                    problem.name(),
                    problem.contenders().stream()
                            .filter(contender -> contender.jvmArguments().isEmpty())
                            .toList()));
        }
        List<Peer> peers = Peers.all();
        Stream.of(SMALL, DIGITS).flatMap(List::stream).map(Catalog::comparison).forEach(cases::add);
        Stream.of(3, 64, 256)
                .map(Product::new)
                .map(product ->
                        new Case("product, " + product.name(), product.contenders(peers, Peers.PRODUCT_REFERENCE)))
                .forEach(cases::add);
        return new Group(
                "allocation",
                "Bytes of the Java heap that a call takes once it has run for a while.",
                new Allocation(),
                Picture.RATIOS,
                cases);
    }
}
