package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;

/**
 * Lines of Java as they are written. They become one piece of text as far as they are nothing but text: JavaPoet takes its
 * time for every piece, and goes through all of them twice.
 */
final class Lines {

    private final JavaText java;
    private final CodeBlock.Builder code = CodeBlock.builder();
    private final StringBuilder text = new StringBuilder();

    Lines(JavaText java) {
        this.java = java;
    }

    /** A line that is neither a statement nor a comment. */
    void line(String line) {
        text.append(line).append('\n');
    }

    void comment(String comment) {
        // The user's own text may hold the characters that stand for class names.
        if (JavaText.refers(comment)) {
            add(CodeBlock.of("// $L\n", comment));
        } else {
            line("// " + comment);
        }
    }

    void statement(String statement) {
        text.append(statement).append(";\n");
    }

    /** Begins a block of Java. */
    void begin(String head) {
        text.append(head).append(" {\n");
        flush();
        code.indent();
    }

    void begin(CodeBlock head) {
        add(head);
        begin("");
    }

    /** Ends a block, and begins another one. */
    void next(String head) {
        flush();
        code.unindent();
        begin("} " + head);
    }

    /** Ends a block. */
    void end() {
        flush();
        code.unindent();
        line("}");
    }

    /** Code that is not only text. */
    void add(CodeBlock block) {
        if (!block.isEmpty()) {
            flush();
            code.add(block);
        }
    }

    CodeBlock build() {
        flush();
        return code.build();
    }

    private void flush() {
        if (text.length() > 0) {
            code.add(java.referring(text.toString()));
            text.setLength(0);
        }
    }
}
