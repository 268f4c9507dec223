package org.matgrad.processor.emit;

import org.matgrad.processor.component.Names;

/**
 * What a companion's own fields and parameters are called: as here, unless the user's method has such a name.
 *
 * @param products the shared kernel with its scratch
 * @param functions the elementwise functions with theirs
 * @param evaluated whether forward has run
 * @param differentiated whether backward has run since
 * @param argument the parameter of the method that lets go of outputs
 * @param builder a Jacobian on the way
 * @param outcome what a method outside returned
 * @param at the indices that a subscript in a Jacobian is made of
 */
record Members(
        String products,
        String functions,
        String evaluated,
        String differentiated,
        String argument,
        String builder,
        String outcome,
        String at) {
    static Members named(Names names) {
        return new Members(
                names.fresh("products"),
                names.fresh("functions"),
                names.fresh("evaluated"),
                names.fresh("differentiated"),
                names.fresh("argument"),
                names.fresh("builder"),
                names.fresh("outcome"),
                names.fresh("at"));
    }
}
