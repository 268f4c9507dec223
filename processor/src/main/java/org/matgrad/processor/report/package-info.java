/** The derivation of a method's derivatives as a person can read it. */
package org.matgrad.processor.report;
