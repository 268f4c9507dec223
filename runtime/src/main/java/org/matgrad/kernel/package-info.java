/**
 * Blocked kernels that generated companions share. Users have no need to call them.
 */
package org.matgrad.kernel;
