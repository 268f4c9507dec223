package org.matgrad.processor.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.matgrad.processor.matrix.Shape;

/** Lets the companion read values when it runs. */
final class Captures {

    private final Scope scope;
    private final DeclaredShapes shapes;

    Captures(Scope scope, DeclaredShapes shapes) {
        this.scope = scope;
        this.shapes = shapes;
    }

    /**
     * Reads a value.
     *
     * @param access the Java expression that has it
     * @param wanted what the program calls it
     * @param type its type
     * @param declared the field or the accessor, on which {@code @Shape} may stand
     */
    Quantity read(String access, String wanted, TypeMirror type, Element declared, Place at) {
        Kind kind = JavaTypes.kind(type);
        if (kind instanceof Kind.Record composite) {
            Optional<Refusal> byHand = new RecordCode(scope.trees()).refusal(type);
            byHand.ifPresent(refusal -> refusal.report(scope.problems(), at.tree()));
            return byHand.isPresent() ? Quantity.POISON : composite(access, wanted, composite, type, at);
        }
        if (kind instanceof Kind.Other) {
            String name = declared.getEnclosingElement().getSimpleName() + "." + declared.getSimpleName();
            Refusal otherwise = new Refusal(Problem.CONSTANT_TYPE, name, type);
            RecordTypes.refusal(type).orElse(otherwise).report(scope.problems(), at.tree());
            return Quantity.POISON;
        }
        return simple(access, wanted, kind, List.of(declared), at);
    }

    private Quantity composite(String access, String wanted, Kind.Record kind, TypeMirror type, Place at) {
        Map<String, Quantity> components = new LinkedHashMap<>();
        TypeElement record = (TypeElement) ((DeclaredType) type).asElement();
        for (int c = 0; c < kind.components().size(); c++) {
            MethodSignature.Parameter component = kind.components().get(c);
            RecordComponentElement element = record.getRecordComponents().get(c);
            String own = wanted + RecordTypes.capitalised(component.name());
            String accessor = access + "." + component.name() + "()";
            components.put(component.name(), simple(accessor, own, component.kind(), ArrayShapes.of(element), at));
        }
        return components.containsValue(Quantity.POISON) ? Quantity.POISON : new Quantity.Composite(components);
    }

    /** A component of the object itself, when that is a record. */
    Quantity component(String access, RecordComponentElement component, Place at) {
        String name = component.getSimpleName().toString();
        return simple(access, name, JavaTypes.simpleKind(component.asType()), ArrayShapes.of(component), at);
    }

    private Quantity simple(String access, String wanted, Kind kind, List<? extends Element> declared, Place at) {
        if (kind instanceof Kind.Int) {
            return new Quantity.Int(scope.builder().captureInt(access, wanted));
        }
        if (kind instanceof Kind.Ints) {
            return new Quantity.Ints(scope.builder().captureInts(access, wanted));
        }
        if (kind instanceof Kind.Bool) {
            return new Quantity.Bool(scope.builder().captureFlag(access, wanted));
        }
        // The sizes' names are those of the annotated method, not of a helper that reads the value.
        Optional<Shape> shape =
                scope.isCalled() ? Optional.empty() : new ArrayShapes(scope, shapes).declared(declared, kind, at);
        Optional<Integer> rank = new ArrayShapes(scope, shapes).rank(declared, kind);
        if (rank.isEmpty()) {
            return scope.refuse(Problem.TENSOR_RANK, at, access.substring(access.indexOf('.') + 1));
        }
        shape.ifPresent(shapes::determine);
        Quantity value = new Quantity.Real(scope.builder().capture(access, wanted, rank.get()));
        return shapes.check(value, shape, "The field " + access, at);
    }
}
