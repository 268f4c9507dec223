/** What is compared: groups of problems, and who solves them. */
package org.matgrad.benchmarks.core;
