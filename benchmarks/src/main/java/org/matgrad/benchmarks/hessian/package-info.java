/** Second derivatives: compact, by products and by differences. */
package org.matgrad.benchmarks.hessian;
