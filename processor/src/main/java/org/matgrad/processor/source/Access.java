package org.matgrad.processor.source;

import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** What a method's companion, a class of the same package, can reach, and how it names it. */
final class Access {

    private Access() {}

    /** What keeps the companion of a method from using an element: that, or a class around it, that is hidden. */
    static Optional<Element> obstacle(Element used, Element method) {
        boolean samePackage = JavaTypes.packageOf(used).equals(JavaTypes.packageOf(method));
        for (Element element = used; !JavaTypes.isPackage(element); element = element.getEnclosingElement()) {
            boolean hidden = samePackage
                    ? element.getModifiers().contains(Modifier.PRIVATE)
                    : !element.getModifiers().contains(Modifier.PUBLIC);
            if (hidden) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    /** How an element is hidden, in words. */
    static String hiding(Element hidden) {
        return hidden.getModifiers().contains(Modifier.PRIVATE) ? "private" : "not public";
    }

    /** A class by its name within the package, or in full where that is of another one or a parameter hides it. */
    static String className(TypeElement type, ExecutableElement method) {
        String qualified = type.getQualifiedName().toString();
        String packageName = JavaTypes.packageOf(type).getQualifiedName().toString();
        boolean samePackage = JavaTypes.packageOf(type).equals(JavaTypes.packageOf(method));
        String outermost = JavaTypes.topLevel(type).getSimpleName().toString();
        return samePackage && !isParameter(outermost, method) && !packageName.isEmpty()
                ? qualified.substring(packageName.length() + 1)
                : qualified;
    }

    /** Whether Java takes a name within the companion for that of a parameter. */
    static boolean isParameter(String name, ExecutableElement method) {
        return method.getParameters().stream()
                .anyMatch(parameter -> parameter.getSimpleName().contentEquals(name));
    }
}
