/** Writes documents: HTML with MathML and SVG, and GitHub's Markdown. */
package org.matgrad.processor.report.format;
