package org.matgrad.processor.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Methods that use the gradients of others: one for each of some methods, whose value it makes a number of first. */
final class GradientUsers {

    private static final String CLASS = "Used";

    private final List<MethodText> users = new ArrayList<>();
    private final MethodClass owner;
    private final InMemory compiled;

    GradientUsers(List<MethodText> methods) {
        List<MethodText> annotated = new ArrayList<>();
        StringBuilder helpers = new StringBuilder();
        for (MethodText method : methods) {
            annotated.add(new MethodText(
                    "double", method.name() + "Number", method.parameters(), method.shapes(), number(method)));
            users.add(new MethodText(
                    "double", method.name() + "Used", method.parameters(), method.shapes(), user(method)));
            helpers.append(method.source(MethodText.Declared.SYMBOLS, Map.of(), method.name())
                    .replace("@Differentiable ", ""));
        }
        annotated.addAll(users);
        owner = new MethodClass(CLASS, users);
        String source = new MethodClass(CLASS, annotated).source(MethodText.Declared.SYMBOLS, Map.of());
        for (MethodText user : users) {
            String declaration = " static double " + user.name() + "(";
            source = source.replace("@Differentiable" + declaration, "@Differentiable(order = 2)" + declaration);
        }
        String open = source.substring(0, source.lastIndexOf('}'));
        compiled = InMemory.compile(Map.of(owner.file(), open + helpers + "}\n"));
    }

    List<MethodText> users() {
        return users;
    }

    /** Checks a user's companion at random components between two bounds. */
    void check(MethodText user, Map<String, Integer> sizes, long seed, double low, double high) {
        owner.check(compiled, user, sizes, seed, low, high);
    }

    /** A number that varies with every component of the method's value, none like another. */
    private static String number(MethodText method) {
        String call = method.name() + "(" + String.join(", ", method.parameters()) + ")";
        return method.result().equals("double")
                ? "double own$ = " + call + "; return own$ * own$ + own$;"
                : method.result() + " own$ = " + call + "; return sum(square(own$)) + sum(own$);";
    }

    /** A number that varies with every component of that one's gradients. */
    private static String user(MethodText method) {
        String companion = CLASS + Character.toUpperCase(method.name().charAt(0))
                + method.name().substring(1) + "Number";
        StringJoiner sum = new StringJoiner(" + ");
        for (int p = 0; p < method.parameters().size(); p++) {
            String parameter = method.parameters().get(p);
            String gradient = "gradient$." + parameter + "()";
            sum.add(
                    method.shapes().get(p).isBlank()
                            ? gradient + " * (1 + " + parameter + ")"
                            : "sum(" + gradient + ") + sum(" + gradient + ".hadamard(" + parameter + "))");
        }
        return companion + ".Gradient gradient$ = " + companion + ".gradient(" + String.join(", ", method.parameters())
                + "); return " + sum + ";";
    }
}
