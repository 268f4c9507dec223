/** The objectives of ADBench, and what is known of their results. */
package org.matgrad.benchmarks.adbench;
