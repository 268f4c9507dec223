package org.matgrad.processor.component;

/** What a program in component form consists of. */
public sealed interface Clause permits Definition, Kernel, Repetition, Alternative, Demand {}
