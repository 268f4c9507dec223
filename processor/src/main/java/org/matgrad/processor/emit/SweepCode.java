package org.matgrad.processor.emit;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** A companion's loops as text, to be read apart from the rest. */
public final class SweepCode {

    private static final String INDENT = "    ";

    private SweepCode() {}

    /** The loops that compute the value. */
    public static String ofValue(TypeSpec companion, String packageName) {
        return of(Companion.EVALUATE, companion, packageName);
    }

    /** The loops that compute the gradient. */
    public static String ofGradient(TypeSpec companion, String packageName) {
        return of(Companion.DIFFERENTIATE, companion, packageName);
    }

    private static String of(String verb, TypeSpec companion, String packageName) {
        TypeSpec.Builder loops = TypeSpec.classBuilder(companion.name());
        companion.methodSpecs().stream()
                .filter(method -> method.modifiers().contains(Modifier.PRIVATE)
                        && method.name().startsWith(verb))
                .forEach(loops::addMethod);
        String file = JavaFile.builder(packageName, loops.build())
                .indent(INDENT)
                .skipJavaLangImports(true)
                .build()
                .toString();
        // Between the class's braces: one level in.
        String head = "class " + companion.name() + " {\n";
        String inside = file.substring(file.indexOf(head) + head.length(), file.lastIndexOf('}'));
        return inside.lines()
                .map(line -> line.startsWith(INDENT) ? line.substring(INDENT.length()) : line)
                .collect(Collectors.joining("\n"))
                .strip();
    }
}
