/** Java source of a method's companion, through JavaPoet: the checks, the sweeps' loops, the records. */
package org.matgrad.processor.emit;
