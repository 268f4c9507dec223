package org.matgrad.kernel;

/** The elementwise functions in plain Java, strip by strip. */
final class PlainElementwise implements ElementwiseKernels {

    /** JDK 17 has no machine code of its own for expm1 and log1p. Measured on AMD Zen 4 and on Intel's Emerald Rapids. */
    private static final ShortestRuns SHORTEST = new ShortestRuns(32, 10, 32, 10, 32, 32, 32, 32, 10);

    private final Strip strip = new Strip();

    /** A function of the numbers of one strip. */
    private interface Kernel {
        void run(double[] y, int at, int n, Strip strip);
    }

    private void strips(Kernel kernel, double[] y, int at, int n) {
        int left = n;
        for (int from = at; left > 0; from += Strip.LENGTH, left -= Strip.LENGTH) {
            kernel.run(y, from, Math.min(left, Strip.LENGTH), strip);
        }
    }

    @Override
    public ShortestRuns shortestRuns() {
        return SHORTEST;
    }

    @Override
    public void exp(double[] y, int at, int n) {
        strips(ExpStrip::exp, y, at, n);
    }

    @Override
    public void expm1(double[] y, int at, int n) {
        strips(ExpStrip::expm1, y, at, n);
    }

    @Override
    public void log(double[] y, int at, int n) {
        strips(LogStrip::log, y, at, n);
    }

    @Override
    public void log1p(double[] y, int at, int n) {
        strips(LogStrip::log1p, y, at, n);
    }

    @Override
    public void sin(double[] y, int at, int n) {
        strips(TrigStrip::sin, y, at, n);
    }

    @Override
    public void cos(double[] y, int at, int n) {
        strips(TrigStrip::cos, y, at, n);
    }

    @Override
    public void tanh(double[] y, int at, int n) {
        strips(TanhStrip::tanh, y, at, n);
    }

    @Override
    public void sigmoid(double[] y, int at, int n) {
        strips(SigmoidStrip::sigmoid, y, at, n);
    }

    @Override
    public void softplus(double[] y, int at, int n) {
        strips(SoftplusStrip::softplus, y, at, n);
    }
}
