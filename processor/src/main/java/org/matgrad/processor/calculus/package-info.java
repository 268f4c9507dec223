/**
 * Derivatives of component definitions, found at each place where a component is read, as in freshman calculus. They are
 * component definitions again, so that orders nest. No operation has a rule here: only functions of one and two numbers
 * and the four reductions do.
 */
package org.matgrad.processor.calculus;
