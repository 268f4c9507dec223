package org.matgrad.samples.adbench;

import static org.matgrad.MatrixMath.cos;
import static org.matgrad.MatrixMath.einsum;
import static org.matgrad.MatrixMath.identity;
import static org.matgrad.MatrixMath.norm;
import static org.matgrad.MatrixMath.sin;
import static org.matgrad.MatrixMath.tensor;

import org.matgrad.Differentiable;
import org.matgrad.Matrix;
import org.matgrad.Shape;
import org.matgrad.Tensor;
import org.matgrad.Vector;

/** Hand tracking: how far N measured points are from where a pose of a hand's model puts them. */
public final class Hand {
    private static final int FINGERS = 5;
    private static final int BONES_OF_A_FINGER = 4;

    /** Global rotation (axis times angle) and translation; the angles of the fingers follow. */
    private static final int GLOBAL = 6;

    private Hand() {}

    /**
     * A hand of B bones, the skin of which has V vertices. The bones are the wrist, five times the four of a finger, and the
     * forearm.
     *
     * @param parents the bone that a bone hangs on, which comes before it; -1 if there is none
     * @param relative each bone in its parent's coordinates
     * @param inverses the inverse of each bone in the hand's coordinates
     * @param vertices homogeneous coordinates of the skin, one vertex a row
     * @param weights how much each vertex follows each bone
     */
    public record Model(
            int[] parents,
            @Shape("B, 4, 4") Tensor relative,
            @Shape("B, 4, 4") Tensor inverses,
            @Shape("V, 4") Matrix vertices,
            @Shape("V, B") Matrix weights) {}

    /** The measured points are vertices. */
    @Differentiable(wrt = "theta")
    @Shape("N, 3")
    public static Matrix simple(@Shape("26") Vector theta, Model model, int[] vertexOf, @Shape("N, 3") Matrix points) {
        return points.minus(moved(theta, skin(transforms(theta, model), model, vertexOf)));
    }

    /**
     * The measured points lie in triangles, the corners of which are vertices: u has the barycentric coordinates by the
     * first two of them.
     */
    @Differentiable(wrt = {"theta", "u"})
    @Shape("N, 3")
    public static Matrix complicated(
            @Shape("26") Vector theta,
            @Shape("N, 2") Matrix u,
            Model model,
            int[] first,
            int[] second,
            int[] third,
            @Shape("N, 3") Matrix points) {
        Tensor transforms = transforms(theta, model);
        Vector u0 = u.column(0);
        Vector u1 = u.column(1);
        Vector u2 = u0.plus(u1).unaryMinus().plus(1);
        Matrix inTriangles = skin(transforms, model, first)
                .scaleRows(u0)
                .plus(skin(transforms, model, second).scaleRows(u1))
                .plus(skin(transforms, model, third).scaleRows(u2));
        return points.minus(moved(theta, inTriangles));
    }

    /** Where these vertices are in a pose, but for the global rotation and translation. */
    private static Matrix skin(Tensor transforms, Model model, int[] vertices) {
        Tensor blended = einsum("vb,bij->vij", model.weights().gatherRows(vertices), transforms);
        return einsum("vij,vj->vi", blended, model.vertices().gatherRows(vertices))
                .toMatrix()
                .columns(0, 3);
    }

    /** These points after the global rotation and translation. */
    private static Matrix moved(Vector theta, Matrix points) {
        return points.times(axisAngle(theta.slice(0, 3)).transpose()).plusRow(theta.slice(3, 6));
    }

    /** What the bones of a pose do to the skin. */
    private static Tensor transforms(Vector theta, Model model) {
        return einsum("bij,bjk->bik", bones(theta, model), model.inverses());
    }

    /** Where the bones are in a pose. */
    private static Tensor bones(Vector theta, Model model) {
        Tensor bones = model.relative();
        for (int b = 0; b < model.relative().size(0); b++) {
            Matrix bone = model.relative().slice(b).toMatrix().times(joint(theta, b));
            if (model.parents()[b] >= 0) {
                bone = bones.slice(model.parents()[b]).toMatrix().times(bone);
            }
            bones = withSlice(bones, b, bone);
        }
        return bones;
    }

    /** How a bone is turned: by two angles if it is the second of a finger, by one if it is the third or fourth. */
    private static Matrix joint(Vector theta, int b) {
        int finger = (b - 1) / BONES_OF_A_FINGER;
        int bone = (b - 1) % BONES_OF_A_FINGER;
        int angles = GLOBAL + 4 * finger;
        if (b == 0 || finger >= FINGERS || bone == 0) {
            return identity(4);
        }
        return bone == 1
                ? aboutZ(theta.get(angles + 1)).times(aboutX(theta.get(angles)))
                : aboutX(theta.get(angles + bone));
    }

    private static Matrix aboutX(double angle) {
        double c = cos(angle);
        double s = sin(angle);
        return Matrix.of(4, 4, 1, 0, 0, 0, 0, c, -s, 0, 0, s, c, 0, 0, 0, 0, 1);
    }

    private static Matrix aboutZ(double angle) {
        double c = cos(angle);
        double s = sin(angle);
        return Matrix.of(4, 4, c, -s, 0, 0, s, c, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1);
    }

    /** Rodrigues' formula: the matrix that turns about r, by the length of r. */
    private static Matrix axisAngle(Vector r) {
        double angle = norm(r);
        if (angle < 1e-4) {
            return identity(3);
        }
        Vector axis = r.div(angle);
        double x = axis.get(0);
        double y = axis.get(1);
        double z = axis.get(2);
        Matrix cross = Matrix.of(3, 3, 0, -z, y, z, 0, -x, -y, x, 0);
        return identity(3)
                .times(cos(angle))
                .plus(axis.outer(axis).times(1 - cos(angle)))
                .plus(cross.times(sin(angle)));
    }

    /** T, but for slice k, which is A. */
    private static Tensor withSlice(Tensor T, int k, Matrix A) {
        return tensor(T.size(0), T.size(1), T.size(2), (b, i, j) -> b == k ? A.get(i, j) : T.get(b, i, j));
    }
}
