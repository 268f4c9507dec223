package org.matgrad.samples.adbench;

import org.matgrad.Jacobian;

/**
 * The errors of all observations and their Jacobian, a sparse matrix in compressed rows: two rows for each observation,
 * then one for each weight. The columns are those of the cameras, of the points and of the weights. An instance is a
 * workspace for one problem.
 */
public final class BaJacobian {
    private static final int CAMERA = 11;
    private static final int POINT = 3;
    private static final int BLOCK = CAMERA + POINT + 1;

    private final BaData data;
    private final BaReprojectionError reprojection = new BaReprojectionError();
    private final BaWeightError weight = new BaWeightError();
    private final double[] reprojectionErrors;
    private final double[] weightErrors;
    private final int[] rows;
    private final int[] columns;
    private final double[] values;

    /** A workspace for a problem. */
    public BaJacobian(BaData data) {
        this.data = data;
        int p = data.observations();
        reprojectionErrors = new double[2 * p];
        weightErrors = new double[p];
        rows = new int[3 * p + 1];
        columns = new int[(2 * BLOCK + 1) * p];
        values = new double[columns.length];
        fillStructure();
    }

    private void fillStructure() {
        int p = data.observations();
        int firstPoint = CAMERA * data.cameras().length;
        int firstWeight = firstPoint + POINT * data.points().length;
        for (int i = 0; i < p; i++) {
            int camera = CAMERA * data.cameraOf()[i];
            int point = firstPoint + POINT * data.pointOf()[i];
            for (int row = 2 * i; row < 2 * i + 2; row++) {
                rows[row + 1] = BLOCK * (row + 1);
                for (int j = 0; j < BLOCK; j++) {
                    columns[BLOCK * row + j] =
                            j < CAMERA ? camera + j : j < CAMERA + POINT ? point + j - CAMERA : firstWeight + i;
                }
            }
            rows[2 * p + i + 1] = 2 * BLOCK * p + i + 1;
            columns[2 * BLOCK * p + i] = firstWeight + i;
        }
    }

    /** Computes the errors only. */
    public void computeErrors() {
        for (int i = 0; i < data.observations(); i++) {
            computeReprojection(i);
            weightErrors[i] = weight.forward(data.weights()[i]);
        }
    }

    /** Computes the errors and the Jacobian. */
    public void compute() {
        int p = data.observations();
        for (int i = 0; i < p; i++) {
            computeReprojection(i);
            BaReprojectionError.Jacobians jacobians = reprojection.jacobian();
            copy(jacobians.camera(), CAMERA, i, 0);
            copy(jacobians.point(), POINT, i, CAMERA);
            copy(jacobians.weight(), 1, i, CAMERA + POINT);
            weightErrors[i] = weight.forward(data.weights()[i]);
            weight.backward();
            values[2 * BLOCK * p + i] = weight.gradient().weight();
        }
    }

    private void computeReprojection(int i) {
        double[] error = reprojection
                .forward(
                        data.cameras()[data.cameraOf()[i]],
                        data.points()[data.pointOf()[i]],
                        data.weights()[i],
                        data.features()[i])
                .data();
        reprojectionErrors[2 * i] = error[0];
        reprojectionErrors[2 * i + 1] = error[1];
    }

    /** Copies both rows of an observation's Jacobian by one of its arguments. */
    private void copy(Jacobian jacobian, int width, int observation, int column) {
        double[] both = jacobian.toMatrix().data();
        int at = 2 * BLOCK * observation + column;
        System.arraycopy(both, 0, values, at, width);
        System.arraycopy(both, width, values, at + BLOCK, width);
    }

    /** Two numbers for each observation. */
    public double[] reprojectionErrors() {
        return reprojectionErrors;
    }

    /** One number for each observation. */
    public double[] weightErrors() {
        return weightErrors;
    }

    /** Where each row of the Jacobian begins, and the number of entries at the end. */
    public int[] rows() {
        return rows;
    }

    /** The column of each entry. */
    public int[] columns() {
        return columns;
    }

    /** The entries. */
    public double[] values() {
        return values;
    }
}
