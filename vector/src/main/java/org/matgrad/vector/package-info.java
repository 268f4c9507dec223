/** The runtime's kernels in the JDK's Vector API. Nothing here is for programs: putting the artifact on the path is all. */
package org.matgrad.vector;
