package org.matgrad.processor.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** What the companions of methods are called, and who can use them. */
final class Companions {

    private static final String MARK = "org.matgrad.MatgradGenerated";

    private Companions() {}

    static String qualifiedName(ExecutableElement method) {
        String packageName = packageName(method);
        return packageName.isEmpty() ? simpleName(method) : packageName + "." + simpleName(method);
    }

    static String packageName(ExecutableElement method) {
        return JavaTypes.packageOf(method).getQualifiedName().toString();
    }

    static String simpleName(ExecutableElement method) {
        String own = method.getSimpleName().toString();
        return chosenName(method)
                .filter(Companions::isSimpleName)
                .orElse(className(method, "") + Character.toUpperCase(own.charAt(0)) + own.substring(1));
    }

    /** The name that the annotation asks for. */
    static Optional<String> chosenName(ExecutableElement method) {
        return AnnotationTrees.value(method, JavaTypes.DIFFERENTIABLE, "name")
                .filter(value -> value.getValue() instanceof String)
                .map(value -> (String) value.getValue())
                .filter(name -> !name.isEmpty());
    }

    static boolean isSimpleName(String name) {
        return SourceVersion.isName(name) && !name.contains(".");
    }

    /** The simple names of the classes around a method, outermost first. */
    static String className(ExecutableElement method, String separator) {
        return enclosing(method).stream()
                .filter(element -> !element.equals(method))
                .map(element -> element.getSimpleName().toString())
                .collect(Collectors.joining(separator));
    }

    /** The method as messages call it. */
    static String displayName(ExecutableElement method) {
        return className(method, ".") + "." + method.getSimpleName();
    }

    /** Whether other packages can use the companion. */
    static boolean isPublic(ExecutableElement method) {
        return enclosing(method).stream()
                .allMatch(element -> element.getModifiers().contains(Modifier.PUBLIC));
    }

    /** The classes around a method, from the outermost one, and the method. */
    static List<Element> enclosing(ExecutableElement method) {
        List<Element> enclosing = new ArrayList<>();
        for (Element element = method; !JavaTypes.isPackage(element); element = element.getEnclosingElement()) {
            enclosing.add(0, element);
        }
        return enclosing;
    }

    /** The names of a method's parameters where its companion keeps them; class files need not. */
    static List<String> parameterNames(TypeElement companion) {
        return AnnotationTrees.texts(companion, MARK, "parameters");
    }

    /** Whether a class is one that Matgrad has written: an earlier build's output may be on the class path. */
    static boolean isCompanion(TypeElement type) {
        return JavaTypes.isAnnotated(type, MARK);
    }
}
