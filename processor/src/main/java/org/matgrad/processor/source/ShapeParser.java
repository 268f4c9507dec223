package org.matgrad.processor.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.SourceVersion;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;

/** Reads the text of {@code @Shape}: sizes separated by commas, each a formula of names and numbers. */
final class ShapeParser {

    /** Where and why the text is no list of sizes. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        private final int position;

        Malformed(int position, String reason) {
            super(reason);
            this.position = position;
        }

        /** The position in the text, from 1. */
        int position() {
            return position;
        }
    }

    private final String text;
    private final Set<String> symbols = new TreeSet<>();
    private int at;

    ShapeParser(String text) {
        this.text = text;
    }

    /** The shape that a text declares; empty for a text that declares none. */
    static Optional<Shape> parse(String text) {
        try {
            return Optional.of(new Shape(new ShapeParser(text).sizes()));
        } catch (Malformed malformed) {
            return Optional.empty();
        }
    }

    List<Size> sizes() throws Malformed {
        List<Size> sizes = new ArrayList<>();
        do {
            sizes.add(sum());
        } while (accept(','));
        if (at < text.length()) {
            throw expected("a comma or an operator");
        }
        return sizes;
    }

    /** The names that occur, in order. */
    Set<String> symbols() {
        return symbols;
    }

    private Size sum() throws Malformed {
        Size sum = product();
        while (true) {
            if (accept('+')) {
                sum = sum.plus(product());
            } else if (accept('-')) {
                sum = sum.minus(product());
            } else {
                return sum;
            }
        }
    }

    private Size product() throws Malformed {
        Size product = factor();
        while (true) {
            if (accept('*')) {
                product = product.times(factor());
            } else if (accept('/')) {
                int divisorAt = at;
                Size divisor = factor();
                if (divisor.isConstant(0)) {
                    throw new Malformed(divisorAt + 1, "it divides by 0");
                }
                product = product.dividedBy(divisor);
            } else {
                return product;
            }
        }
    }

    private Size factor() throws Malformed {
        if (accept('-')) {
            return factor().times(Size.of(-1));
        }
        if (accept('(')) {
            Size inner = sum();
            if (!accept(')')) {
                throw expected("a closing parenthesis");
            }
            return inner;
        }
        int start = at;
        if (at < text.length() && isDigit(text.charAt(at))) {
            return number(start);
        }
        if (at < text.length() && Character.isJavaIdentifierStart(text.charAt(at))) {
            return symbol(start);
        }
        throw expected("a name or a number");
    }

    private Size number(int start) throws Malformed {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        try {
            return Size.of(Integer.parseInt(text.substring(start, at)));
        } catch (NumberFormatException tooLarge) {
            throw new Malformed(start + 1, "the number is larger than an int");
        }
    }

    private Size symbol(int start) throws Malformed {
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at);
        if (SourceVersion.isKeyword(name)) {
            throw new Malformed(start + 1, "the Java keyword " + name + " can't name a size");
        }
        symbols.add(name);
        return Size.of(new Atom.Symbol(name));
    }

    /** Goes over blanks, and over this character if it comes next. */
    private boolean accept(char c) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            skipBlanks();
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private Malformed expected(String what) {
        String found = at < text.length() ? "there is '" + text.charAt(at) + "'" : "the text ends";
        return new Malformed(at + 1, what + " is expected, but " + found);
    }
}
