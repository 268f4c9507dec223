/**
 * Loop nests: which definitions share a loop, in which order loops stand, what is unrolled, what is stored. The shapes
 * are those that HotSpot turns into fast code.
 */
package org.matgrad.processor.loop;
