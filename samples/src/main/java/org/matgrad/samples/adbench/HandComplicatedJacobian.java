package org.matgrad.samples.adbench;

/**
 * The errors of a {@linkplain Hand#complicated complicated} problem and their Jacobian, column by column. The errors of a
 * point depend on its own barycentric coordinates only, so two columns hold all derivatives by these; those by the
 * numbers of the pose follow. An instance is a workspace for one problem.
 */
public final class HandComplicatedJacobian {
    private final HandComplicatedData data;
    private final HandComplicated companion = new HandComplicated();
    private final double[] values;

    /** A workspace for a problem. */
    public HandComplicatedJacobian(HandComplicatedData data) {
        this.data = data;
        values = new double
                [data.points().length() * (data.u().columns() + data.theta().size())];
    }

    /** Computes the errors only, three for each point. */
    public double[] computeErrors() {
        return companion
                .forward(data.theta(), data.u(), data.model(), data.first(), data.second(), data.third(), data.points())
                .data();
    }

    /** Computes the errors and the Jacobian, which ADBench stores column by column. */
    public double[] compute() {
        double[] errors = computeErrors();
        HandComplicated.Jacobians jacobians = companion.jacobian();
        store(jacobians.u().compact().data(), data.u().columns(), errors.length, 0);
        store(
                jacobians.theta().toTensor().data(),
                data.theta().size(),
                errors.length,
                data.u().columns());
        return errors;
    }

    /** Stores columns that are given row by row. */
    private void store(double[] given, int columns, int rows, int from) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                values[rows * (from + j) + i] = given[columns * i + j];
            }
        }
    }

    /** The Jacobian. */
    public double[] values() {
        return values;
    }
}
