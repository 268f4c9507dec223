package org.matgrad.processor.source;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import org.matgrad.processor.matrix.Program;

/** Reads the method {@code f} of a class {@code Test} with given members. */
final class ReadPrograms {

    private ReadPrograms() {}

    static Program read(String members) {
        ProgramPrinter printer = new ProgramPrinter();
        Compilation compilation =
                Sources.compile(printer, Sources.source("Test", "final class Test {\n" + members + "\n}\n"));
        assertThat(compilation).succeededWithoutWarnings();
        return printer.program("f");
    }

    static void assertProgram(String members, String program) {
        assertEquals("Test.f\n" + program.indent(2), read(members).toString());
    }
}
