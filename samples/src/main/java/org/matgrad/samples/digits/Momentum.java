package org.matgrad.samples.digits;

import org.matgrad.NumericArray;

/** Gradient descent with momentum. Each parameter p has a velocity v: v = c·v - rate·∂loss/∂p, then p = p + v. */
final class Momentum {
    private final double kept;
    private final NumericArray[] parameters;
    private final double[][] velocities;

    /**
     * Starts at rest.
     *
     * @param kept the part c of the velocity that is kept from step to step
     * @param parameters what to change, in place
     */
    Momentum(double kept, NumericArray... parameters) {
        this.kept = kept;
        this.parameters = parameters.clone();
        this.velocities = new double[parameters.length][];
        for (int k = 0; k < parameters.length; k++) {
            velocities[k] = new double[parameters[k].length()];
        }
    }

    /**
     * Takes one step.
     *
     * @param rate the factor of the gradients
     * @param gradients one for each parameter, in the same order
     */
    void step(double rate, NumericArray... gradients) {
        for (int k = 0; k < parameters.length; k++) {
            double[] p = parameters[k].data();
            double[] v = velocities[k];
            double[] g = gradients[k].data();
            for (int i = 0; i < p.length; i++) {
                v[i] = kept * v[i] - rate * g[i];
                p[i] += v[i];
            }
        }
    }
}
