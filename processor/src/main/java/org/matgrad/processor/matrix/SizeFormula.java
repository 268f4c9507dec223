package org.matgrad.processor.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the {@code int} formulas of {@link Operations}: sizes of axes and subscripts. */
public final class SizeFormula {

    private static final Pattern TOKEN = Pattern.compile("\\s*(\\w+|[-+*/%()\\[\\],])");

    private final List<String> tokens = new ArrayList<>();
    private final Function<String, Size> names;
    private final BiFunction<String, String, Size> calls;
    private int next;

    private SizeFormula(String text, Function<String, Size> names, BiFunction<String, String, Size> calls) {
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            tokens.add(token.group(1));
        }
        this.names = names;
        this.calls = calls;
    }

    /**
     * Reads a formula.
     *
     * @param names what a name is
     * @param calls what {@code function(name)} is
     */
    public static Size parse(String text, Function<String, Size> names, BiFunction<String, String, Size> calls) {
        SizeFormula formula = new SizeFormula(text, names, calls);
        Size size = formula.sum();
        if (formula.next != formula.tokens.size()) {
            throw new IllegalArgumentException("Unreadable: " + text);
        }
        return size;
    }

    private Size sum() {
        Size sum = product();
        while (true) {
            if (accept("+")) {
                sum = sum.plus(product());
            } else if (accept("-")) {
                sum = sum.minus(product());
            } else {
                return sum;
            }
        }
    }

    private Size product() {
        Size product = factor();
        while (true) {
            if (accept("*")) {
                product = product.times(factor());
            } else if (accept("/")) {
                product = product.dividedBy(factor());
            } else if (accept("%")) {
                product = product.remainder(factor());
            } else {
                return product;
            }
        }
    }

    private Size factor() {
        if (accept("(")) {
            Size inner = sum();
            accept(")");
            return inner;
        }
        String token = tokens.get(next++);
        if (Character.isDigit(token.charAt(0))) {
            return Size.of(Integer.parseInt(token));
        }
        if (accept("(")) {
            String argument = tokens.get(next++);
            accept(")");
            return calls.apply(token, argument);
        }
        if (accept("[")) {
            Size at = sum();
            accept("]");
            return Size.of(new Atom.Element(((Atom.Symbol) names.apply(token).single()).name(), at));
        }
        return names.apply(token);
    }

    private boolean accept(String token) {
        if (next < tokens.size() && tokens.get(next).equals(token)) {
            next++;
            return true;
        }
        return false;
    }
}
