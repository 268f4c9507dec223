package org.matgrad.processor.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Tells which records can be taken apart. */
final class RecordTypes {

    private RecordTypes() {}

    static boolean isRecord(Element element) {
        return element.getKind() == ElementKind.RECORD;
    }

    /** A component's name as the end of another one. */
    static String capitalised(String component) {
        return Character.toUpperCase(component.charAt(0)) + component.substring(1);
    }

    static Kind kind(TypeElement type) {
        return isRecord(type) && refusal(type).isEmpty() ? new Kind.Record(components(type)) : new Kind.Other();
    }

    private static List<MethodSignature.Parameter> components(TypeElement type) {
        List<MethodSignature.Parameter> components = new ArrayList<>();
        for (RecordComponentElement component : type.getRecordComponents()) {
            Kind kind = JavaTypes.simpleKind(component.asType());
            components.add(new MethodSignature.Parameter(
                    component.getSimpleName().toString(), component.asType(), kind, kind.isReal()));
        }
        return components;
    }

    /** Why a record can't be taken apart; empty for one that can, and for other types. */
    static Optional<Refusal> refusal(TypeMirror type) {
        return type instanceof DeclaredType declared && isRecord(declared.asElement())
                ? refusal((TypeElement) declared.asElement())
                : Optional.empty();
    }

    private static Optional<Refusal> refusal(TypeElement type) {
        if (!type.getTypeParameters().isEmpty()) {
            return Optional.of(new Refusal(Problem.GENERIC_RECORD, type.getSimpleName()));
        }
        if (type.getRecordComponents().isEmpty()) {
            return Optional.of(new Refusal(Problem.EMPTY_RECORD, type.getSimpleName()));
        }
        for (RecordComponentElement component : type.getRecordComponents()) {
            if (JavaTypes.simpleKind(component.asType()) instanceof Kind.Other) {
                return Optional.of(new Refusal(
                        Problem.RECORD_COMPONENT, type.getSimpleName(), component.getSimpleName(), component.asType()));
            }
        }
        return Optional.empty();
    }
}
