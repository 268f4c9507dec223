/** The same in both kinds of numbers. */
package org.matgrad.benchmarks.precision;
