package org.matgrad.processor.source;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import java.util.stream.Collectors;
import org.matgrad.processor.matrix.Program;

/** Reads the method {@code f} of a class {@code Test} with given members. */
final class ReadPrograms {

    private ReadPrograms() {}

    static Program read(String members) {
        return printer(members).program("f");
    }

    static MethodSignature signature(String members) {
        return printer(members).signature("f");
    }

    /** All that the program is given, one a line. */
    static String inputs(String members) {
        return read(members).inputs().stream().map(input -> input + "\n").collect(Collectors.joining());
    }

    private static ProgramPrinter printer(String members) {
        ProgramPrinter printer = new ProgramPrinter();
        Compilation compilation =
                Sources.compile(printer, Sources.source("Test", "final class Test {\n" + members + "\n}\n"));
        assertThat(compilation).succeededWithoutWarnings();
        return printer;
    }

    static void assertProgram(String members, String program) {
        assertEquals("Test.f\n" + program.indent(2), read(members).toString());
    }
}
