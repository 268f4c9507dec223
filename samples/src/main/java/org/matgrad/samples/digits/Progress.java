package org.matgrad.samples.digits;

import java.io.PrintStream;
import java.util.Locale;

/** Shows how training gets on: by one line that rewrites itself on a terminal, by a few plain lines elsewhere. */
final class Progress {
    private static final int BAR = 24;
    private static final int PLAIN_LINES = 4;
    private static final long PAUSE_NANOS = 50_000_000;

    private final PrintStream out;
    private final boolean terminal;
    private long latest = System.nanoTime() - PAUSE_NANOS;

    /**
     * Shows progress.
     *
     * @param out where
     * @param terminal whether that is a terminal, where a carriage return leads back to the start of the line
     */
    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Shows progress on standard output. */
    static Progress onStandardOutput() {
        return new Progress(System.out, isTerminal());
    }

    /**
     * Whether standard output is a terminal. Some Java versions have a console even if it isn't, unless they are asked
     * for the plain one before the first use.
     */
    private static boolean isTerminal() {
        System.setProperty("jdk.console", "java.base");
        return System.console() != null && !"dumb".equals(System.getenv("TERM"));
    }

    /**
     * Tells that an epoch is done.
     *
     * @param what what is being trained
     * @param epoch the number of the epoch, from 1
     * @param epochs how many there will be
     * @param loss the mean loss over this one
     */
    void report(String what, int epoch, int epochs, double loss) {
        if (terminal) {
            rewrite(what, epoch, epochs, loss);
        } else if (epoch * PLAIN_LINES / epochs > (epoch - 1) * PLAIN_LINES / epochs) {
            out.printf(Locale.ROOT, "%s: epoch %d of %d, loss %.4f%n", what, epoch, epochs, loss);
        }
    }

    private void rewrite(String what, int epoch, int epochs, double loss) {
        long now = System.nanoTime();
        if (epoch < epochs && now - latest < PAUSE_NANOS) {
            return;
        }
        latest = now;
        int done = BAR * epoch / epochs;
        String bar = "#".repeat(done) + ".".repeat(BAR - done);
        out.printf(Locale.ROOT, "\r%s [%s] %3d%%, loss %8.4f", what, bar, 100 * epoch / epochs, loss);
        if (epoch == epochs) {
            out.println();
        }
        out.flush();
    }
}
