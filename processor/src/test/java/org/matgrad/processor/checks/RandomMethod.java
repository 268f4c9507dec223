package org.matgrad.processor.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes well-typed straight-line methods: 5 to 30 operations, each on values that came before. */
final class RandomMethod {

    private static final List<String> SYMBOLS = List.of("i", "j", "k");

    /** A value by its name and its sizes' symbols. */
    private record Value(String name, List<String> shape) {
        boolean hasShape(List<String> other) {
            return shape.equals(other);
        }
    }

    private final Random random;
    private final List<Value> values = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();
    private int locals;

    private RandomMethod(Random random) {
        this.random = random;
    }

    static MethodText write(Random random, String name) {
        return new RandomMethod(random).write(name);
    }

    private MethodText write(String name) {
        StringBuilder parameters = new StringBuilder();
        int count = 2 + random.nextInt(4);
        for (int p = 0; p < count; p++) {
            List<String> shape = new ArrayList<>();
            for (int axis = random.nextInt(3); axis > 0; axis--) {
                shape.add(SYMBOLS.get(random.nextInt(SYMBOLS.size())));
            }
            values.add(new Value("p" + p, List.copyOf(shape)));
            parameters
                    .append("p")
                    .append(p)
                    .append('[')
                    .append(String.join(",", shape))
                    .append("] ");
        }
        int operations = 5 + random.nextInt(26);
        for (int tries = 0; locals < operations && tries < 500; tries++) {
            operation();
        }
        Value result = values.get(values.size() - 1);
        String type = List.of("double", "Vector", "Matrix").get(result.shape().size());
        String line = type + " " + name + " | " + parameters + " | " + body + "return " + result.name() + ";";
        return MethodText.parse(line);
    }

    private void operation() {
        Value a = pick();
        Value b = pick();
        int rank = a.shape().size();
        switch (random.nextInt(16)) {
            case 0, 1 -> define(function() + "(" + a.name() + ")", a.shape());
            case 2 -> {
                if (rank == 2
                        && b.shape().size() == 2
                        && a.shape().get(1).equals(b.shape().get(0))) {
                    define(
                            a.name() + ".times(" + b.name() + ").times(0.3)",
                            List.of(a.shape().get(0), b.shape().get(1)));
                }
            }
            case 3 -> {
                if (rank == 2 && b.hasShape(List.of(a.shape().get(1)))) {
                    define(
                            a.name() + ".times(" + b.name() + ").times(0.3)",
                            List.of(a.shape().get(0)));
                }
            }
            case 4 -> {
                if (rank == 1
                        && b.shape().size() == 2
                        && b.shape().get(0).equals(a.shape().get(0))) {
                    define(
                            a.name() + ".times(" + b.name() + ").times(0.3)",
                            List.of(b.shape().get(1)));
                }
            }
            case 5 -> {
                if (rank == 2) {
                    define(
                            a.name() + ".transpose()",
                            List.of(a.shape().get(1), a.shape().get(0)));
                }
            }
            case 6, 7, 8 -> sameShape(a, b);
            case 9 -> {
                if (rank > 0 && b.shape().isEmpty()) {
                    String method = List.of("plus", "minus", "times").get(random.nextInt(3));
                    define(a.name() + "." + method + "(" + b.name() + ")", a.shape());
                }
            }
            case 10 -> {
                if (rank == 1 && b.shape().size() == 1) {
                    define(
                            a.name() + ".outer(" + b.name() + ")",
                            List.of(a.shape().get(0), b.shape().get(0)));
                }
            }
            case 11, 12 -> broadcast(a, b);
            case 13 -> {
                if (rank > 0) {
                    String reduction =
                            List.of("sum", "squaredNorm", "logSumExp").get(random.nextInt(3));
                    define("tanh(0.2 * " + reduction + "(" + a.name() + "))", List.of());
                }
            }
            case 14 -> {
                if (rank == 2) {
                    boolean rows = random.nextBoolean();
                    String name = rows ? random.nextBoolean() ? "rowSums" : "rowLogSumExps" : "columnSums";
                    define(
                            "sin(" + name + "(" + a.name() + "))",
                            List.of(a.shape().get(rows ? 0 : 1)));
                }
            }
            default -> {
                if (rank == 1) {
                    define((random.nextBoolean() ? "softmax" : "logSoftmax") + "(" + a.name() + ")", a.shape());
                } else if (rank == 2) {
                    define((random.nextBoolean() ? "softmaxRows" : "logSoftmaxRows") + "(" + a.name() + ")", a.shape());
                }
            }
        }
    }

    private void sameShape(Value a, Value b) {
        if (!a.hasShape(b.shape())) {
            return;
        }
        int which = random.nextInt(3);
        if (a.shape().isEmpty()) {
            define(a.name() + List.of(" + ", " - ", " * ").get(which) + b.name(), a.shape());
        } else {
            String method = List.of("plus", "minus", "hadamard").get(which);
            define(a.name() + "." + method + "(" + b.name() + ")", a.shape());
        }
    }

    private void broadcast(Value a, Value b) {
        if (a.shape().size() != 2 || b.shape().size() != 1) {
            return;
        }
        boolean columns = b.shape().get(0).equals(a.shape().get(1));
        if (columns) {
            String method = random.nextBoolean() ? "plusRow" : "scaleColumns";
            define(a.name() + "." + method + "(" + b.name() + ")", a.shape());
        } else if (b.shape().get(0).equals(a.shape().get(0))) {
            String method = random.nextBoolean() ? "plusColumn" : "scaleRows";
            define(a.name() + "." + method + "(" + b.name() + ")", a.shape());
        }
    }

    /** Smooth everywhere and bounded where the values are: differences are then a sharp check. */
    private String function() {
        return List.of("tanh", "sin", "cos", "sigmoid", "softplus", "atan", "square")
                .get(random.nextInt(7));
    }

    /** Recent values more often than old ones, so that programs are deep. */
    private Value pick() {
        int back = (int) Math.min(values.size() - 1, Math.abs(random.nextGaussian()) * 4);
        return values.get(values.size() - 1 - back);
    }

    private void define(String expression, List<String> shape) {
        String type = List.of("double", "Vector", "Matrix").get(shape.size());
        String name = "v" + ++locals;
        body.append(type)
                .append(' ')
                .append(name)
                .append(" = ")
                .append(expression)
                .append("; ");
        values.add(new Value(name, shape));
        if (random.nextInt(4) == 0) {
            // Keeps magnitudes where differences are accurate.
            define("tanh(" + name + ")", shape);
        }
    }
}
