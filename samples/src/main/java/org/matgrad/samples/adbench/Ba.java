package org.matgrad.samples.adbench;

import static org.matgrad.MatrixMath.cos;
import static org.matgrad.MatrixMath.norm;
import static org.matgrad.MatrixMath.sin;
import static org.matgrad.MatrixMath.square;
import static org.matgrad.MatrixMath.squaredNorm;

import org.matgrad.Differentiable;
import org.matgrad.Shape;
import org.matgrad.Vector;

/** Bundle adjustment: how far from where a camera saw a point the model of both says that it is. */
public final class Ba {

    private Ba() {}

    /**
     * What is wrong with one observation.
     *
     * @param camera rotation (axis times angle), center, focal length, principal point, radial distortion (two numbers)
     * @param point where it is in the world
     * @param weight how much the observation counts
     * @param feature where the camera saw the point
     */
    @Differentiable(wrt = {"camera", "point", "weight"})
    @Shape("2")
    public static Vector reprojectionError(
            @Shape("11") Vector camera, @Shape("3") Vector point, double weight, @Shape("2") Vector feature) {
        return projection(camera, point).minus(feature).times(weight);
    }

    /** What keeps a weight away from 0. */
    @Differentiable
    public static double weightError(double weight) {
        return 1 - square(weight);
    }

    private static Vector projection(Vector camera, Vector point) {
        Vector x = rotated(camera.slice(0, 3), point.minus(camera.slice(3, 6)));
        Vector p = x.slice(0, 2).div(x.get(2));
        double s = squaredNorm(p);
        double distortion = 1 + camera.get(9) * s + camera.get(10) * square(s);
        return p.times(camera.get(6) * distortion).plus(camera.slice(7, 9));
    }

    /** Rodrigues' formula: x turned about r, by the length of r. */
    private static Vector rotated(Vector r, Vector x) {
        double angle = norm(r);
        if (angle == 0) {
            return x.plus(cross(r, x));
        }
        Vector axis = r.div(angle);
        return x.times(cos(angle))
                .plus(cross(axis, x).times(sin(angle)))
                .plus(axis.times(axis.dot(x) * (1 - cos(angle))));
    }

    private static Vector cross(Vector a, Vector b) {
        return Vector.of(
                a.get(1) * b.get(2) - a.get(2) * b.get(1),
                a.get(2) * b.get(0) - a.get(0) * b.get(2),
                a.get(0) * b.get(1) - a.get(1) * b.get(0));
    }
}
