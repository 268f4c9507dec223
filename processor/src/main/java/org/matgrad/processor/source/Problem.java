package org.matgrad.processor.source;

import java.util.Arrays;

/**
 * Every message that a user can get: a code that never changes, what was found, and a way out. The codes' hundreds tell
 * what a message is about: 1 shapes, 2 a method's declaration, 3 its body, 9 Matgrad and its surroundings.
 */
public enum Problem {
    SHAPE_MISMATCH(
            101,
            "%s.",
            "Check the operands and their order, or transpose one. Sizes of different names are different sizes: give them"
                    + " one name if they are always equal."),
    DECLARED_SHAPE(
            102,
            "%s.",
            "Correct @Shape or the expression. Sizes of different names are different sizes: give them one name if they"
                    + " are always equal."),
    MALFORMED_SHAPE(
            103,
            "@Shape(\"%s\") can't be read: at character %d, %s.",
            "Write one size an axis, separated by commas, each of names, numbers, + - * / and parentheses, as in"
                    + " @Shape(\"K, D*(D+1)/2\")."),
    NUMBER_OF_SIZES(
            104,
            "@Shape(\"%s\") does not fit the type: number of sizes %d, number of axes of %s %d.",
            "Write one size an axis: none for a number, one for a Vector, rows and columns for a Matrix."),
    UNDETERMINED_SIZE(
            105,
            "Nothing says how large %s is when the method is called.",
            "Let %1$s stand alone as a size of a parameter, as in @Shape(\"%1$s\"), or add the parameter int %1$s."),
    NEGATIVE_SIZE(106, "@Shape(\"%s\") has the negative size %s.", "Sizes are 0 or more."),
    SIZE_NAMED_AS_PARAMETER(
            107,
            "The size %s has the name of a parameter that is no int.",
            "Give the size another name: upper and lower case differ."),

    PARAMETER_TYPE(
            201,
            "The parameter %s is of type %s, which is not supported%s.",
            "Parameters are double, Vector, Matrix or int."),
    RESULT_TYPE(202, "The method returns %s, which is not supported%s.", "Results are double, Vector or Matrix."),
    UNKNOWN_WRT(203, "wrt names %s, but the method has no such parameter.", "%s"),
    WRT_OF_INT(
            204,
            "wrt names %s, an int, which can't be differentiated.",
            "Take it out of wrt, or declare the parameter as a double."),
    WRT_TWICE(205, "wrt names %s twice.", "Name each parameter once."),
    NOTHING_TO_DIFFERENTIATE(
            206,
            "%s has no parameter to differentiate with respect to.",
            "Give it a parameter of type double, Vector or Matrix, or remove @Differentiable."),
    PARAMETER_NAME(
            207, "The parameter name %s can't be the name of a gradient: records reserve it.", "Rename the parameter."),
    NO_BODY(
            208,
            "%s has no Java body to differentiate.",
            "Annotate a static method with a body: an abstract or native one has no formula."),
    INSTANCE_METHOD(
            209,
            "%s is an instance method, which is not supported yet.",
            "Make it static, and hand in as parameters what it reads from its object."),
    GENERIC_METHOD(210, "%s has type parameters.", "Remove them: the types are double, Vector, Matrix and int."),
    VARARGS(211, "The parameter %s takes any number of arguments.", "Declare a Vector, or one parameter each."),
    UNREACHABLE_CLASS(
            212,
            "%s can't be reached from its package: %s is private.",
            "Remove the private, or move the method to another class; the companion is a class of the same package."),
    LOCAL_CLASS(
            213,
            "%s is a method of a local or anonymous class, which has no name outside.",
            "Move the method to a class of its own."),
    COMPANION_NAME(
            214,
            "\"%s\" can't be the name of a class.",
            "Write a simple Java name, as in @Differentiable(name = \"Loss\")."),
    COMPANION_TWICE(
            215,
            "The companions of %s and of %s would both be called %s.",
            "Choose another name for one, as in @Differentiable(name = \"%3$s2\")."),
    COMPANION_IS_CLASS(
            216,
            "The companion of %s would be called %s, but there is a class of this name already.",
            "Choose another name, as in @Differentiable(name = \"%2$s2\")."),
    INFERRED_TYPE(
            217,
            "The type of %s can't be inferred in the class of a differentiable method: it comes from a class that is not"
                    + " written yet.",
            "Declare the type, or move this code to another class."),

