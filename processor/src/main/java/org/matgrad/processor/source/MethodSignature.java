package org.matgrad.processor.source;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;
import org.matgrad.processor.matrix.Order;

/**
 * All that a companion's outside depends on; known for methods with errors, too.
 *
 * @param method the annotated method, from which the companion originates
 * @param packageName the package of both, empty for the unnamed one
 * @param companionName the companion's simple name
 * @param isPublic whether the companion is public: the method and all classes around it are
 * @param className the simple name of the method's class, those around it joined by dots: {@code Outer.Inner}
 * @param methodName the method's name
 * @param receiver the object of an instance method, which the companion takes before the parameters
 * @param parameters in the user's order
 * @param resultType the type of the result
 * @param result what that type is to the language
 * @param batch the names of the parameters that a batch gives by row; none where batches are not asked for
 * @param order how far the method is differentiated
 * @param line the line of the source file where the method's name stands
 */
public record MethodSignature(
        ExecutableElement method,
        String packageName,
        String companionName,
        boolean isPublic,
        String className,
        String methodName,
        Optional<Parameter> receiver,
        List<Parameter> parameters,
        TypeMirror resultType,
        Kind result,
        Set<String> batch,
        Order order,
        int line) {

    /** A parameter; {@code active} when the method is differentiated with respect to it. */
    public record Parameter(String name, TypeMirror type, Kind kind, boolean active) {}

    /** Whether the parameter is given by row in a batch. */
    public boolean isByRow(Parameter parameter) {
        return batch.contains(parameter.name());
    }

    public MethodSignature {
        parameters = List.copyOf(parameters);
        batch = Collections.unmodifiableSet(new LinkedHashSet<>(batch));
    }
}
