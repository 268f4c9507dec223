package wrong;

import static org.matgrad.MatrixMath.*;

import org.matgrad.*;

final class Batch {
    record Point(@Shape("D") Vector x, int label) {}

    @Differentiable(batch = {"X"}) // MG240 at 30
    static double letterCase(Matrix W, Vector x) {
        return sum(W.times(x));
    }

    @Differentiable(batch = "something") // MG240 at 29
    static double far(Vector x, Vector y) {
        return x.dot(y);
    }

    @Differentiable(batch = {"x", "y", "x"}) // MG241 at 40
    static double twice(Vector x, Vector y) {
        return x.dot(y);
    }

    @Differentiable(wrt = "w", batch = {"point"}) // MG242 at 41
    static double records(@Shape("D") Vector w, Point point) {
        return w.dot(point.x()) * point.label();
    }
}

class UsesBatches {

    static double rows(BatchTwice companion, Matrix x, Matrix y) {
        companion.forwardBatch(x, y);
        companion.backwardBatch();
        companion.backwardBatch(Vector.of(1));
        BatchTwice.GradientBatch gradient = companion.gradientBatch();
        return BatchTwice.valueBatch(x, y).get(0) + BatchTwice.gradientBatch(x, y).x().get(0, 0) + gradient.y().get(0, 0);
    }

    static double shared(BatchRecords companion) {
        return companion.gradientPerExample().w().get(0, 0);
    }
}
