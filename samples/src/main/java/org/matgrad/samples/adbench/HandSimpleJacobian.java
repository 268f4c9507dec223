package org.matgrad.samples.adbench;

import java.util.Arrays;
import org.matgrad.Vector;

/**
 * The errors of a {@linkplain Hand#simple simple} problem and their Jacobian, column by column: one for each number of
 * the pose. An instance is a workspace for one problem.
 */
public final class HandSimpleJacobian {
    private final HandSimpleData data;
    private final HandSimple companion = new HandSimple();
    private final Vector thetaDot;
    private final double[] values;

    /** A workspace for a problem. */
    public HandSimpleJacobian(HandSimpleData data) {
        this.data = data;
        thetaDot = Vector.zeros(data.theta().size());
        values = new double[data.points().length() * data.theta().size()];
    }

    /** Computes the errors only, three for each point. */
    public double[] computeErrors() {
        return companion
                .forward(data.theta(), data.model(), data.vertexOf(), data.points())
                .data();
    }

    /** Computes the errors and the Jacobian, in forward mode: there are few columns and many rows. */
    public double[] compute() {
        double[] errors = computeErrors();
        double[] direction = thetaDot.data();
        for (int j = 0; j < direction.length; j++) {
            Arrays.fill(direction, 0);
            direction[j] = 1;
            double[] column = companion.tangent(thetaDot).data();
            System.arraycopy(column, 0, values, column.length * j, column.length);
        }
        return errors;
    }

    /** The Jacobian. */
    public double[] values() {
        return values;
    }
}
