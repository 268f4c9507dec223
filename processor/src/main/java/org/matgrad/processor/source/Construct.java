package org.matgrad.processor.source;

import com.sun.source.tree.Tree;
import java.util.EnumMap;
import java.util.Map;

/**
 * What messages call the constructs of Java that can't be read.
 *
 * @param name the construct
 * @param later whether it is in the language, and only not read yet
 * @param wayOut what to write instead
 */
record Construct(String name, boolean later, String wayOut) {

    private static final String WHOLE_ARRAYS =
            "Write it with operations on whole arrays, such as sum, times or hadamard.";
    private static final String FUNCTIONS =
            "Write it with functions that have both cases in them, such as max, min, clamp, relu or abs.";
    private static final String OUTSIDE =
            "Do this in the code that calls the method, and hand the outcome in as a parameter.";
    private static final String STRAIGHT =
            "Write straight-line code: local variables with initialisers, and one return at the end.";

    private static final Map<Tree.Kind, Construct> STATEMENTS = new EnumMap<>(Tree.Kind.class);
    private static final Map<Tree.Kind, Construct> EXPRESSIONS = new EnumMap<>(Tree.Kind.class);

    static {
        later(STATEMENTS, Tree.Kind.IF, "An if statement", FUNCTIONS);
        later(STATEMENTS, Tree.Kind.FOR_LOOP, "A for loop", WHOLE_ARRAYS);
        later(STATEMENTS, Tree.Kind.ENHANCED_FOR_LOOP, "A for-each loop", WHOLE_ARRAYS);
        later(STATEMENTS, Tree.Kind.BLOCK, "A nested block", "Take its statements out of the braces.");
        never(STATEMENTS, Tree.Kind.WHILE_LOOP, "A while loop", WHOLE_ARRAYS);
        never(STATEMENTS, Tree.Kind.DO_WHILE_LOOP, "A do loop", WHOLE_ARRAYS);
        never(STATEMENTS, Tree.Kind.SWITCH, "A switch statement", FUNCTIONS);
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
                "A statement that does not define a local variable",
                "Remove it: a differentiable method computes its result and does nothing else.");

        later(EXPRESSIONS, Tree.Kind.CONDITIONAL_EXPRESSION, "The conditional operator", FUNCTIONS);
        later(EXPRESSIONS, Tree.Kind.LAMBDA_EXPRESSION, "A lambda expression", WHOLE_ARRAYS);
        later(EXPRESSIONS, Tree.Kind.BOOLEAN_LITERAL, "A boolean", OUTSIDE);
        never(EXPRESSIONS, Tree.Kind.SWITCH_EXPRESSION, "A switch expression", FUNCTIONS);
        never(EXPRESSIONS, Tree.Kind.MEMBER_REFERENCE, "A method reference", WHOLE_ARRAYS);
        never(EXPRESSIONS, Tree.Kind.NEW_CLASS, "Making an object with new", OUTSIDE);
        never(EXPRESSIONS, Tree.Kind.NEW_ARRAY, "A Java array", OUTSIDE);
        never(EXPRESSIONS, Tree.Kind.ARRAY_ACCESS, "Reading from a Java array", OUTSIDE);
        never(EXPRESSIONS, Tree.Kind.MEMBER_SELECT, "Reading this member", OUTSIDE);
        never(EXPRESSIONS, Tree.Kind.INSTANCE_OF, "An instanceof test", OUTSIDE);
        never(EXPRESSIONS, Tree.Kind.TYPE_CAST, "A cast to a type other than double", OUTSIDE);
        never(EXPRESSIONS, Tree.Kind.NULL_LITERAL, "The null literal", OUTSIDE);
        never(EXPRESSIONS, Tree.Kind.STRING_LITERAL, "A string", OUTSIDE);
        never(EXPRESSIONS, Tree.Kind.CHAR_LITERAL, "A char", "Write the number instead.");
        never(EXPRESSIONS, Tree.Kind.LONG_LITERAL, "A number of type long", "Write an int or a double.");
        never(EXPRESSIONS, Tree.Kind.FLOAT_LITERAL, "A number of type float", "Write a double.");
        never(
                EXPRESSIONS,
                Tree.Kind.REMAINDER,
                "The remainder of doubles",
                "Use % on int values only; its derivative has jumps.");
        String comparison = "A comparison or a logical operation";
        for (Tree.Kind kind : new Tree.Kind[] {
            Tree.Kind.LESS_THAN,
            Tree.Kind.LESS_THAN_EQUAL,
            Tree.Kind.GREATER_THAN,
            Tree.Kind.GREATER_THAN_EQUAL,
            Tree.Kind.EQUAL_TO,
            Tree.Kind.NOT_EQUAL_TO,
            Tree.Kind.CONDITIONAL_AND,
            Tree.Kind.CONDITIONAL_OR,
            Tree.Kind.LOGICAL_COMPLEMENT
        }) {
            later(EXPRESSIONS, kind, comparison, FUNCTIONS);
        }
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

    private static void later(Map<Tree.Kind, Construct> constructs, Tree.Kind kind, String name, String wayOut) {
        constructs.put(kind, new Construct(name, true, wayOut));
    }

    private static void never(Map<Tree.Kind, Construct> constructs, Tree.Kind kind, String name, String wayOut) {
        constructs.put(kind, new Construct(name, false, wayOut));
    }

    static Construct statement(Tree tree) {
        return STATEMENTS.getOrDefault(tree.getKind(), new Construct("This statement", false, STRAIGHT));
    }

    static Construct expression(Tree tree) {
        return EXPRESSIONS.getOrDefault(tree.getKind(), new Construct("This expression", false, OUTSIDE));
    }
}
