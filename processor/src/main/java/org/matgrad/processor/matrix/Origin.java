package org.matgrad.processor.matrix;

/** Where something comes from in the user's file: the line's number and its text. */
public record Origin(int line, String text) {}
