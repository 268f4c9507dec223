/**
 * From javac's trees to a program of the {@code matrix} package. Names are resolved by element, never by spelling;
 * what can't be read is refused where it stands, with a message of {@link org.matgrad.processor.source.Problem}.
 */
package org.matgrad.processor.source;
