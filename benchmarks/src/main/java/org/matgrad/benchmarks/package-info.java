/** How fast generated gradients are, next to those of others: one command that measures and writes tables. */
package org.matgrad.benchmarks;
