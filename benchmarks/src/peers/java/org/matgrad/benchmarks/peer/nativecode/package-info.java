/** Peers with native code, all on one thread. */
package org.matgrad.benchmarks.peer.nativecode;
