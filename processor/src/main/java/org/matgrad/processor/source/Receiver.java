package org.matgrad.processor.source;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** The object of an instance method, which its companion takes as an argument. */
final class Receiver {

    private Receiver() {}

    static Optional<MethodSignature.Parameter> of(ExecutableElement method, Types types) {
        if (method.getModifiers().contains(Modifier.STATIC)) {
            return Optional.empty();
        }
        TypeMirror type = anyOf((TypeElement) method.getEnclosingElement(), types);
        return Optional.of(new MethodSignature.Parameter(name(method), type, new Kind.Other(), false));
    }

    /** The class's name with a small beginning, unlike the parameters' names. */
    static String name(ExecutableElement method) {
        String type = method.getEnclosingElement().getSimpleName().toString();
        Set<String> taken = method.getParameters().stream()
                .map(parameter -> parameter.getSimpleName().toString())
                .collect(Collectors.toSet());
        // Classes of other packages are named in full.
        taken.add(Companions.packageName(method).split("\\.")[0]);
        String name = decapitalised(type);
        while (taken.contains(name) || name.equals(type) || SourceVersion.isKeyword(name)) {
            name += "Object";
        }
        return name;
    }

    /** Model becomes model, GMM gmm, and URLModel urlModel. */
    private static String decapitalised(String name) {
        int capitals = 0;
        while (capitals < name.length() && Character.isUpperCase(name.charAt(capitals))) {
            capitals++;
        }
        boolean startsWord = capitals > 1 && capitals < name.length() && Character.isLowerCase(name.charAt(capitals));
        int small = startsWord ? capitals - 1 : capitals;
        return name.substring(0, small).toLowerCase(Locale.ROOT) + name.substring(small);
    }

    /** The class's type with any type arguments: {@code Model<?>}. */
    private static DeclaredType anyOf(TypeElement type, Types types) {
        TypeMirror[] arguments = type.getTypeParameters().stream()
                .map(parameter -> types.getWildcardType(null, null))
                .toArray(TypeMirror[]::new);
        boolean isInner = type.getEnclosingElement() instanceof TypeElement
                && type.getKind() == ElementKind.CLASS
                && !type.getModifiers().contains(Modifier.STATIC);
        return isInner
                ? types.getDeclaredType(anyOf((TypeElement) type.getEnclosingElement(), types), type, arguments)
                : types.getDeclaredType(type, arguments);
    }
}
