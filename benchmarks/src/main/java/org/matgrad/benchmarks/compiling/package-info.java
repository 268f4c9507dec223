/** How long it takes to differentiate: the processor in javac. */
package org.matgrad.benchmarks.compiling;
