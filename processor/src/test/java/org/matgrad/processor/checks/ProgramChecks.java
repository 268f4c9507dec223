package org.matgrad.processor.checks;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.matgrad.Coordinates;
import org.matgrad.Jacobian;
import org.matgrad.NumericArray;

/** Compares a companion with its method, and each of its forms with the others; one workspace is used for all arguments. */
final class ProgramChecks {

    private static final double[] STEPS = {1e-3, 2e-4, 4e-5};

    /** How near a switching point two roundings of one number may fall on its two sides. */
    private static final double TIE = 1e-9;

    private static final double STEEP = 1e8;

    /** A change of the size of a few roundings. */
    private static final double ROUNDING = 1e-14;

    /** Roundings of a steeper gradient are larger than what batches are compared by. */
    private static final double STEEP_ROW = 1e5;

    private static final int BATCH = 4;

    private final Method method;
    private final Method traced;
    private final Class<?> companion;
    private final boolean[] active;
    private final boolean[] byRow;
    private final boolean tame;
    private final Object workspace;
    private Random random;
    private Object[] arguments;
    private int kinks;
    private int compared;
    private int unclear;
    private double largest;

    /**
     * Prepares the checks.
     *
     * @param traced the same method, which notes its kinks
     * @param active which parameters the companion differentiates
     * @param byRow which parameters a batch gives by row
     * @param tame whether derivatives are finite where values are
     */
    ProgramChecks(Method method, Method traced, Class<?> companion, boolean[] active, boolean[] byRow, boolean tame) {
        this.method = method;
        this.traced = traced;
        this.companion = companion;
        this.active = active;
        this.byRow = byRow;
        this.tame = tame;
        this.workspace = fresh();
        method.setAccessible(true);
        traced.setAccessible(true);
    }

    /** How often nothing could be compared, since a kink is there. */
    int kinks() {
        return kinks;
    }

    /** How often differences said nothing, since they do not converge. */
    int unclear() {
        return unclear;
    }

    /** How often differences were compared. */
    int compared() {
        return compared;
    }

    Object fresh() {
        return ProgramValues.make(companion);
    }

    /** What one workspace gives. */
    private record Forms(Object value, double[] gradient, double[] tangent) {}

    /** Checks everything at these arguments. */
    void check(Object[] at, long seed) {
        arguments = at;
        random = new Random(seed);
        KinkTrace.begin();
        Optional<RuntimeException> thrown = Optional.empty();
        Object expected = null;
        try {
            expected = trace(arguments);
        } catch (RuntimeException e) {
            thrown = Optional.of(e);
        }
        double margin = KinkTrace.margin();
        boolean finite = KinkTrace.isFinite();
        if (thrown.isPresent()) {
            throwsToo(thrown.get());
            return;
        }
        double[] value = ProgramValues.components(expected);
        expected = ProgramValues.invoke(method, null, arguments);
        require(Arrays.equals(value, ProgramValues.components(expected)), "trace", "the traced program is another one");
        double[] forward = ProgramValues.components(call(workspace, "forward", arguments));
        if (margin < TIE && !isClose(value, forward, 1e-12)) {
            kinks++;
            return;
        }
        if (!isClose(value, forward, 1e-12) && isSteep(value)) {
            // A state that grows in every turn: what differs in the last digit of one differs in all digits at the end.
            unclear++;
            return;
        }
        close(value, forward, 1e-12, "forward");
        if (!finite || !isFinite(value)) {
            return;
        }
        Object seedBar = ProgramValues.random(expected, random);
        Object[] directions = directions();
        Forms forms = forms(workspace, expected, seedBar, directions);
        if (!tame && !(isFinite(forms.gradient()) && isFinite(forms.tangent()))) {
            return;
        }
        if (largest(forms.gradient()) > STEEP || largest(forms.tangent()) > STEEP) {
            // Near a pole, as of a matrix that is all but singular, roundings are all that there is.
            unclear++;
            return;
        }
        Object other = fresh();
        close(value, ProgramValues.components(call(other, "forward", arguments)), 1e-12, "fresh forward");
        Forms again = forms(other, expected, seedBar, directions);
        same(forms.gradient(), again.gradient(), "stale gradient");
        same(forms.tangent(), again.tangent(), "stale tangent");
        double[] along = concatenated(directions);
        double[] bar = ProgramValues.components(seedBar);
        double reverse = ProgramValues.dot(forms.gradient(), along);
        double tangent = ProgramValues.dot(forms.tangent(), bar);
        double terms = magnitude(forms.gradient(), along) + magnitude(forms.tangent(), bar);
        require(
                Math.abs(reverse - tangent) <= 1e-10 * Math.max(1, terms) || Double.compare(reverse, tangent) == 0,
                "tangent against gradient",
                tangent + " and " + reverse);
        againstDifferences(directions, bar, reverse);
        jacobians(forms, seedBar, directions);
        statics(forms, seedBar, directions, value);
        hessians(seedBar, directions);
        batches();
    }

