/** What was measured, and how it is shown: a table, a file of numbers, pictures. */
package org.matgrad.benchmarks.results;
