package org.matgrad.processor.matrix;

/**
 * A number or an array that a condition decides, component by component: {@code target[batch..., own axes] = condition ?
 * then : otherwise}. Within indices it stands for a {@link Branch}: each index value goes its own way.
 */
public record Chosen(Value target, Test condition, Operand then, Operand otherwise, Place place, Origin origin)
        implements Part {
    @Override
    public String toString() {
        return target.name() + target.shape() + " = " + condition + " ? " + then + " : " + otherwise;
    }
}
