/** What measures: times in virtual machines of their own through JMH, bytes in this one. */
package org.matgrad.benchmarks.measure;
