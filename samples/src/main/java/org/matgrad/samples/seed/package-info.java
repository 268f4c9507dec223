/**
 * The five sections of Erik Learned-Miller's note <em>Vector, Matrix, and Tensor Derivatives</em>, each a method with a
 * companion. {@link org.matgrad.samples.seed.Seed} prints how they are derived.
 */
package org.matgrad.samples.seed;
