package org.matgrad.processor.source;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.matgrad.processor.DifferentiableProcessor;

/** Compiles small sources, and says in short what came of it. */
final class Sources {

    private static final String HEAD = """
            package test;

            import static org.matgrad.MatrixMath.*;

            import org.matgrad.*;

            """;

    private Sources() {}

    /** A class of package {@code test} with the usual imports; its first line is the seventh of the file. */
    static JavaFileObject source(String name, String text) {
        return JavaFileObjects.forSourceString("test." + name, HEAD + text);
    }

    static Compilation compile(JavaFileObject... sources) {
        return compile(new DifferentiableProcessor(), sources);
    }

    static Compilation compile(Processor processor, JavaFileObject... sources) {
        return javac().withOptions("-Xlint:all").withProcessors(processor).compile(sources);
    }

    /** The errors, in order of place: {@code file:line:column code}, the compiler's own by its keys. */
    static List<String> errors(Compilation compilation) {
        TreeSet<String> errors = new TreeSet<>();
        for (Diagnostic<? extends JavaFileObject> error : compilation.errors()) {
            errors.add(file(error) + ":" + error.getLineNumber() + ":" + error.getColumnNumber() + " " + code(error));
        }
        return new ArrayList<>(errors);
    }

    /** Matgrad's code of an error, or the compiler's key. */
    static String code(Diagnostic<?> error) {
        String message = error.getMessage(null);
        return message.startsWith("[MG") ? message.substring(1, message.indexOf(']')) : error.getCode();
    }

    private static String file(Diagnostic<? extends JavaFileObject> error) {
        String name = error.getSource() == null ? "" : error.getSource().getName();
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
