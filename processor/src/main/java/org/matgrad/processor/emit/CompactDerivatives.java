package org.matgrad.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.matgrad.processor.calculus.Chains;
import org.matgrad.processor.calculus.JacobianProgram;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.loop.Memory;
import org.matgrad.processor.loop.Node;
import org.matgrad.processor.loop.Scheduler;

/** Writes the methods that build compact derivative arrays: the loops for their stored partials, and their terms. */
final class CompactDerivatives {

    private static final StatementWriter.Outlining NOTHING_OUTLINED = new StatementWriter.Outlining() {
        @Override
        public boolean isOutlined(List<Node> nodes) {
            return false;
        }

        @Override
        public CodeBlock calls(List<Node> nodes, List<String> variables) {
            throw new IllegalStateException("nothing is outlined");
        }
    };

    private final Writing writing;
    private final Memory memory;
    private final Names names;
    private final Bodies bodies;
    private final LinkText links;

    CompactDerivatives(Writing writing, Memory memory, Names names, Bodies bodies, LinkText links) {
        this.writing = writing;
        this.memory = memory;
        this.names = names;
        this.bodies = bodies;
        this.links = links;
    }

    /** Adds the method that builds one Jacobian, and tells its name. */
    String jacobian(JacobianProgram jacobian) {
        String input = jacobian.input().name();
        String name = names.fresh("jacobian" + Character.toUpperCase(input.charAt(0)) + input.substring(1));
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .returns(writing.types().jacobian())
                .addComment("$L", jacobian.formula());
        JacobianText jacobianText = new JacobianText(writing.text(), writing.objects(), links);
        if (jacobian.pieces().size() == 1) {
            JacobianProgram.Piece only = jacobian.pieces().get(0);
            method.addCode(partials(only));
            method.addCode(jacobianText.captured(only));
            method.addCode("return $L$>$>", jacobianText.builder(jacobian));
            method.addCode(jacobianText.terms(jacobian, only));
            bodies.addMethod(method.addCode("\n.build();$<$<\n").build());
            return name;
        }
        method.addStatement(
                "$T $L = $L",
                writing.types().jacobian().nestedClass("Builder"),
                writing.members().builder(),
                jacobianText.builder(jacobian));
        for (JacobianProgram.Piece piece : jacobian.pieces()) {
            String part = names.fresh(name + "Part");
            method.addStatement("$L($L)", part, writing.members().builder());
            bodies.addMethod(MethodSpec.methodBuilder(part)
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(
                            writing.types().jacobian().nestedClass("Builder"),
                            writing.members().builder())
                    .addCode(partials(piece))
                    .addCode(jacobianText.captured(piece))
                    .addCode("$L$>$>", writing.members().builder())
                    .addCode(jacobianText.terms(jacobian, piece))
                    .addCode(";$<$<\n")
                    .build());
        }
        bodies.addMethod(
                method.addStatement("return $L.build()", writing.members().builder())
                        .build());
        return name;
    }

    /** The arguments for a block of lines, which a method of their own computes. */
    CodeBlock lines(Chains.Lines lines) {
        String name = names.fresh("lines");
        List<CodeBlock> all = new ArrayList<>();
        for (Chains.Line line : lines.lines()) {
            all.add(CodeBlock.of(
                    "new $T($L, $L, $L)",
                    writing.types().hessian().nestedClass("Line"),
                    line.row(),
                    line.column(),
                    JavaText.name(line.values())));
        }
        bodies.addMethod(MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .returns(ArrayTypeName.of(writing.types().hessian().nestedClass("Line")))
                .addComment("$L", lines.formula())
                .addCode(partials(lines.definitions(), lines.values()))
                .addStatement(
                        "return new $T[] {$L}",
                        writing.types().hessian().nestedClass("Line"),
                        CodeBlock.join(all, ", "))
                .build());
        return CodeBlock.of(
                "$T.builder($L, new int[] {$L}, new int[] {$L}).build(), $L()",
                writing.types().jacobian(),
                Api.unicode(lines.formula()),
                writing.text().of(lines.out().get(0).extent()),
                writing.text().of(lines.in().get(0).extent()),
                name);
    }

    /** Loops for the stored partials of a piece, into arrays of the Jacobian's own. */
    private CodeBlock partials(JacobianProgram.Piece piece) {
        return partials(piece.definitions(), piece.stored());
    }

    private CodeBlock partials(List<Definition> definitions, Set<ArrayVar> stored) {
        Set<ArrayVar> own = new LinkedHashSet<>();
        definitions.forEach(definition -> own.add(definition.target()));
        List<Node> nodes = Scheduler.derivative(List.copyOf(definitions), stored, names, memory);
        Touched touched = Touched.by(new Chunk(nodes, Map.of()));
        writing.text().hold(touched.ints());
        bodies.use(touched.kernels());
        // Scratch of the loops, too.
        own.addAll(touched.written());
        CodeBlock.Builder code = CodeBlock.builder();
        Set<ArrayVar> loaded = new HashSet<>();
        for (ArrayVar array : touched.all()) {
            if (array.rank() > 0 && own.contains(array) && loaded.add(array)) {
                code.addStatement(
                        "$1T[] $2L = new $1T[$3L]",
                        writing.types().number(array),
                        JavaText.name(array),
                        writing.text().of(JacobianText.count(array.shape().length())));
            }
        }
        code.add(SweepWriter.load(touched.all(), loaded, writing));
        return code.add(new StatementWriter(writing, NOTHING_OUTLINED, List.of()).write(nodes))
                .add("\n")
                .build();
    }
}
