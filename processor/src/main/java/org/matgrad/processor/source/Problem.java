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
            "The parameter %s is of type %s, which is not supported.",
            "Parameters are double, Vector, Matrix, Tensor, int, int[], boolean, or records of these."),
    RESULT_TYPE(
            202,
            "The method returns %s, which is not supported.",
            "Results are double, Vector, Matrix, Tensor, or records of these."),
    UNKNOWN_WRT(203, "wrt names %s, but the method has no such parameter.", "%s"),
    WRT_OF_INT(
            204,
            "wrt names %s, which can't be differentiated: its type is %s.",
            "Take it out of wrt, or declare the parameter as a double or an array of them."),
    WRT_TWICE(205, "wrt names %s twice.", "Name each parameter once."),
    NOTHING_TO_DIFFERENTIATE(
            206,
            "%s has no parameter to differentiate with respect to.",
            "Give it a parameter of type double, Vector, Matrix or Tensor, or remove @Differentiable."),
    PARAMETER_NAME(
            207, "The parameter name %s can't be the name of a gradient: records reserve it.", "Rename the parameter."),
    NO_BODY(
            208,
            "%s has no Java body to differentiate.",
            "Annotate a method with a body: an abstract or native one has no formula."),
    GENERIC_METHOD(210, "%s has type parameters.", "Remove them: declare the parameters' types."),
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
    TENSOR_RANK(
            218,
            "Nothing says how many axes the Tensor %s has.",
            "Declare them, as in @Shape(\"I, J, K\"), or read its components with get."),
    ORDER(
            230,
            "Derivatives of order %d are not generated.",
            "Write order = 2 for Hessians, or leave it out for gradients alone."),
    UNKNOWN_BATCH(240, "batch names %s, but the method has no such parameter.", "%s"),
    BATCH_TWICE(241, "batch names %s twice.", "Name each parameter once."),
    BATCH_OF_RECORDS(
            242,
            "batch names %s, which is the record %s: a batch has arrays with a row for each data point.",
            "Make the record's components that differ from row to row parameters of their own, and name these."),
    RECORD_COMPONENT(
            219,
            "The record %s can't be taken apart: its component %s is of type %s.",
            "Components are double, Vector, Matrix, Tensor, int, int[] or boolean."),
    GENERIC_RECORD(220, "The record %s has type parameters.", "Declare the types of its components."),
    EMPTY_RECORD(221, "The record %s has no components.", "Leave it out, or give it components."),
    UNREACHABLE_TYPE(
            222,
            "The companion can't use the record %s: %s is %s.",
            "Declare it without an access modifier (package-private) in this package, or public in a public class."),
    RESULT_COMPONENT(
            223,
            "The component %s of the result is of type %s, which is not supported.",
            "A record that is returned consists of double, Vector, Matrix and Tensor."),
    RECORD_ACCESSOR(
            224,
            "The record %s has an accessor %s() of its own, which may do more than hand on the component.",
            "Leave the accessor to the compiler."),
    CANONICAL_CONSTRUCTOR(
            226,
            "The canonical constructor of the record %s is written out, which javac does not compile in the class of a"
                    + " differentiable method, or in one that it inherits from.",
            "Move the record out of that class: it may stay in the same file."),
    REGISTERED_FUNCTION(
            422,
            "%s belongs to the functions that Matgrad reads itself, for which nothing can be registered.",
            "Call it in a method of your own, and register that one's derivative."),
    NOT_DIFFERENTIATED(
            421,
            "%s is not differentiated with respect to %s, but what is passed for it depends on a parameter that is.",
            "Add %2$s to the wrt of %1$s, or pass something that depends on no differentiated parameter."),
    INAPPLICABLE(227, "%s does not take (%s).", "It takes %3$s."),
    RECORD_CONSTRUCTOR(
            225,
            "The record %s has a constructor that assigns something, so that its components may not be the arguments.",
            "Leave the constructor to the compiler, or let it only check its arguments."),

    STATEMENT(301, "%s is not in the language of differentiable methods.", "%s"),
    EXPRESSION(303, "%s is not in the language of differentiable methods.", "%s"),
    UNKNOWN_CALL(
            305,
            "The derivative of %s is not known.",
            "Call functions of the language, register the derivative with @DerivativeOf, or compute the value outside and"
                    + " hand it in as a parameter."),
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
    MISSING_RETURN(313, "%s ends without a return.", "End the method with a return of its result."),
    LOCAL_TYPE(
            314,
            "The variable %s is of type %s, which is not supported.",
            "Local variables are double, Vector, Matrix, Tensor, int, boolean, int[], or records of these."),
    MUTABLE_FIELD(
            316,
            "The field %s is not a constant: it is not final.",
            "Hand its value in as a parameter, or declare the field final."),
    HIDDEN_CONSTANT(
            317,
            "The companion reads the value of %s when it runs, but can't reach it from the package: %s is %s.",
            "Declare it without an access modifier (package-private) in this package, or public in a public class."),
    CONSTANT_TYPE(
            318,
            "%s is read here, but its type %s is not supported.",
            "Fields are double, Vector, Matrix, Tensor, int, int[], boolean, or records of these."),
    DIVISION_BY_ZERO(319, "This divides an int by the constant 0.", "Divide by a double, or correct the divisor."),
    RAW_DATA(
            320,
            "%s.data() hands out the components for writing, but arrays are values in a differentiable method.",
            "Use operations on the whole array instead."),
    LOOP_VARIABLE(
            322,
            "This loop does not begin with one int variable and its first value.",
            "Write the header as in for (int t = 0; t < n; t++)."),
    LOOP_CONDITION(
            323,
            "This does not compare the loop's variable %s with a limit that its steps come to.",
            "Compare the variable with an int: t < n or t <= n in a loop upwards, t > n or t >= n in one downwards, t != n with"
                    + " steps of 1."),
    LOOP_STEP(
            324,
            "This does not change the loop's variable by a positive int.",
            "Write t++, t--, t += c or t -= c, with an int c that is not the constant 0 or less."),
    LOOP_LIMIT(
            325,
            "The limit or the step of the loop depends on %s, which the loop itself changes.",
            "Compute it before the loop, into a variable that the loop does not assign."),
    COUNTER_ASSIGNED(
            326,
            "The loop's variable %s is assigned in the loop's body.",
            "Use another variable, and let the header alone change the loop's own."),
    LOOP_WITHIN_LAMBDA(
            327,
            "How often this loop runs depends on a parameter of the lambda around it.",
            "Loop up to a bound that is the same for all, with an if or a conditional operator in the loop's body, or write"
                    + " the loop with sum, product, max or min."),
    STATE_SHAPE(
            328,
            "The variable %s changes its shape in the loop: before it %s, after a turn %s.",
            "A variable that is carried from turn to turn keeps its shape: begin with an array of the final size."),
    INTS_CHANGE(
            329,
            "The int[] %s is another one from turn to turn, or from way to way.",
            "Use one int[] and compute the positions in it, or hand in the finished one as a parameter."),
    RETURN_IN_LOOP(
            330,
            "A return in a loop ends it early.",
            "Let the loop run to its limit, with an if around what is not to be done any more, and return after it."),
    RETURN_MIDWAY(
            331,
            "On both sides of this if, some ways return and others go on.",
            "Let one side return on all its ways, or assign a variable and return it at the end."),
    BRANCH_SHAPE(
            332,
            "The two ways don't give arrays of one shape: %s.",
            "Give both the same shape: which way is taken is not known before the program runs."),
    ASSIGNMENT_AS_VALUE(
            333, "An assignment stands inside an expression.", "Write it as a statement of its own before."),
    REFERENCE_COMPARISON(334, "%s compares objects, not numbers.", "Compare numbers, as in norm(x.minus(y)) < 1e-9."),
    NO_LAMBDA(335, "%s is not a lambda.", "Write the formula in its place, as in vector(n, i -> x.get(i) * y.get(i))."),
    RAGGED_ARRAY(
            336,
            "The size of this array depends on a parameter of the lambda around it: %s.",
            "Use arrays of one size, or numbers: sum(i + 1, j -> ...) may depend on i."),
    RAGGED_EXTENT(
            337,
            "How many there are depends on a parameter of the lambda around it, and how many there are at most is not known:"
                    + " %s.",
            "Compute what stands inside by numbers only (no arrays, no sums), or go up to one bound for all and leave out the"
                    + " rest with a conditional operator."),
    HELPER_BODY(
            338,
            "The call of %s can't be expanded: the method has no body.",
            "Call a method with a body, or write its expression here."),
    HELPER_OVERRIDABLE(
            339,
            "Which body the call of %s runs is not known: a subclass may override it.",
            "Make the method private, static or final, or its class final."),
    HELPER_OBJECT(
            340,
            "%s is called on another object.",
            "Call methods of this object, or static ones that take what they need as parameters."),
    HELPER_FORM(
            341,
            "The call of %s can't be expanded: the method has type parameters, or takes any number of arguments.",
            "Declare its types, and a parameter for each argument."),
    HELPER_TYPE(
            342,
            "The method %s has %s of type %s, which is not supported.",
            "Methods that are called take and return double, Vector, Matrix, Tensor, int, boolean, int[], or records of"
                    + " these."),
    RANK(343, "%s does not fit the number of axes: %s.", "Use an operation for arrays of this rank."),
    SIZE_AXIS(
            344,
            "%s is no axis of this array: an int constant from 0 to %d is expected.",
            "Write the number of the axis, as in T.size(0)."),
    EINSUM(
            345,
            "The text of einsum does not fit: %s.",
            "Write a constant text with a letter for each axis, as in einsum(\"ij,jk->ik\", A, B)."),
    ARRAY_OF_ARGUMENTS(
            346,
            "%s is handed an array in place of its arguments.",
            "Write the arguments one by one: how many they are must be known."),
    MATRIX_COMPONENTS(
            347,
            "Matrix.of needs constant numbers of rows and columns, and a component for each place: %s.",
            "Write as in Matrix.of(2, 2, a, b, c, d)."),
    NEGATIVE_EXPONENT(348, "The exponent %s is negative.", "Take the power of inverse(A) instead."),
    FOR_EACH(
            349,
            "This loop goes over something other than an int[].",
            "Loop over positions: for (int i = 0; i < x.size(); i++)."),

    OTHER_OBJECT(
            401,
            "The field %s belongs to another object than the one that the method is called on.",
            "Hand its value in as a parameter."),
    CALLED_INSTANCE_METHOD(
            402,
            "%s can't be called through its companion: it is an instance method.",
            "Make it static, and hand in what it reads from its object."),
    CALLED_WITH_RECORD(
            403,
            "%s can't be called through its companion: it takes or returns a record, %s.",
            "Call a method that takes the components one by one, and returns one value."),
    NO_COMPANION(
            404,
            "%s is @Differentiable, but its companion %s is not there.",
            "Compile its class with Matgrad, and look for errors there."),
    HIDDEN_COMPANION(
            405,
            "The companion of %s can't be used here: %s is %s.",
            "Declare the method and its classes public, or call it from its own package only."),
    RESULT_SIZE(
            406,
            "How large the result of %s is can't be told from its arguments.",
            "Declare @Shape on %s, in terms of sizes that @Shape on its parameters names."),
    REGISTERED_TWICE(
            407,
            "The derivative of %s is registered twice: by %s and by %s.",
            "Remove one @DerivativeOf, or move it to where it is not visible from here."),
    NO_SUCH_METHOD(
            408,
            "%s has no method %s with the parameters (%s).",
            "Declare the parameters of the method that is meant, in its order."),
    TARGET_NOT_STATIC(409, "%s is an instance method.", "Register derivatives of static methods."),
    TARGET_HIDDEN(
            410,
            "%s can't be called from here: %s is %s.",
            "Register the derivative of a method that this package can call."),
    DERIVATIVE_NOT_STATIC(411, "%s is an instance method.", "Declare the method with @DerivativeOf static."),
    DERIVATIVE_HIDDEN(
            412,
            "%s can't be called from companions: %s is private.",
            "Remove the private: companions are classes of their own."),
    DERIVATIVE_TYPE(
            413,
            "A registered derivative can't have %s of type %s.",
            "Parameters are double, Vector, Matrix, Tensor, int, int[] and boolean, results double, Vector, Matrix and"
                    + " Tensor."),
    DERIVATIVE_RESULT(
            414,
            "%s returns %s, which is no record without type parameters.",
            "Return a record of the value and a derivative for each parameter of type double, Vector, Matrix or Tensor."),
    DERIVATIVE_COMPONENTS(
            415,
            "The record %s has %d components instead of %d: the value, and a derivative with respect to each of %s.",
            "Declare them in this order."),
    DERIVATIVE_COMPONENT(
            416,
            "The component %s of %s is of type %s, but it is %s and has to be of type %s.",
            "A derivative has the axes of the result, and then those of the parameter."),
    DERIVATIVE_FORM(
            417, "%s can't be called by companions: it %s.", "Register a static method that wraps it and doesn't."),
    MISSING_LIBRARY(418, "%s needs a library that is not on the class path.", "Add the dependency %s."),
    HIDDEN_NAME(420, "The companion can't name %s: a parameter is called %s.", "Rename the parameter."),
    NO_SECOND_ORDER(430, "Second derivatives of %s are not known.", "%s"),
    COMPANION_MEMBER(
            431,
            "%s can't be used in a method that is differentiated.",
            "Of a companion, the static methods value and gradient can."),
    GRADIENT_NOT_READ(
            432,
            "The gradient of %s can't be written as formulas here: %s.",
            "Write the gradient out, or move what hinders it to a method of its own."),
    UNKNOWN_DERIVATIVE(
            433,
            "%s is not known, and this method needs it.",
            "Write the function out in terms of others, or use a derivative of lower order."),
    OTHER_CONSTRUCTOR(
            419,
            "This makes a record %s by a constructor that does not take its components in order.",
            "Call the constructor that the record's head declares."),

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
            "Say text, html, md or several of these with commas between, or leave the option out."),
    NO_PAGE(
            905,
            "The page of this method's derivation was not written: %s.",
            "The companion is complete without it. Leave the option -Amatgrad.derivation out, and please report"
                    + " the text above if it is no fault of the output directory.");

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
