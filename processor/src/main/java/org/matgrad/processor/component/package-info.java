/**
 * Component form: one formula per component, {@code y[i] = Σj W[i,j]·x[j]}. {@link org.matgrad.processor.component.Expander}
 * makes it from what the user wrote; every derivative is again a list of such definitions.
 */
package org.matgrad.processor.component;
