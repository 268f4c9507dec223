package org.matgrad.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.matgrad.processor.checks.Samples;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What stands on the pages of the note's five examples, and that there is a page whatever a method does. */
class DerivationPageTest {

    private static final String COLUMN = """
            @Differentiable
            static Vector f(@Shape("C, D") Matrix W, @Shape("D") Vector x) { return W.times(x); }
            """;

    /** The formulas of a page, each as the letters, digits and signs in it. */
    private static List<String> formulas(String html) {
        List<String> formulas = new ArrayList<>();
        NodeList all = Pages.parsed(html).getElementsByTagName("math");
        for (int n = 0; n < all.getLength(); n++) {
            formulas.add(linear(all.item(n)));
        }
        return formulas;
    }

    /** {@code y_i=∑_jW_i,j·x_j}. */
    private static String linear(Node node) {
        if (node.getNodeType() == Node.TEXT_NODE) {
            return node.getTextContent();
        }
        List<String> parts = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            parts.add(linear(child));
        }
        String between =
                switch (node.getNodeName()) {
                    case "msub", "munder" -> "_";
                    case "msup" -> "^";
                    case "mfrac" -> "/";
                    default -> "";
                };
        return String.join(between, parts);
    }

    private static String html(String members) {
        return page(members, "ExampleF.derivation.html");
    }

    private static String page(String members, String file) {
        return Pages.ofMembers(members).get(file);
    }

    private static void assertFormulas(String html, String... expected) {
        List<String> formulas = formulas(html);
        for (String formula : expected) {
            assertTrue(formulas.contains(formula), () -> formula + " is not among\n" + String.join("\n", formulas));
        }
    }

    @Test
    void columnTimesMatrix() {
        String html = html(COLUMN);
        assertFormulas(
                html,
                "y_i=∑_jW_i,j·x_j",
                "y=Wx",
                "=∑_jW_i,j·δ_j,k",
                "=∑_jx_j·δ_i,k·δ_j,l",
                "=δ_i,k·x_l",
                "∂y_i/∂x_j=W_i,j",
                "∂y_i/∂W_i,k=x_k",
                "I⊗x^T",
                "x‾=W^Ty‾",
                "W‾=y‾x^T");
    }

    @Test
    void onlyTheTermThatMattersIsMarked() {
        Document page = Pages.parsed(html(COLUMN));
        List<String> marked = new ArrayList<>();
        List<String> vanishing = new ArrayList<>();
        NodeList spans = page.getElementsByTagName("span");
        for (int n = 0; n < spans.getLength(); n++) {
            String kind = ((Element) spans.item(n)).getAttribute("class");
            if (kind.equals("term matters")) {
                marked.add(linear(spans.item(n)));
            } else if (kind.equals("term vanishes")) {
                vanishing.add(linear(spans.item(n)));
            }
        }
        assertEquals(List.of("W_1,2·x_2", "x_2", "W_1,2·x_2", "W_1,2"), marked);
        assertEquals(List.of("W_1,0·x_0", "+", "W_1,1·x_1", "+", "0", "+", "0", "+"), vanishing.subList(0, 8));
    }

    @Test
    void whatCancelsIsMarked() {
        Document page = Pages.parsed(html(COLUMN));
        List<String> marked = new ArrayList<>();
        NodeList rows = page.getElementsByTagName("mrow");
        for (int n = 0; n < rows.getLength(); n++) {
            if (((Element) rows.item(n)).getAttribute("class").equals("cancels")) {
                marked.add(linear(rows.item(n)));
            }
        }
        assertEquals(List.of("j", "δ_j,l", "j", "δ_j,k", "k", "δ_k,i"), marked);
    }

    @Test
    void rowTimesMatrix() {
        String html = html("""
                @Differentiable
                static Vector f(@Shape("D") Vector x, @Shape("D, C") Matrix W) { return x.times(W); }
                """);
        assertFormulas(html, "∂y_i/∂x_j=W_j,i", "W^T", "∂y_i/∂W_j,i=x_j", "x^T⊗I", "x‾=Wy‾", "W‾=xy‾^T");
    }

    @Test
    void batch() {
        String html = html("""
                @Differentiable
                static Matrix f(@Shape("N, D") Matrix X, @Shape("D, C") Matrix W) { return X.times(W); }
                """);
        assertFormulas(
                html,
                "Y_i,j=∑_kX_i,k·W_k,j",
                "∂Y_i,j/∂X_k,l=δ_i,k·W_l,j",
                "∂Y_i,j/∂X_i,l=W_l,j",
                "I⊗W^T",
                "X⊗I",
                "X‾=Y‾W^T",
                "W‾=X^TY‾");
    }

    @Test
    void squareIsDiagonal() {
        String html = html("""
                @Differentiable
                static Vector f(@Shape("D") Vector x) { return x.hadamard(x); }
                """);
        assertFormulas(html, "y_i=x_i·x_i", "y=x∘x", "diag(x+x)");
    }

    @Test
    void chain() {
        String html = html("""
                @Differentiable
                static Vector f(@Shape("C, M") Matrix V, @Shape("M, D") Matrix W, @Shape("D") Vector x) {
                    Vector m = W.times(x);
                    return V.times(m);
                }
                """);
        assertFormulas(
                html,
                "=∑_k∂y_i/∂m_k·∂m_k/∂x_j",
                "=∑_kV_i,k·W_k,j",
                "∂y/∂x=VW",
                "=∑_l∂y_i/∂m_l·∂m_l/∂W_j,k",
                "=∑_lV_i,l·δ_l,j·x_k",
                "=V_i,j·x_k",
                "∂y/∂W=V⊗x^T",
                "m‾=V^Ty‾");
    }

    @Test
    void pagesOfSamplesAreWellFormedAndOfOnePiece() {
        Map<String, String> pages = Pages.of(Samples.ALL);
        assertEquals(3 * Samples.ALL.size(), pages.size());
        pages.forEach((name, page) -> {
            if (name.endsWith(".html")) {
                Pages.parsed(page);
                assertFalse(page.contains("<script"), name);
                String outside = page.replace("http://www.w3.org/2000/svg", "");
                assertFalse(
                        Pattern.compile("https?:|url\\((?!#)|src=|<link|@import")
                                .matcher(outside)
                                .find(),
                        name);
                assertTrue(page.contains("prefers-color-scheme: dark"), name);
            }
        });
    }

    @Test
    void whatItSaysOfAMethodIsEscaped() {
        String members = """
                @Differentiable
                static double f(@Shape("N") Vector a_b, int n) {
                    // <b>"&amp;"</b> | `code` $x$ ```
                    return n < 3 && n > 1 ? sum(a_b) : 2 * sum(a_b);
                }
                """;
        Map<String, String> pages = Pages.ofMembers(members);
        String html = pages.get("ExampleF.derivation.html");
        Pages.parsed(html);
        assertTrue(html.contains("// &lt;b&gt;&quot;&amp;amp;&quot;&lt;/b&gt;"), html);
        String markdown = pages.get("ExampleF.derivation.md");
        assertTrue(markdown.contains("````java\n"), markdown);
        assertTrue(markdown.contains("\\mathit{a\\_b}"), markdown);
    }

    /** A sum of terms with different deltas is 0 only where all of them are. */
    @Test
    void noConditionIsClaimedOfASum() {
        String html = html("""
                @Differentiable
                static Matrix f(@Shape("N, D") Matrix A) { return A.transpose().times(A); }
                """);
        assertFormulas(html, "=δ_i,m·A_l,j+δ_j,m·A_l,i");
        assertFalse(html.contains("It is 0 unless") || html.contains("it is 0 unless"), html);
    }

    @Test
    void loopsAndBranchesStandAsTheyAre() {
        String html = html("""
                @Differentiable
                static double f(@Shape("D, D") Matrix A, @Shape("D") Vector x, int steps) {
                    Vector v = x;
                    for (int t = 0; t < steps; t++) {
                        v = tanh(A.times(v));
                    }
                    double s = v.dot(x);
                    if (s > 0) {
                        s = s * s;
                    }
                    return s;
                }
                """);
        Document page = Pages.parsed(html);
        List<String> heads = new ArrayList<>();
        NodeList paragraphs = page.getElementsByTagName("p");
        for (int n = 0; n < paragraphs.getLength(); n++) {
            if (((Element) paragraphs.item(n)).getAttribute("class").equals("head")) {
                heads.add(paragraphs.item(n).getTextContent());
            }
        }
        assertEquals(6, heads.size(), heads::toString);
        assertEquals("for t from 0 below steps", heads.get(0));
        assertEquals("else", heads.get(2));
        assertEquals("backwards for t from 0 below steps", heads.get(5));
        assertTrue(html.contains("for (int t = 0; t &lt; steps; t++) {"), html);
    }

    @Test
    void kernelsAreNamed() {
        String html = html("""
                @Differentiable
                static Vector f(@Shape("D, D") Matrix A, @Shape("D") Vector b) { return solve(A, b); }
                """);
        assertFormulas(html, "f=lu(A)", "Ay=b", "A^TyPart=y‾");
    }

    @Test
    void hessiansAreShownInTheirCompactForm() {
        String html = html("""
                @Differentiable(order = 2, wrt = "w")
                static double f(@Shape("N, D") Matrix X, @Shape("D") Vector w) { return sum(exp(X.times(w))); }
                """);
        assertFormulas(html, "∂^2y/∂w_i∂w_j", "=∑_kX_k,i·t2_k·X_k,j", "X^Tdiag(t2)X", "t1Dot2=XwDot");
    }

    @Test
    void aHessianOfLinesIsShownLineByLine() {
        String html = html("""
                @Differentiable(order = 2)
                static double f(@Shape("N") Vector x) {
                    return sum(square(x.slice(1, x.size()).minus(square(x.slice(0, x.size() - 1)))));
                }
                """);
        assertTrue(html.contains("lines beside the diagonal"), html);
    }

    @Test
    void aHessianWithoutAFormulaIsSaidToHaveNone() {
        String html = html("""
                @Differentiable(order = 2)
                static double f(@Shape("N, N") Matrix A) { return determinant(A); }
                """);
        assertTrue(html.contains("put together from products with unit directions"), html);
    }

    @Test
    void aParameterThatNothingVariesWith() {
        String html = html("""
                @Differentiable
                static double f(@Shape("D") Vector x, @Shape("D") Vector z) { return sum(x) + 0 * z.size(); }
                """);
        assertTrue(html.contains("is 0: nothing that is returned varies with it."), html);
    }

    @Test
    void pagesAreTheSameEachTime() {
        assertEquals(Pages.ofMembers(COLUMN), Pages.ofMembers(COLUMN));
        assertEquals(Pages.of(Samples.ALL), Pages.of(Samples.ALL));
    }
}
