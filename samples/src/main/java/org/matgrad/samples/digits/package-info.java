/**
 * Handwritten digits, recognised by two models whose gradients nobody wrote by hand. {@link
 * org.matgrad.samples.digits.Digits} trains and judges them.
 */
package org.matgrad.samples.digits;
