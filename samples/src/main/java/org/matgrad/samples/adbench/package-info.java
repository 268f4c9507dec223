/**
 * The four objectives of ADBench, the benchmark by which tools for automatic differentiation are compared: a mixture
 * of Gaussians ({@link org.matgrad.samples.adbench.Gmm}), bundle adjustment ({@link org.matgrad.samples.adbench.Ba}), a
 * recurrent network ({@link org.matgrad.samples.adbench.Lstm}) and hand tracking ({@link
 * org.matgrad.samples.adbench.Hand}). Each is written as its formula reads; the classes that end with {@code Data} read
 * ADBench's files.
 */
package org.matgrad.samples.adbench;
