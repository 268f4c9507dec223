/**
 * What the user wrote: a typed program of named intermediates, each an operation of the language applied to earlier
 * ones, with its shape. Knows no compiler; {@link org.matgrad.processor.matrix.ProgramBuilder} checks shapes as it goes.
 */
package org.matgrad.processor.matrix;
