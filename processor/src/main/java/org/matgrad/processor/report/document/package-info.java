/** What a derivation page says, whatever it is written as: sections, blocks, formulas as trees, a picture as a graph. */
package org.matgrad.processor.report.document;
