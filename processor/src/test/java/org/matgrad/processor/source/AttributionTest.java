package org.matgrad.processor.source;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import org.junit.jupiter.api.Test;
import org.matgrad.Differentiable;

/** What the front end takes for granted of javac: a body is attributed when it is asked for its elements. */
class AttributionTest {

    private static final String SOURCE = """
            import static java.lang.Math.sqrt;

            import java.util.function.DoubleUnaryOperator;

            final class Test {
                static final double LOCAL = 2 * Math.PI;

                @Differentiable
                static double f(double s, Vector x, Matrix A) {
                    var y = A.times(x);
                    var n = A.rows();
                    DoubleUnaryOperator lambda = e -> sqrt(e) + LOCAL;
                    return sum(y) + sum(A) + sqrt(s) + LOCAL * Double.MAX_VALUE;
                }
            }
            """;

    @Test
    void bodiesAreAttributedOnAsking() {
        Facts facts = new Facts();
        var source = com.google.testing.compile.JavaFileObjects.forSourceString(
                "test.Test",
                "package test;\nimport static org.matgrad.MatrixMath.sum;\nimport org.matgrad.*;\n" + SOURCE);

        assertThat(Sources.compile(facts, source)).succeeded();

        assertEquals(
                List.of(
                        "call times(org.matgrad.Vector) of org.matgrad.Matrix",
                        "variable y: org.matgrad.Vector",
                        "call rows() of org.matgrad.Matrix",
                        "variable n: int",
                        "lambda java.util.function.DoubleUnaryOperator",
                        "variable e: double",
                        "call sqrt(double) of java.lang.Math",
                        "constant LOCAL = 6.283185307179586",
                        "variable lambda: java.util.function.DoubleUnaryOperator",
                        "call sum(org.matgrad.Vector) of org.matgrad.MatrixMath",
                        "call sum(org.matgrad.Matrix) of org.matgrad.MatrixMath",
                        "call sqrt(double) of java.lang.Math",
                        "constant LOCAL = 6.283185307179586"),
                facts.found);
    }

    /** Asks for what the trees of a body stand for. */
    @SupportedAnnotationTypes("org.matgrad.*")
    private static final class Facts extends AbstractProcessor {
        final List<String> found = new ArrayList<>();

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            Trees trees = Trees.instance(processingEnv);
            for (ExecutableElement method :
                    ElementFilter.methodsIn(round.getElementsAnnotatedWith(Differentiable.class))) {
                TreePath path = trees.getPath(method);
                new Asking(trees).scan(new TreePath(path, trees.getTree(method).getBody()), null);
            }
            return true;
        }

        private final class Asking extends TreePathScanner<Void, Void> {
            private final Trees trees;

            Asking(Trees trees) {
                this.trees = trees;
            }

            @Override
            public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
                super.visitMethodInvocation(tree, unused);
                var callee = trees.getElement(new TreePath(getCurrentPath(), tree.getMethodSelect()));
                found.add("call " + callee + " of " + callee.getEnclosingElement());
                return null;
            }

            @Override
            public Void visitVariable(VariableTree tree, Void unused) {
                super.visitVariable(tree, unused);
                found.add("variable " + tree.getName() + ": "
                        + trees.getElement(getCurrentPath()).asType());
                return null;
            }

            @Override
            public Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
                trees.getElement(new TreePath(getCurrentPath(), tree.getBody()));
                found.add("lambda " + trees.getTypeMirror(getCurrentPath()));
                return super.visitLambdaExpression(tree, unused);
            }

            @Override
            public Void visitIdentifier(IdentifierTree tree, Void unused) {
                ExpressionTree expression = tree;
                if (trees.getElement(getCurrentPath()) instanceof VariableElement variable
                        && variable.getKind().isField()) {
                    found.add("constant " + expression + " = " + variable.getConstantValue());
                }
                return null;
            }
        }
    }
}
