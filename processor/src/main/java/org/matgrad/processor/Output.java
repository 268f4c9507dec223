package org.matgrad.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;
import org.matgrad.processor.report.PageKind;
import org.matgrad.processor.source.MethodSignature;

/** Writes files through the compiler: companions, marked as generated, and derivation pages beside the classes. */
final class Output {

    private static final String GENERATED = "javax.annotation.processing.Generated";

    private final ProcessingEnvironment environment;

    Output(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    void companion(TypeSpec companion, MethodSignature signature) throws IOException {
        Elements elements = environment.getElementUtils();
        ExecutableElement method = signature.method();
        TypeSpec.Builder marked = companion.toBuilder();
        // Looked up through the method's module, which need not read the one that has the annotation.
        TypeElement generated = elements.getTypeElement(elements.getModuleOf(method), GENERATED);
        if (generated != null) {
            marked.addAnnotation(AnnotationSpec.builder(ClassName.get(generated))
                    .addMember("value", "$S", DifferentiableProcessor.class.getName())
                    .build());
        }
        TypeSpec type = marked.build();
        JavaFile file = JavaFile.builder(signature.packageName(), type)
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
        String name = signature.packageName().isEmpty() ? type.name() : signature.packageName() + "." + type.name();
        // In one piece: JavaPoet writes word by word, which the compiler's writers take their time for.
        String text = file.toString();
        try (Writer writer = environment
                .getFiler()
                .createSourceFile(name, type.originatingElements().toArray(new Element[0]))
                .openWriter()) {
            writer.write(text);
        }
    }

    void derivation(MethodSignature signature, String page, PageKind kind) throws IOException {
        String file = signature.companionName() + ".derivation." + kind.extension();
        // In UTF-8, as the page says, whatever the encoding of sources is.
        try (OutputStream stream = environment
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, signature.packageName(), file, signature.method())
                .openOutputStream()) {
            stream.write(page.getBytes(StandardCharsets.UTF_8));
        }
    }
}