    STATEMENT(301, "%s is not in the language of differentiable methods.", "%s"),
    STATEMENT_LATER(302, "%s is not supported yet: so far a method is straight-line code.", "%s"),
    EXPRESSION(303, "%s is not in the language of differentiable methods.", "%s"),
    EXPRESSION_LATER(304, "%s is not supported yet: so far expressions are arithmetic and calls.", "%s"),
    UNKNOWN_CALL(
            305,
            "The derivative of %s is not known.",
            "Call functions of MatrixMath, Vector, Matrix and java.lang.Math that are in the language, or compute the value"
                    + " outside and hand it in as a parameter."),
    CALL_LATER(
            306,
            "%s is in the language, but not supported yet.",
            "Compute its value outside and hand it in as a parameter, or write it with other operations."),
    HELPER_CALL(
            307,
            "The call of %s is not supported yet: the bodies of other methods are not read so far.",
            "Write its expression here."),
    DIFFERENTIABLE_CALL(
            308,
            "The call of %s is not supported yet: it is @Differentiable, but its companion can't be called from another"
                    + " method so far.",
            "Write its expression here."),
    RECURSION(309, "The call of %s is a recursion: %s.", "Write it without recursion."),
    ELEMENT_WRITE(
            310,
            "An element of a Java array is assigned, but arrays are values in a differentiable method: nothing writes into"
                    + " one.",
            "Compute a new array, as in y = x.plus(z)."),
    FIELD_WRITE(
            311,
            "The field %s is assigned, but a differentiable method changes nothing outside it.",
            "Define a local variable instead."),
    REASSIGNMENT(
            312,
            "The variable %s is assigned again, which is not supported yet.",
            "Define a new variable for the new value."),
    MISSING_RETURN(313, "%s ends without a return.", "End the method with a return of its result."),
    LOCAL_TYPE(
            314,
            "The variable %s is of type %s, which is not supported%s.",
            "Local variables are double, Vector, Matrix or int."),
    NO_INITIALISER(
            315,
            "The variable %s is declared without a value, which is not supported yet.",
            "Declare it where its value is computed."),
    MUTABLE_FIELD(
            316,
            "The field %s is not a constant: it is not %s.",
            "Hand its value in as a parameter, or declare the field static final."),
    HIDDEN_CONSTANT(
            317,
            "The companion reads the value of %s when it runs, but can't reach it from the package: %s is %s.",
            "Declare it without an access modifier (package-private) in this package, or public in a public class."),
    CONSTANT_TYPE(
            318,
            "The constant %s is of type %s, which is not supported.",
            "Constants are int, double, Vector or Matrix; hand other values in as parameters."),
    DIVISION_BY_ZERO(319, "This divides an int by the constant 0.", "Divide by a double, or correct the divisor."),
    RAW_DATA(
            320,
            "%s.data() hands out the components for writing, but arrays are values in a differentiable method.",
            "Use operations on the whole array instead."),
    LATE_INT(
            321,
            "The value of %s, an %s, is not known at compile time, which is not supported yet.",
            "Give it a constant value, or hand it in as a parameter."),

    NO_TREES(
            901,
            "Matgrad can't read the source code of methods here: %s.",
            "Compile with javac (its API, Maven, Gradle and IntelliJ's javac work; the Eclipse compiler does not)."),
    INTERNAL_FAULT(
            902,
            "Matgrad failed at this method: %s.",
            "This is a fault of Matgrad, not of the method: please report it with the text above. Other methods are not"
                    + " concerned."),
    NOT_WRITTEN(
            903,
            "The companion %s could not be written: %s.",
            "Check that the output directory can be written and holds no other class of this name."),
    UNKNOWN_OPTION(
            904,
            "The option -Amatgrad.derivation=%s asks for a kind of page that there is not.",
            "Say -Amatgrad.derivation=text, or leave the option out.");

    private final int code;
    private final String found;
    private final String wayOut;

    Problem(int code, String found, String wayOut) {
        this.code = code;
        this.found = found;
        this.wayOut = wayOut;
    }

    /** The stable code: {@code MG101}. */
    public String code() {
        return "MG" + code;
    }

    /**
     * The whole message. The details fill the places of what was found, those that remain fill the way out's; a way out
     * that repeats one names it by position.
     */
    public String text(Object... details) {
        String text = "[" + code() + "] " + found.formatted(details) + " ";
        boolean repeats = wayOut.contains("$s");
        Object[] rest = Arrays.copyOfRange(details, repeats ? 0 : places(found), details.length);
        return text + wayOut.formatted(rest);
    }

    private static int places(String template) {
        return template.split("%[sd]", -1).length - 1;
    }
}
