package org.matgrad.processor.matrix;

/** What a program consists of. */
public sealed interface Part permits Step, Formed, Invocation, Loop, Branch, Requirement {}
