package org.matgrad.processor.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Relation;
import org.matgrad.processor.matrix.Size;
import org.matgrad.processor.matrix.SizeFormula;

/** Reads one formula of the table of operations, its names bound to arrays and indices. */
final class Formula {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\\d+(?:\\.\\d+)?(?:e-?\\d+)?|\\w+|[<>=!]=|[-+*/%()\\[\\],?:<>])");

    /** What the names in a formula mean. */
    interface Scope {
        /** A component of an operand or an earlier definition. */
        Expr component(String name, List<Size> at);

        /** The indices that a letter stands for: several or none for {@code I}; null for what is no letter. */
        List<Index> indices(String letter);

        /** What an operand that is an int is, or the name of one that is an array of ints. */
        Size integer(String name);
    }

    private final List<String> tokens = new ArrayList<>();
    private final Scope scope;
    private int next;

    private Formula(String text, Scope scope) {
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (token.find() && token.start() == end) {
            tokens.add(token.group(1));
            end = token.end();
        }
        if (end != text.length()) {
            throw new IllegalArgumentException("Unreadable formula: " + text);
        }
        this.scope = scope;
    }

    static Expr parse(String text, Scope scope) {
        Formula formula = new Formula(text.strip(), scope);
        Expr expr = formula.selection();
        if (formula.next != formula.tokens.size()) {
            throw new IllegalArgumentException("Unreadable formula: " + text);
        }
        return expr;
    }

    private Expr selection() {
        Expr left = sum();
        for (Relation relation : Relation.values()) {
            if (accept(relation.symbol())) {
                Condition condition = condition(relation, left, sum());
                expect("?");
                Expr then = selection();
                expect(":");
                return new Expr.Select(condition, then, selection());
            }
        }
        return left;
    }

    private static Condition condition(Relation relation, Expr left, Expr right) {
        return left instanceof Expr.SizeOf a && right instanceof Expr.SizeOf b
                ? Condition.ints(relation, a.size(), b.size())
                : new Condition.Compare(relation, left, right);
    }

    private Expr sum() {
        Expr left = term();
        while (true) {
            if (accept("+")) {
                left = new Expr.Binary(Operator.ADD, left, term());
            } else if (accept("-")) {
                left = new Expr.Binary(Operator.SUBTRACT, left, term());
            } else {
                return left;
            }
        }
    }

    private Expr term() {
        Expr left = factor();
        while (true) {
            if (accept("*")) {
                left = new Expr.Binary(Operator.MULTIPLY, left, factor());
            } else if (accept("/")) {
                left = new Expr.Binary(Operator.DIVIDE, left, factor());
            } else {
                return left;
            }
        }
    }

    private Expr factor() {
        if (accept("-")) {
            return new Expr.Unary(Function.NEGATE, factor());
        }
        if (accept("(")) {
            Expr inner = selection();
            expect(")");
            return inner;
        }
        String token = tokens.get(next++);
        if (Character.isDigit(token.charAt(0))) {
            return new Expr.Const(Double.parseDouble(token));
        }
        if (token.equals("infinity")) {
            return new Expr.Const(Double.POSITIVE_INFINITY);
        }
        if (accept("(")) {
            return call(token);
        }
        if (accept("[")) {
            return scope.component(token, subscripts("]"));
        }
        List<Index> letter = scope.indices(token);
        return letter != null && letter.size() == 1
                ? new Expr.SizeOf(letter.get(0).value())
                : scope.component(token, List.of());
    }

    private Expr call(String name) {
        for (Reduction reduction : Reduction.values()) {
            if (isOverIndices() && reduction.name().equals(name.toUpperCase(Locale.ROOT))) {
                return new Expr.Reduce(reduction, indexList(")"), term());
            }
        }
        switch (name) {
            case "count":
                List<Size> extents = indexList(")").stream().map(Index::extent).toList();
                return new Expr.SizeOf(Size.product(extents));
            case "delta":
                List<Size> pair = subscripts(")");
                return new Expr.Delta(pair.get(0), pair.get(1));
            default:
                return function(name);
        }
    }

    /** Whether indices follow: max(i) reduces over an index, max(a, b) compares two numbers. */
    private boolean isOverIndices() {
        int at = next;
        while (scope.indices(tokens.get(at)) != null && tokens.get(at + 1).equals(",")) {
            at += 2;
        }
        return scope.indices(tokens.get(at)) != null && tokens.get(at + 1).equals(")");
    }

    private Expr function(String name) {
        List<Expr> arguments = new ArrayList<>();
        do {
            arguments.add(selection());
        } while (accept(","));
        expect(")");
        if (name.equals("held")) {
            return new Expr.Held(arguments.get(0));
        }
        String constant = name.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
        return arguments.size() == 1
                ? new Expr.Unary(Function.valueOf(constant), arguments.get(0))
                : new Expr.Binary(Operator.valueOf(constant), arguments.get(0), arguments.get(1));
    }

    private List<Index> indexList(String close) {
        List<Index> indices = new ArrayList<>();
        do {
            indices.addAll(scope.indices(tokens.get(next++)));
        } while (accept(","));
        expect(close);
        return indices;
    }

    /** Subscripts up to a closing bracket: letters, or formulas of them. */
    private List<Size> subscripts(String close) {
        List<Size> subscripts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int depth = 0; depth > 0 || !tokens.get(next).equals(close); next++) {
            String token = tokens.get(next);
            depth += "([".contains(token) ? 1 : ")]".contains(token) ? -1 : 0;
            if (depth == 0 && token.equals(",")) {
                subscript(text.toString(), subscripts);
                text.setLength(0);
            } else {
                text.append(token).append(' ');
            }
        }
        next++;
        subscript(text.toString(), subscripts);
        return subscripts;
    }

    private void subscript(String text, List<Size> subscripts) {
        List<Index> letter = scope.indices(text.strip());
        if (letter != null) {
            letter.forEach(index -> subscripts.add(index.value()));
        } else {
            subscripts.add(SizeFormula.parse(text, this::integer, (function, name) -> extent(name)));
        }
    }

    private Size integer(String name) {
        List<Index> letter = scope.indices(name);
        return letter == null ? scope.integer(name) : letter.get(0).value();
    }

    private Size extent(String letter) {
        return scope.indices(letter).get(0).extent();
    }

    private boolean accept(String token) {
        if (next < tokens.size() && tokens.get(next).equals(token)) {
            next++;
            return true;
        }
        return false;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw new IllegalArgumentException("Expected " + token + " at " + next + " in " + tokens);
        }
    }
}
