package org.matgrad.samples.adbench;

/**
 * The errors of a {@linkplain Hand#simple simple} problem and their Jacobian, column by column: one for each number of
 * the pose. An instance is a workspace for one problem.
 */
public final class HandSimpleJacobian {
    private final HandSimpleData data;
    private final HandSimple companion = new HandSimple();
    private final double[] values;

    /** A workspace for a problem. */
    public HandSimpleJacobian(HandSimpleData data) {
        this.data = data;
        values = new double[data.points().length() * data.theta().size()];
    }

    /** Computes the errors only, three for each point. */
    public double[] computeErrors() {
        return companion
                .forward(data.theta(), data.model(), data.vertexOf(), data.points())
                .data();
    }

    /** Computes the errors and the Jacobian, which ADBench stores column by column. */
    public double[] compute() {
        double[] errors = computeErrors();
        double[] rows = companion.jacobian().theta().toTensor().data();
        int columns = data.theta().size();
        for (int i = 0; i < errors.length; i++) {
            for (int j = 0; j < columns; j++) {
                values[errors.length * j + i] = rows[columns * i + j];
            }
        }
        return errors;
    }

    /** The Jacobian. */
    public double[] values() {
        return values;
    }
}
