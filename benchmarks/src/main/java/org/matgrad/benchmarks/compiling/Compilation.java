package org.matgrad.benchmarks.compiling;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.annotation.processing.Processor;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.matgrad.benchmarks.core.Call;

/** A run of javac in this virtual machine, What it writes stays in memory, and class files nowhere. */
final class Compilation implements Call {
    private final List<JavaFileObject> sources;
    private final List<String> options;
    private final Supplier<List<Processor>> processors;
    private Map<String, StringWriter> written = Map.of();

    /**
     * Prepares one.
     *
     * @param sources what to compile
     * @param options of javac
     * @param processors makes what processes annotations: each is good for one run
     */
    Compilation(List<JavaFileObject> sources, List<String> options, Supplier<List<Processor>> processors) {
        this.sources = List.copyOf(sources);
        this.options = List.copyOf(options);
        this.processors = processors;
    }

    @Override
    public Object run() {
        written = new TreeMap<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-cp", System.getProperty("java.class.path"), "-Xlint:-options"));
        try (JavaFileManager files = new InMemory(compiler.getStandardFileManager(null, null, null))) {
            JavaCompiler.CompilationTask task = compiler.getTask(messages, files, null, all, null, sources);
            task.setProcessors(processors.get());
            if (!task.call()) {
                throw new IllegalStateException(messages.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written;
    }

    /** The number of companions. */
    @Override
    public double[][] results() {
        return new double[][] {{written.size()}};
    }

    /** The sources that were written, by class. */
    Map<String, StringWriter> written() {
        return written;
    }

    private final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {

        InMemory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            StringWriter text = new StringWriter();
            if (kind == JavaFileObject.Kind.SOURCE) {
                written.put(className, text);
            }
            return new Written(className, kind, text);
        }
    }

    private static final class Written extends SimpleJavaFileObject {
        private final StringWriter text;

        Written(String className, Kind kind, StringWriter text) {
            super(URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind);
            this.text = text;
        }

        @Override
        public OutputStream openOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public Writer openWriter() {
            return text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text.toString();
        }
    }
}
