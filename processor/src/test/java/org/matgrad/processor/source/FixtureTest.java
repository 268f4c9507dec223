package org.matgrad.processor.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wrong program gets exactly the errors that it states, each at its place. */
class FixtureTest {

    static List<Fixture> fixtures() {
        return Fixture.all();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void errorsAreTheStatedOnes(Fixture fixture) {
        var source = JavaFileObjects.forSourceString("wrong." + fixture.name(), fixture.text());

        List<String> errors = Sources.errors(Sources.compile(source));

        assertFalse(errors.isEmpty());
        assertEquals(lines(fixture.errors().stream()), lines(errors.stream()));
    }

    private static String lines(Stream<String> lines) {
        return String.join("\n", lines.toList());
    }
}
