package org.matgrad.benchmarks.adbench;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import org.matgrad.MatrixMath;
import org.matgrad.benchmarks.core.Agreement;
import org.matgrad.benchmarks.core.Call;
import org.matgrad.benchmarks.core.Case;
import org.matgrad.benchmarks.core.Group;
import org.matgrad.benchmarks.core.Picture;
import org.matgrad.benchmarks.core.Published;
import org.matgrad.benchmarks.measure.SteadyTime;
import org.matgrad.samples.adbench.BaData;
import org.matgrad.samples.adbench.BaJacobian;
import org.matgrad.samples.adbench.DataFile;
import org.matgrad.samples.adbench.Gmm;
import org.matgrad.samples.adbench.GmmData;
import org.matgrad.samples.adbench.GmmLogPosterior;
import org.matgrad.samples.adbench.HandComplicatedData;
import org.matgrad.samples.adbench.HandComplicatedJacobian;
import org.matgrad.samples.adbench.HandSimpleData;
import org.matgrad.samples.adbench.HandSimpleJacobian;
import org.matgrad.samples.adbench.Lstm;
import org.matgrad.samples.adbench.LstmData;
import org.matgrad.samples.adbench.LstmLoss;

/** The objectives of ADBench and their derivatives, into arrays that are kept. */
public final class AdBench {
    private static final String HAND = "hand/simple_small/hand1_t26_c100.txt";
    private static final String COMPLICATED_HAND = "hand/complicated_small/hand1_t26_c100.txt";
    private static final String BA = "ba/ba1_n49_m7776_p31843.txt";
    private static final String LSTM = "lstm/lstm_l2_c1024.txt";

    private AdBench() {}

    /** Values and derivatives. */
    public static Group group() {
        return new Group(
                "adbench",
                "The objectives of ADBench. The ratio is that of the derivative, with the value, to the value alone. "
                        + "In italics: what ADBench's C++ by hand needs for the value, and the best of all tools for "
                        + "value and derivative, taken on another machine with an AMD Zen 4 (gcc 12, -O3 -march=native).",
                new SteadyTime(),
                Picture.RATIOS,
                cases());
    }

    /** The problems. */
    public static List<Case> cases() {
        return List.of(
                gmm("d10_K25", 1997, 2913),
                gmm("d64_K5", 3085, 7104),
                Objective.problem(
                        "BA1, sparse Jacobian",
                        AdBench::ba,
                        results -> Summary.of("ba " + BA, "reproj_err").check("errors", results[0]),
                        results -> Summary.of("ba " + BA, "J.vals").check("Jacobian", results[1]),
                        published(845, 3756)),
                Objective.problem(
                        "LSTM l2 c1024",
                        AdBench::lstm,
                        valueOf("lstm " + LSTM),
                        valueAndGradientOf("lstm " + LSTM),
                        published(1123, 4187)),
                Objective.problem(
                        "hand, simple, N = 100",
                        AdBench::hand,
                        results -> Summary.of("hand " + HAND, "objective").check("errors", results[0]),
                        results -> Summary.of("hand " + HAND, "jacobian").check("Jacobian", results[1]),
                        published(46, 218)),
                Objective.problem(
                        "hand, complicated, N = 100",
                        AdBench::complicatedHand,
                        results -> Summary.of("handc " + COMPLICATED_HAND, "objective")
                                .check("errors", results[0]),
                        results -> Summary.of("handc " + COMPLICATED_HAND, "jacobian")
                                .check("Jacobian", results[1]),
                        published(43, 211)));
    }

    private static Published[] published(double value, double derivative) {
        return new Published[] {
            new Published("published value", 1000 * value), new Published("published best", 1000 * derivative)
        };
    }

    private static Case gmm(String size, double value, double derivative) {
        String title = "gmm gmm/1k/gmm_" + size + ".txt";
        return Objective.problem(
                "GMM 1k " + size.replace('_', ' '),
                () -> gmm(size),
                valueOf(title),
                valueAndGradientOf(title),
                published(value, derivative));
    }

    private static Agreement valueOf(String title) {
        return results -> Summary.close("value", Summary.objective(title), results[0][0]);
    }

    private static Agreement valueAndGradientOf(String title) {
        return results -> {
            valueOf(title).check(results);
            Summary.of(title, "gradient").check("gradient", results[1]);
        };
    }

    private static Objective gmm(String size) throws IOException {
        try (InputStream file = DataFile.open("gmm/gmm_" + size + ".txt")) {
            GmmData data = GmmData.read(file);
            GmmLogPosterior companion = new GmmLogPosterior();
            return Objective.of(new Scalar(
                    () -> companion.forward(data.mixture(), data.points(), data.wishart()),
                    companion::backward,
                    () -> flat(companion.gradient().mixture())));
        }
    }

    private static double[] flat(Gmm.Mixture mixture) {
        return MatrixMath.concat(
                        mixture.alphas(),
                        mixture.means().flatten(),
                        mixture.icf().flatten())
                .data();
    }

    private static Objective lstm() throws IOException {
        try (InputStream file = DataFile.open(LSTM)) {
            LstmData data = LstmData.read(file);
            LstmLoss companion = new LstmLoss();
            return Objective.of(new Scalar(
                    () -> companion.forward(data.parameters(), data.start(), data.sequence()),
                    companion::backward,
                    () -> flat(companion.gradient().parameters())));
        }
    }

    private static double[] flat(Lstm.Parameters parameters) {
        return MatrixMath.concat(
                        parameters.layers().flatten(), parameters.ends().flatten())
                .data();
    }

    private static Objective ba() throws IOException {
        try (InputStream file = DataFile.open(BA)) {
            BaJacobian jacobian = new BaJacobian(BaData.read(file));
            return arrays(jacobian::computeErrors, jacobian::compute, jacobian::reprojectionErrors, jacobian::values);
        }
    }

    private static Objective hand() throws IOException {
        try (InputStream instance = DataFile.open(HAND);
                InputStream bones = DataFile.open("hand/model/bones.txt");
                InputStream vertices = DataFile.open("hand/model/vertices.txt")) {
            HandSimpleJacobian jacobian = new HandSimpleJacobian(HandSimpleData.read(instance, bones, vertices));
            return arrays(jacobian::computeErrors, jacobian::compute, jacobian::computeErrors, jacobian::values);
        }
    }

    private static Objective complicatedHand() throws IOException {
        try (InputStream instance = DataFile.open(COMPLICATED_HAND);
                InputStream bones = DataFile.open("hand/model/bones.txt");
                InputStream vertices = DataFile.open("hand/model/vertices.txt");
                InputStream triangles = DataFile.open("hand/model/triangles.txt")) {
            HandComplicatedJacobian jacobian =
                    new HandComplicatedJacobian(HandComplicatedData.read(instance, bones, vertices, triangles));
            return arrays(jacobian::computeErrors, jacobian::compute, jacobian::computeErrors, jacobian::values);
        }
    }

    /** A problem whose workspace shows errors and derivatives. */
    private static Objective arrays(
            Runnable value, Runnable derivative, Supplier<double[]> errors, Supplier<double[]> derivatives) {
        return new Objective(new ArrayCall(value, () -> new double[][] {errors.get()}), new ArrayCall(derivative, () ->
                new double[][] {errors.get(), derivatives.get()}));
    }

    private record ArrayCall(Runnable work, Supplier<double[][]> arrays) implements Call {

        @Override
        public Object run() {
            work.run();
            return work;
        }

        @Override
        public double[][] results() {
            return arrays.get();
        }
    }
}
