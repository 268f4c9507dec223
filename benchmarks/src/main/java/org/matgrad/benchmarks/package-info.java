/** How fast generated gradients are, next to the same gradients written by hand. */
package org.matgrad.benchmarks;
