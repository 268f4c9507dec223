package org.matgrad.processor.emit;

/** The runtime's kernels with scratch, of which a companion that uses them holds a workspace. */
enum Shared {
    PRODUCTS,
    FUNCTIONS
}
