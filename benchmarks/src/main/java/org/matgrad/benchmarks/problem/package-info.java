/** Problems that several peers solve from the same data. */
package org.matgrad.benchmarks.problem;
