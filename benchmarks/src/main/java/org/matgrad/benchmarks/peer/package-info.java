/** Those that are compared, as far as they are plain Java. */
package org.matgrad.benchmarks.peer;
