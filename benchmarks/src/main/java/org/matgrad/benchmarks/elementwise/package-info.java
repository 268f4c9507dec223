/** Functions of each number of an array. */
package org.matgrad.benchmarks.elementwise;
