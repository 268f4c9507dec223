package org.matgrad.benchmarks.hessian;

import org.matgrad.Hessian;

/** A function at a point that can be moved: its parameters are one array. */
interface SecondOrder {

    /** The number of parameters. */
    int size();

    /** The parameters, to be changed before {@link #evaluate}. */
    double[] parameters();

    /** Computes the value and what derivatives need. */
    void evaluate();

    /** The gradient where it was evaluated last. */
    void gradient(double[] into);

    /** The Hessian times v, there. */
    void hessianTimes(double[] v, double[] into);

    /** The Hessian, there. */
    Hessian hessian();
}
