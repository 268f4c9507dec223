package org.matgrad.processor.emit;

import org.matgrad.processor.component.Names;

/**
 * What a class that computes batches row by row calls its own.
 *
 * @param one the companion of one row
 * @param count how many rows there are
 * @param row the present one
 * @param evaluated whether the value has been computed
 * @param differentiated whether the gradient has been
 * @param separated whether each row's gradient by what the rows share has been
 * @param seed the weights of the rows' values
 */
record RowNames(
        String one, String count, String row, String evaluated, String differentiated, String separated, String seed) {

    /** Lets go of what was handed out when it comes back as an argument. */
    static final String KEEP = "keep";

    /** The same for what is given to the sweep back. */
    static final String KEEP_SEED = "keepSeed";

    /** Takes a row out of what is given by row. */
    static final String LOAD = "load";

    static RowNames fresh(Names names) {
        return new RowNames(
                names.fresh("one"),
                names.fresh("rows"),
                names.fresh("n"),
                names.fresh("evaluated"),
                names.fresh("differentiated"),
                names.fresh("separated"),
                names.fresh("seed"));
    }
}