    /** Whether the method itself makes much of a change in the last digits of its arguments. */
    private boolean isSteep(double[] value) {
        double[] near = ProgramValues.components(trace(moved(directions(), ROUNDING)));
        double change = 0;
        for (int i = 0; i < value.length && near.length == value.length; i++) {
            change = Math.max(change, Math.abs(near[i] - value[i]));
        }
        return change > STEEP * ROUNDING;
    }

    /** Batches of these arguments and others near them, away from where a rounding makes a difference. */
    private void batches() {
        List<Object[]> rows = new ArrayList<>();
        rows.add(arguments);
        for (int n = 1; n < BATCH; n++) {
            Object[] row = arguments.clone();
            for (int p = 0; p < row.length; p++) {
                row[p] = byRow[p] ? ProgramRows.near(row[p], random) : row[p];
            }
            rows.add(row);
        }
        rows.removeIf(row -> !isPlain(row));
        if (IntStream.range(0, byRow.length).anyMatch(p -> byRow[p]) && !rows.isEmpty()) {
            BatchChecks checks = new BatchChecks(method, companion, active, byRow, 1e-9);
            checks.check(checks.ofOneShape(rows), random);
            compared++;
        }
    }

    /** Whether the method's value and gradient are moderate numbers there, on one side of each kink. */
    private boolean isPlain(Object[] row) {
        KinkTrace.begin();
        Object value;
        try {
            value = trace(row);
        } catch (RuntimeException e) {
            return false;
        }
        if (KinkTrace.margin() < TIE || !KinkTrace.isFinite() || !isFinite(ProgramValues.components(value))) {
            return false;
        }
        Object own = fresh();
        Object expected = call(own, "forward", row);
        call(own, "backward", ProgramValues.like(expected, ones(ProgramValues.components(expected).length)));
        double[] gradient = ProgramValues.components(call(own, "gradient"));
        return isFinite(gradient) && largest(gradient) <= STEEP_ROW;
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    private void hessians(Object seed, Object[] directions) {
        if (Arrays.stream(companion.getMethods()).noneMatch(one -> one.getName().equals("hessianTimes"))) {
            return;
        }
        Object[] v = chosen(directions);
        switch (new ProgramHessians(this, seed).check(workspace, fresh(), arguments, v, chosen(directions()))) {
            case AGREES -> compared++;
            case KINK -> kinks++;
            case UNCLEAR -> unclear++;
        }
    }

    /** On which sides of its kinks the method is at these arguments. */
    List<Integer> sides(Object[] at) {
        KinkTrace.begin();
        trace(at);
        return KinkTrace.sides();
    }

    /** Runs the traced method, which has records of its own. */
    private Object trace(Object[] at) {
        Object[] own = at.clone();
        for (int p = 0; p < own.length; p++) {
            if (own[p] instanceof Record record) {
                own[p] = ProgramValues.as(traced.getParameterTypes()[p], record);
            }
        }
        return ProgramValues.invoke(traced, null, own);
    }

    private void throwsToo(RuntimeException thrown) {
        try {
            call(workspace, "forward", arguments);
        } catch (RuntimeException e) {
            return;
        }
        throw new ProgramFailure(
                "throws " + thrown.getClass().getSimpleName(),
                "the method throws " + thrown + ", the companion does not");
    }

    /** Gradient and tangent in several orders, which must not make a difference. */
    private Forms forms(Object on, Object expected, Object seed, Object[] directions) {
        Object[] seeds = expected instanceof Double ? new Object[] {seed} : new Object[] {seed};
        call(on, "backward", seeds);
        double[] gradient = gradient(on);
        call(on, "backward", seeds);
        same(gradient, gradient(on), "second backward");
        double[] tangent = ProgramValues.components(call(on, "tangent", chosen(directions)));
        call(on, "backward", seeds);
        same(gradient, gradient(on), "backward after tangent");
        same(tangent, ProgramValues.components(call(on, "tangent", chosen(directions))), "tangent after backward");
        return new Forms(expected, gradient, tangent);
    }

    double[] gradient(Object on) {
        Record record = (Record) call(on, "gradient");
        List<double[]> parts = new ArrayList<>();
        RecordComponent[] components = record.getClass().getRecordComponents();
        int next = components.length - count();
        for (int p = 0; p < active.length; p++) {
            if (active[p]) {
                double[] part = ProgramValues.components(ProgramValues.part(record, components[next++]));
                require(
                        part.length == ProgramValues.components(arguments[p]).length,
                        "gradient",
                        "another number of components");
                parts.add(part);
            }
        }
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private int count() {
        int count = 0;
        for (boolean one : active) {
            count += one ? 1 : 0;
        }
        return count;
    }

    private void jacobians(Forms forms, Object seed, Object[] directions) {
        if (method(true, "jacobian", 0).isEmpty()
                || Arrays.stream(arguments).anyMatch(Record.class::isInstance)
                || !(seed instanceof NumericArray bar)) {
            return;
        }
        Record jacobians = (Record) call(workspace, "jacobian");
        double[] tangent = new double[forms.tangent().length];
        double[] pulled = new double[forms.gradient().length];
        int next = 0;
        int at = 0;
        for (int p = 0; p < active.length; p++) {
            if (!active[p]) {
                continue;
            }
            Jacobian jacobian = (Jacobian)
                    ProgramValues.part(jacobians, jacobians.getClass().getRecordComponents()[next++]);
            double[] back = ProgramValues.components(jacobian.transposeTimes(bar));
            System.arraycopy(back, 0, pulled, at, back.length);
            at += back.length;
            double[] pushed = ProgramValues.components(
                    directions[p] instanceof Double number
                            ? jacobian.times(number)
                            : jacobian.times((NumericArray) directions[p]));
            double[] along = ProgramValues.components(directions[p]);
            double[] dense = jacobian.toTensor().data();
            double[] product = new double[pushed.length];
            for (int c = 0; c < pushed.length; c++) {
                tangent[c] += pushed[c];
                product[c] =
                        ProgramValues.dot(Arrays.copyOfRange(dense, c * along.length, (c + 1) * along.length), along);
            }
            close(pushed, product, 1e-10, "dense Jacobian");
            Coordinates entries = jacobian.toCoordinates();
            double[] listed = new double[dense.length];
            for (int n = 0; n < entries.values().length; n++) {
                listed[entries.row()[n] * along.length + entries.column()[n]] = entries.values()[n];
            }
            close(dense, listed, 1e-12, "listed entries");
        }
        close(forms.gradient(), pulled, 1e-10, "transposed Jacobian");
        close(forms.tangent(), tangent, 1e-10, "Jacobian times direction");
    }

    private void statics(Forms forms, Object seed, Object[] directions, double[] value) {
        close(value, ProgramValues.components(call(null, "value", arguments)), 1e-12, "static value");
        List<Object> withDirections = new ArrayList<>(List.of(arguments));
        withDirections.addAll(List.of(chosen(directions)));
        Record both = (Record) call(null, "tangent", withDirections.toArray());
        Object tangent = ProgramValues.part(both, both.getClass().getRecordComponents()[1]);
        close(forms.tangent(), ProgramValues.components(tangent), 1e-12, "static tangent");
        if (!(seed instanceof Double)) {
            List<Object> withSeed = new ArrayList<>(List.of(arguments));
            withSeed.add(seed);
            Record gradient = (Record) call(null, "gradient", withSeed.toArray());
            RecordComponent[] components = gradient.getClass().getRecordComponents();
            double[] all = Arrays.stream(components)
                    .skip(components.length - (long) count())
                    .flatMapToDouble(component ->
                            Arrays.stream(ProgramValues.components(ProgramValues.part(gradient, component))))
                    .toArray();
            close(forms.gradient(), all, 1e-12, "static gradient");
        }
    }

    private Object[] directions() {
        Object[] directions = new Object[arguments.length];
        for (int p = 0; p < arguments.length; p++) {
            directions[p] = active[p] ? ProgramValues.random(arguments[p], random) : null;
        }
        return directions;
    }

    private static Object[] chosen(Object[] directions) {
        return Arrays.stream(directions).filter(direction -> direction != null).toArray();
    }

    static double[] concatenated(Object[] directions) {
        return Arrays.stream(chosen(directions))
                .flatMapToDouble(direction -> Arrays.stream(ProgramValues.components(direction)))
                .toArray();
    }

    /**
     * Differences of fourth order at two steps lead to the derivative, to what their order allows. A step over a kink,
     * which the traces show, is tried smaller; when all go over it, the arguments are at a kink.
     */
    private void againstDifferences(Object[] directions, double[] bar, double analytic) {
        KinkTrace.begin();
        trace(arguments);
        List<Integer> sides = KinkTrace.sides();
        StringBuilder seen = new StringBuilder();
        List<Double> limits = new ArrayList<>();
        for (double step : STEPS) {
            Double coarse = differences(directions, bar, step, sides);
            Double fine = coarse == null ? null : differences(directions, bar, step / 2, sides);
            if (fine == null) {
                continue;
            }
            double limit = (16 * fine - coarse) / 15;
            double scale = Math.max(1, Math.abs(limit));
            double noise = 64 * Math.ulp(largest) / step;
            if (noise > 1e-5 * scale) {
                continue;
            }
            double tolerance = Math.max(Math.max(1e-8 * scale, noise), Math.abs(fine - coarse) / 4);
            seen.append(" step ")
                    .append(step)
                    .append(": ")
                    .append(coarse)
                    .append(", ")
                    .append(fine);
            boolean converges = tolerance <= 1e-5 * scale;
            if (Math.abs(limit - analytic) <= tolerance && converges) {
                compared++;
                return;
            }
            if (converges) {
                limits.add(limit);
            }
        }
        if (seen.length() == 0) {
            kinks++;
            return;
        }
        double first = limits.isEmpty() ? 0 : limits.get(0);
        boolean agree =
                limits.stream().allMatch(limit -> Math.abs(limit - first) <= 1e-6 * Math.max(1, Math.abs(first)));
        if (limits.size() < 2 || !agree || isRough(directions, bar, analytic, first)) {
            // The function is too rough for differences: nothing is known.
            unclear++;
            return;
        }
        throw new ProgramFailure("gradient", analytic + ", but differences give" + seen);
    }

    /**
     * Whether derivatives a tiny step away differ as much as those that disagree: the function then winds so finely that
     * differences don't see it, as after many turns of a loop that spreads its state.
     */
    private boolean isRough(Object[] directions, double[] bar, double analytic, double limit) {
        for (double step : new double[] {1e-8, 1e-7, 1e-6}) {
            Object near = fresh();
            call(near, "forward", moved(directions, step));
            double tangent =
                    ProgramValues.dot(ProgramValues.components(call(near, "tangent", chosen(directions))), bar);
            if (!(Math.abs(tangent - analytic) <= 0.1 * Math.abs(limit - analytic))) {
                return true;
            }
        }
        return false;
    }

    /** The arguments, a step away along directions for those that are differentiated. */
    Object[] moved(Object[] directions, double step) {
        Object[] moved = arguments.clone();
        Object[] chosen = chosen(directions);
        int next = 0;
        for (int p = 0; p < moved.length; p++) {
            if (active[p]) {
                moved[p] = ProgramValues.moved(arguments[p], chosen[next++], step);
            }
        }
        return moved;
    }

    /** Null when the program's kinks are not on the same sides throughout. */
    private Double differences(Object[] directions, double[] bar, double step, List<Integer> sides) {
        double[] at = new double[4];
        largest = 0;
        double[] steps = {-2 * step, -step, step, 2 * step};
        for (int s = 0; s < steps.length; s++) {
            KinkTrace.begin();
            at[s] = ProgramValues.dot(ProgramValues.components(trace(moved(directions, steps[s]))), bar);
            largest = Math.max(largest, Math.abs(at[s]));
            if (!KinkTrace.sides().equals(sides) || !Double.isFinite(at[s])) {
                return null;
            }
        }
        return (8 * (at[2] - at[1]) - (at[3] - at[0])) / (12 * step);
    }

    private Optional<Method> method(boolean onObject, String name, int count) {
        return Arrays.stream(companion.getDeclaredMethods())
                .filter(candidate -> Modifier.isPublic(candidate.getModifiers())
                        && candidate.getName().equals(name)
                        && onObject != Modifier.isStatic(candidate.getModifiers())
                        && candidate.getParameterCount() == count)
                .findFirst();
    }

    Object call(Object on, String name, Object... values) {
        Method found = method(on != null, name, values.length)
                .orElseThrow(() -> new ProgramFailure("companion", "no " + name + "/" + values.length));
        found.setAccessible(true);
        return ProgramValues.invoke(found, on, values);
    }

    static double magnitude(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] * b[i]);
        }
        return sum;
    }

    private static double largest(double[] numbers) {
        return Arrays.stream(numbers).map(Math::abs).max().orElse(0);
    }

    private static boolean isFinite(double[] numbers) {
        return Arrays.stream(numbers).allMatch(Double::isFinite);
    }

    private static boolean isClose(double[] expected, double[] actual, double tolerance) {
        if (expected.length != actual.length) {
            return false;
        }
        double scale = Math.max(
                1,
                Arrays.stream(expected)
                        .map(Math::abs)
                        .filter(Double::isFinite)
                        .max()
                        .orElse(0));
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(expected[i] - actual[i]);
            if (Double.compare(expected[i], actual[i]) != 0 && !(difference <= tolerance * scale)) {
                return false;
            }
        }
        return true;
    }

    static void close(double[] expected, double[] actual, double tolerance, String what) {
        require(
                isClose(expected, actual, tolerance),
                what,
                "expected " + Arrays.toString(expected) + ", but was " + Arrays.toString(actual));
    }

    static void same(double[] expected, double[] actual, String what) {
        require(
                Arrays.equals(expected, actual),
                what,
                "expected " + Arrays.toString(expected) + ", but was " + Arrays.toString(actual));
    }

    static void require(boolean holds, String kind, String message) {
        if (!holds) {
            throw new ProgramFailure(kind, message);
        }
    }
}
