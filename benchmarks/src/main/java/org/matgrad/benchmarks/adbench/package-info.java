/** The objectives of ADBench and their derivatives, into arrays that are kept. */
package org.matgrad.benchmarks.adbench;
