package org.matgrad.processor.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Compiles the examples of the documentation: whole classes as they are, members in a class {@code Example}. */
final class Examples {

    private static final Pattern CLASS =
            Pattern.compile("^(?:public |final |abstract )*(?:class|interface) (\\w+)", Pattern.MULTILINE);

    /** Examples may have several classes in one file, and a companion may use each. */
    private static final String SEVERAL_CLASSES =
            "compiler.warn.auxiliary.class.accessed.from.outside.of.its.source.file";

    private Examples() {}

    /** With the usual imports. The package is {@code test}, whether or not the example says so. */
    static JavaFileObject source(String example) {
        String code = example.replace("package test;\n", "");
        Matcher name = CLASS.matcher(code);
        return name.find()
                ? Sources.source(name.group(1), code)
                : Sources.source("Example", "class Example {\n" + code.indent(4) + "}\n");
    }

    static Compilation compile(String code) {
        return Sources.compile(source(code));
    }

    /** Whole classes, or members, with statements in a class of their own that use them. */
    static Compilation compile(String code, String use) {
        String text = "final class Use {\n    static void use() {\n" + use.indent(8) + "    }\n}\n";
        return Sources.compile(source(code), Sources.source("Use", text));
    }

    static void assertClean(Compilation compilation) {
        List<String> complaints = Stream.concat(compilation.errors().stream(), compilation.warnings().stream())
                .filter(complaint -> !complaint.getCode().equals(SEVERAL_CLASSES))
                .map(Diagnostic::toString)
                .toList();
        assertEquals(List.of(), complaints);
    }

    /** The first error as {@code javac} shows it: the line, the place, the message. */
    static String shown(Compilation compilation) {
        Diagnostic<? extends JavaFileObject> error = compilation.errors().get(0);
        String line = text(error).lines().toList().get((int) error.getLineNumber() - 1);
        String stripped = line.strip();
        int caret = (int) error.getColumnNumber() - 1 - line.indexOf(stripped);
        return "```text\n" + stripped + "\n" + " ".repeat(caret) + "^\n" + wrapped(error.getMessage(null)) + "\n```\n";
    }

    private static String text(Diagnostic<? extends JavaFileObject> error) {
        try {
            return error.getSource().getCharContent(true).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of at most 100 characters. */
    private static String wrapped(String message) {
        Matcher line = Pattern.compile("(.{1,100})(?:\\s+|$)").matcher(message);
        return line.results().map(found -> found.group(1)).collect(Collectors.joining("\n"));
    }
}
