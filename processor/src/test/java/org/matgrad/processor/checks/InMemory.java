package org.matgrad.processor.checks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.matgrad.processor.DifferentiableProcessor;

/** Compiles sources with the processor, as a user's build with all warnings on would, and loads what comes out. */
public final class InMemory {

    private final Map<String, Output> outputs = new TreeMap<>();
    private final Loader loader;

    private InMemory(ClassLoader parent) {
        this.loader = new Loader(parent);
    }

    /** What came of compiling, and everything that the compiler said. */
    record Attempt(InMemory classes, boolean isClean, List<Diagnostic<? extends JavaFileObject>> messages) {}

    /** Compiles sources by their file names ({@code demo/Model.java}); fails on any error or warning. */
    public static InMemory compile(Map<String, String> sources) {
        return clean(attempt(sources));
    }

    /** Compiles sources that use a jar or a folder of classes. */
    static InMemory compile(Map<String, String> sources, Path library) {
        try {
            URL[] place = {library.toUri().toURL()};
            return clean(attempt(
                    new InMemory(new URLClassLoader(place, InMemory.class.getClassLoader())),
                    sources,
                    List.of(library)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InMemory clean(Attempt attempt) {
        if (!attempt.isClean()) {
            throw new AssertionError("does not compile cleanly: " + attempt.messages());
        }
        return attempt.classes();
    }

    /** Compiles sources, whatever comes of it. */
    static Attempt attempt(Map<String, String> sources) {
        try {
            return attempt(new InMemory(InMemory.class.getClassLoader()), sources, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Attempt attempt(InMemory result, Map<String, String> sources, List<Path> libraries)
            throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StandardJavaFileManager standard =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
        List<Path> classPath = new ArrayList<>(libraries);
        standard.getLocationAsPaths(StandardLocation.CLASS_PATH).forEach(classPath::add);
        standard.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(new Source(name, text)));
        List<String> options = List.of("-Xlint:all,-processing", "-Werror", "--release", "17", "-proc:full");
        if (Runtime.version().feature() < 21) {
            options = options.subList(0, 4);
        }
        JavaCompiler.CompilationTask task =
                compiler.getTask(null, result.new Files(standard), diagnostics, options, null, units);
        task.setProcessors(List.of(new DifferentiableProcessor()));
        boolean isClean = task.call() && diagnostics.getDiagnostics().isEmpty();
        return new Attempt(result, isClean, diagnostics.getDiagnostics());
    }

    /** A compiled class. */
    public Class<?> load(String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** The generated source files, by class name. */
    public Map<String, String> generated() {
        Map<String, String> generated = new TreeMap<>();
        outputs.forEach((name, output) -> {
            if (output.getKind() == JavaFileObject.Kind.SOURCE) {
                generated.put(name, output.bytes.toString(StandardCharsets.UTF_8));
            }
        });
        return generated;
    }

    /** The bytes of a compiled class. */
    public byte[] bytes(String name) {
        return outputs.get(name + ".class").bytes.toByteArray();
    }

    /** The names of all compiled classes. */
    public List<String> classes() {
        return outputs.keySet().stream()
                .filter(name -> name.endsWith(".class"))
                .map(name -> name.substring(0, name.length() - ".class".length()))
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Output extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output(String name, Kind kind) {
            super(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    private final class Files extends ForwardingJavaFileManager<JavaFileManager> {
        Files(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) throws IOException {
            Output output = new Output(className, kind);
            outputs.put(kind == JavaFileObject.Kind.CLASS ? className + ".class" : className, output);
            return output;
        }
    }

    private final class Loader extends ClassLoader {
        Loader(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Output output = outputs.get(name + ".class");
            if (output == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = output.bytes.toByteArray();
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
