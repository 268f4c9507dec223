package org.matgrad.kernel;

/** The elementwise functions in plain Java, strip by strip. */
final class PlainElementwise implements ElementwiseKernels {

    /** JDK 17 has no machine code of its own for expm1 and log1p. Measured on Intel's Emerald Rapids. */
    private static final ShortestRuns SHORTEST = new ShortestRuns(16, 8, 12, 8, 10, 10, 14, 20, 8);

    private final double[] strip = new double[Strip.SECTIONS];

    @Override
    public ShortestRuns shortestRuns() {
        return FusedMultiplyAdd.IS_FAST ? SHORTEST : ShortestRuns.NEVER;
    }

    @Override
    public void exp(double[] y, int at, int n) {
        ExpStrip.EXP.replace(y, at, n, strip);
    }

    @Override
    public void expm1(double[] y, int at, int n) {
        ExpStrip.EXPM1.replace(y, at, n, strip);
    }

    @Override
    public void log(double[] y, int at, int n) {
        LogStrip.LOG.replace(y, at, n, strip);
    }

    @Override
    public void log1p(double[] y, int at, int n) {
        LogStrip.LOG1P.replace(y, at, n, strip);
    }

    @Override
    public void sin(double[] y, int at, int n) {
        TrigStrip.SIN.replace(y, at, n, strip);
    }

    @Override
    public void cos(double[] y, int at, int n) {
        TrigStrip.COS.replace(y, at, n, strip);
    }

    @Override
    public void tanh(double[] y, int at, int n) {
        TanhStrip.TANH.replace(y, at, n, strip);
    }

    @Override
    public void sigmoid(double[] y, int at, int n) {
        SigmoidStrip.SIGMOID.replace(y, at, n, strip);
    }

    @Override
    public void softplus(double[] y, int at, int n) {
        SoftplusStrip.SOFTPLUS.replace(y, at, n, strip);
    }
}
