package org.matgrad.processor.source;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a report of a fault of Matgrad's own has to say. */
public final class Faults {

    private static final int FRAMES = 6;

    private Faults() {}

    /** The exception, and where it comes from. */
    public static String describe(Throwable fault) {
        // Whatever library fails, what matters is who called it.
        return Arrays.stream(fault.getStackTrace())
                .dropWhile(frame -> !frame.getClassName().startsWith("org.matgrad"))
                .limit(FRAMES)
                .map(frame -> "at " + frame)
                .collect(Collectors.joining(", ", fault + " ", ""));
    }
}
