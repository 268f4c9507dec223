package org.matgrad.processor.report;

import static com.google.testing.compile.Compiler.javac;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.matgrad.processor.DifferentiableProcessor;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The pages that the processor writes for methods. */
public final class Pages {

    private static final String EXAMPLE = """
            package demo;

            import static org.matgrad.MatrixMath.*;

            import org.matgrad.*;

            final class Example {
            %s
            }
            """;

    private Pages() {}

    /** The pages of a class's methods with these members, by file name. */
    public static Map<String, String> ofMembers(String members) {
        return of(Map.of("demo/Example.java", EXAMPLE.formatted(members)));
    }

    /** The pages of sources by their file names; fails on any error or warning. */
    public static Map<String, String> of(Map<String, String> sources) {
        JavaFileObject[] files = sources.entrySet().stream()
                .map(source -> JavaFileObjects.forSourceString(
                        source.getKey().replace(".java", "").replace('/', '.'), source.getValue()))
                .toArray(JavaFileObject[]::new);
        Compilation compilation = compile(files);
        List<String> complaints = Stream.concat(compilation.errors().stream(), compilation.warnings().stream())
                .map(Diagnostic::toString)
                .toList();
        assertEquals(List.of(), complaints);
        return of(compilation);
    }

    /** Compiles with all kinds of pages asked for. */
    public static Compilation compile(JavaFileObject... files) {
        return javac().withOptions("-Xlint:all,-processing", "-Amatgrad.derivation=text,html,md")
                .withProcessors(new DifferentiableProcessor())
                .compile(files);
    }

    /** The pages that came of compiling, by file name. */
    public static Map<String, String> of(Compilation compilation) {
        Map<String, String> pages = new TreeMap<>();
        for (JavaFileObject file : compilation.generatedFiles()) {
            String name = file.getName().substring(file.getName().lastIndexOf('/') + 1);
            if (name.contains(".derivation.")) {
                pages.put(name, text(file));
            }
        }
        return pages;
    }

    private static String text(JavaFileObject file) {
        try {
            return new String(file.openInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page as XML; fails where it isn't well-formed. */
    public static Document parsed(String html) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(html)));
        } catch (SAXException e) {
            throw new AssertionError(e.getMessage() + "\n" + html, e);
        } catch (IOException | ParserConfigurationException e) {
            throw new AssertionError(e);
        }
    }
}
