package org.matgrad.processor.source;

import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Finds the registered derivatives of methods. Classes are kept by name: elements don't outlive a round. */
final class Registrations {

    /** What there is for a method. */
    sealed interface Finding {

        record None() implements Finding {}

        record One(Registration registration) implements Finding {}

        record Two(Registration first, Registration second) implements Finding {}

        /** There is one with errors, which are reported. */
        record Broken() implements Finding {}
    }

    private final Trees trees;
    private final Elements elements;
    private final Set<String> known = new TreeSet<>();
    private final Set<String> unchecked = new TreeSet<>();
    private final Map<String, Set<String>> ofPackages = new HashMap<>();

    Registrations(Trees trees, Elements elements) {
        this.trees = trees;
        this.elements = elements;
    }

    /** Takes note of annotated methods of this compilation, and checks those whose types exist by now. */
    void add(Set<? extends Element> annotated) {
        for (Element method : annotated) {
            String name = ((TypeElement) method.getEnclosingElement())
                    .getQualifiedName()
                    .toString();
            known.add(name);
            unchecked.add(name);
        }
        for (String name : List.copyOf(unchecked)) {
            List<ExecutableElement> methods = registering(elements.getTypeElement(name));
            if (methods.stream().allMatch(Registrations::typesExist)) {
                unchecked.remove(name);
                methods.forEach(method -> RegistrationReader.check(trees, method));
            }
        }
    }

    private static boolean typesExist(ExecutableElement method) {
        boolean recordExists = !(method.getReturnType() instanceof DeclaredType declared)
                || ((TypeElement) declared.asElement())
                        .getRecordComponents().stream()
                                .allMatch(component -> component.asType().getKind() != TypeKind.ERROR);
        return recordExists
                && RegistrationReader.targetType(method).isPresent()
                && method.getReturnType().getKind() != TypeKind.ERROR
                && method.getParameters().stream()
                        .allMatch(parameter -> parameter.asType().getKind() != TypeKind.ERROR);
    }

    /** What is registered for a method, as far as a method that calls it can see. */
    Finding find(ExecutableElement target, ExecutableElement caller) {
        Set<String> classes = new LinkedHashSet<>(known);
        collect(JavaTypes.topLevel(caller), classes);
        collect(JavaTypes.topLevel(target), classes);
        classes.addAll(ofPackage(JavaTypes.packageOf(caller)));
        classes.addAll(ofPackage(JavaTypes.packageOf(target)));
        List<Registration> found = new ArrayList<>();
        boolean broken = false;
        for (String name : classes) {
            for (ExecutableElement derivative : registering(elements.getTypeElement(name))) {
                if (names(derivative, target)) {
                    Optional<Registration> registration = RegistrationReader.read(trees, derivative);
                    broken |= registration.isEmpty() && known.contains(name);
                    registration
                            .filter(one -> one.target().equals(target))
                            .filter(one ->
                                    Access.obstacle(one.derivative(), caller).isEmpty())
                            .filter(one -> Access.obstacle(one.record(), caller).isEmpty())
                            .ifPresent(found::add);
                }
            }
        }
        if (found.isEmpty()) {
            return broken ? new Finding.Broken() : new Finding.None();
        }
        return found.size() == 1 ? new Finding.One(found.get(0)) : new Finding.Two(found.get(0), found.get(1));
    }

    private static boolean names(ExecutableElement derivative, ExecutableElement target) {
        return target.getSimpleName().contentEquals(RegistrationReader.targetName(derivative))
                && RegistrationReader.targetType(derivative)
                        .filter(target.getEnclosingElement()::equals)
                        .isPresent();
    }

    private Set<String> ofPackage(PackageElement around) {
        String name = around.getQualifiedName().toString();
        // Nobody registers anything in the JDK, whose packages are large.
        if (name.startsWith("java.") || name.startsWith("javax.")) {
            return Set.of();
        }
        return ofPackages.computeIfAbsent(name, key -> {
            Set<String> classes = new LinkedHashSet<>();
            around.getEnclosedElements().forEach(type -> collect(type, classes));
            return classes;
        });
    }

    /** Adds the classes that register something, of a class and those inside. */
    private static void collect(Element type, Set<String> classes) {
        if (!registering((TypeElement) type).isEmpty()) {
            classes.add(((TypeElement) type).getQualifiedName().toString());
        }
        ElementFilter.typesIn(type.getEnclosedElements()).forEach(inner -> collect(inner, classes));
    }

    private static List<ExecutableElement> registering(TypeElement type) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> JavaTypes.isAnnotated(method, JavaTypes.DERIVATIVE_OF))
                .toList();
    }
}
