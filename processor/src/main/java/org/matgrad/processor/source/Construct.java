package org.matgrad.processor.source;

import com.sun.source.tree.Tree;
import java.util.EnumMap;
import java.util.Map;

/**
 * What messages call the constructs of Java that can't be read.
 *
 * @param name the construct
 * @param wayOut what to write instead
 */
record Construct(String name, String wayOut) {

    private static final String COUNTED =
            "Write a counted loop, for (int t = 0; t < n; t++), or operations on whole arrays.";
    private static final String IFS = "Write it with if and else, or with the conditional operator.";
    private static final String LAMBDAS =
            "Lambdas stand only where vector, matrix, tensor, sum, product, max or min ask for a formula.";
    private static final String NO_JUMP =
            "Let the loop run to its limit, with an if around what is not to be done in every turn.";
    private static final String OUTSIDE =
            "Do this in the code that calls the method, and hand the outcome in as a parameter.";
    private static final String STRAIGHT =
            "Write local variables, assignments, if and else, counted loops, and a return at the end.";

    private static final Map<Tree.Kind, Construct> STATEMENTS = new EnumMap<>(Tree.Kind.class);
    private static final Map<Tree.Kind, Construct> EXPRESSIONS = new EnumMap<>(Tree.Kind.class);

    static {
        never(STATEMENTS, Tree.Kind.WHILE_LOOP, "A while loop", COUNTED);
        never(STATEMENTS, Tree.Kind.DO_WHILE_LOOP, "A do loop", COUNTED);
        never(STATEMENTS, Tree.Kind.BREAK, "A break statement", NO_JUMP);
        never(STATEMENTS, Tree.Kind.CONTINUE, "A continue statement", NO_JUMP);
        never(STATEMENTS, Tree.Kind.SWITCH, "A switch statement", IFS);
        never(STATEMENTS, Tree.Kind.TRY, "A try statement", OUTSIDE);
        never(STATEMENTS, Tree.Kind.THROW, "A throw statement", OUTSIDE);
        never(STATEMENTS, Tree.Kind.ASSERT, "An assertion", OUTSIDE);
        never(STATEMENTS, Tree.Kind.SYNCHRONIZED, "A synchronized statement", OUTSIDE);
        never(STATEMENTS, Tree.Kind.LABELED_STATEMENT, "A labelled statement", STRAIGHT);
        never(STATEMENTS, Tree.Kind.CLASS, "A local class", "Move it out of the method.");
        never(STATEMENTS, Tree.Kind.INTERFACE, "A local interface", "Move it out of the method.");
        never(STATEMENTS, Tree.Kind.ENUM, "A local enum", "Move it out of the method.");
        never(STATEMENTS, Tree.Kind.RECORD, "A local record", "Move it out of the method.");
        never(
                STATEMENTS,
                Tree.Kind.EXPRESSION_STATEMENT,
                "A statement that does not define or assign a local variable",
                "Remove it: a differentiable method computes its result and does nothing else.");

        never(EXPRESSIONS, Tree.Kind.LAMBDA_EXPRESSION, "A lambda here", LAMBDAS);
        never(EXPRESSIONS, Tree.Kind.SWITCH_EXPRESSION, "A switch expression", IFS);
        never(EXPRESSIONS, Tree.Kind.MEMBER_REFERENCE, "A method reference", LAMBDAS);
        never(EXPRESSIONS, Tree.Kind.NEW_CLASS, "Making an object with new", OUTSIDE);
        never(EXPRESSIONS, Tree.Kind.NEW_ARRAY, "A Java array", OUTSIDE);
        never(EXPRESSIONS, Tree.Kind.ARRAY_ACCESS, "Reading from a Java array", OUTSIDE);
        never(EXPRESSIONS, Tree.Kind.MEMBER_SELECT, "Reading this member", OUTSIDE);
        never(EXPRESSIONS, Tree.Kind.INSTANCE_OF, "An instanceof test", OUTSIDE);
        never(EXPRESSIONS, Tree.Kind.TYPE_CAST, "A cast to a type other than double or float", OUTSIDE);
        never(EXPRESSIONS, Tree.Kind.NULL_LITERAL, "The null literal", OUTSIDE);
        never(EXPRESSIONS, Tree.Kind.STRING_LITERAL, "A string", OUTSIDE);
        never(EXPRESSIONS, Tree.Kind.CHAR_LITERAL, "A char", "Write the number instead.");
        never(EXPRESSIONS, Tree.Kind.LONG_LITERAL, "A number of type long", "Write an int or a double.");
        never(
                EXPRESSIONS,
                Tree.Kind.REMAINDER,
                "The remainder of doubles",
                "Use % on int values only; its derivative has jumps.");
        for (Tree.Kind kind : new Tree.Kind[] {
            Tree.Kind.AND,
            Tree.Kind.OR,
            Tree.Kind.XOR,
            Tree.Kind.BITWISE_COMPLEMENT,
            Tree.Kind.LEFT_SHIFT,
            Tree.Kind.RIGHT_SHIFT,
            Tree.Kind.UNSIGNED_RIGHT_SHIFT
        }) {
            never(EXPRESSIONS, kind, "An operation on bits", "Use + - * / and % on int values.");
        }
    }

    private static void never(Map<Tree.Kind, Construct> constructs, Tree.Kind kind, String name, String wayOut) {
        constructs.put(kind, new Construct(name, wayOut));
    }

    static Construct statement(Tree tree) {
        return STATEMENTS.getOrDefault(tree.getKind(), new Construct("This statement", STRAIGHT));
    }

    static Construct expression(Tree.Kind kind) {
        return EXPRESSIONS.getOrDefault(kind, new Construct("This expression", OUTSIDE));
    }
}
