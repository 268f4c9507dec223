package org.matgrad.processor.loop;

/** What a sweep consists of. */
public sealed interface Node permits Block, Cycle, Fork {}
