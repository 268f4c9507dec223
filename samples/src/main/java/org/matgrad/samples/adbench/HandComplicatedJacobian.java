package org.matgrad.samples.adbench;

import java.util.Arrays;
import org.matgrad.Matrix;
import org.matgrad.Vector;

/**
 * The errors of a {@linkplain Hand#complicated complicated} problem and their Jacobian, column by column. The errors of a
 * point depend on its own barycentric coordinates only, so two columns hold all derivatives by these; those by the
 * numbers of the pose follow. An instance is a workspace for one problem.
 */
public final class HandComplicatedJacobian {
    private final HandComplicatedData data;
    private final HandComplicated companion = new HandComplicated();
    private final Vector thetaDot;
    private final Matrix uDot;
    private final double[] values;

    /** A workspace for a problem. */
    public HandComplicatedJacobian(HandComplicatedData data) {
        this.data = data;
        thetaDot = Vector.zeros(data.theta().size());
        uDot = Matrix.zeros(data.u().rows(), data.u().columns());
        values = new double[data.points().length() * (uDot.columns() + thetaDot.size())];
    }

    /** Computes the errors only, three for each point. */
    public double[] computeErrors() {
        return companion
                .forward(data.theta(), data.u(), data.model(), data.first(), data.second(), data.third(), data.points())
                .data();
    }

    /** Computes the errors and the Jacobian, in forward mode: there are few columns and many rows. */
    public double[] compute() {
        double[] errors = computeErrors();
        double[] pose = thetaDot.data();
        double[] coordinates = uDot.data();
        Arrays.fill(pose, 0);
        for (int j = 0; j < uDot.columns(); j++) {
            Arrays.fill(coordinates, 0);
            for (int i = j; i < coordinates.length; i += uDot.columns()) {
                coordinates[i] = 1;
            }
            computeColumn(j);
        }
        Arrays.fill(coordinates, 0);
        for (int j = 0; j < pose.length; j++) {
            Arrays.fill(pose, 0);
            pose[j] = 1;
            computeColumn(uDot.columns() + j);
        }
        return errors;
    }

    private void computeColumn(int j) {
        double[] column = companion.tangent(thetaDot, uDot).data();
        System.arraycopy(column, 0, values, column.length * j, column.length);
    }

    /** The Jacobian. */
    public double[] values() {
        return values;
    }
}
