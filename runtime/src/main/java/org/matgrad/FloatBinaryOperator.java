package org.matgrad;

/** A function of two floats, as Java has it for other numbers. */
@FunctionalInterface
interface FloatBinaryOperator {
    float applyAsFloat(float left, float right);
}
