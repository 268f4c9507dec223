package org.matgrad;

/** A function of one float, as Java has it for other numbers. */
@FunctionalInterface
interface FloatUnaryOperator {
    float applyAsFloat(float operand);
}
