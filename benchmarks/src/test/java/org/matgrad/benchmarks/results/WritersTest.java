package org.matgrad.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Tables, numbers and pictures of a sheet that is known. */
class WritersTest {

    @Test
    void table() {
        assertEquals("""
                | | ours | theirs | paper |
                | --- | ---: | ---: | ---: |
                | x, "y" & <z> | 1.00 µs (0.900–1.20) | 2.50 µs (2.40–2.60) **×2.50** | *700 ns* |
                | n = 10 | 100 ns | 1.00 µs **×10.0** |  |
                | n = 100 | 1.00 µs | 100 µs **×100** |  |
                | n = 1000 | 10.0 µs | 10.0 ms **×1000** |  |
                | *grows as* | *n^1.00* | *n^2.00* | |
                """, MarkdownTable.of(Example.sheet()));
    }

    @Test
    void numbersAreReadAsTheyWereWritten() {
        String text = NumbersFile.write(Example.sheet());
        assertEquals(Example.sheet(), NumbersFile.read(text));
        assertTrue(text.contains("g,n = 10,squares,n,10.0,theirs,NANOSECONDS,1000.0,1000.0,1000.0,3,10.0\n"), text);
        assertThrows(IllegalArgumentException.class, () -> NumbersFile.read("something else"));
    }

    @Test
    void quantities() {
        assertEquals("0.250 ns", Unit.NANOSECONDS.format(0.25));
        assertEquals("1.00 µs", Unit.NANOSECONDS.format(999.7));
        assertEquals("12.3 s", Unit.NANOSECONDS.format(12.34e9));
        assertEquals("12345 s", Unit.NANOSECONDS.format(12345e9));
        assertEquals("0.5", Unit.plain(Unit.digits(0.5)));
        assertEquals("100", Unit.plain(Unit.digits(100)));
        assertEquals("2 ms", Unit.plain(Unit.NANOSECONDS.format(2e6)));
        assertEquals("0 B", Unit.BYTES.format(0));
        assertEquals("64.0 kB", Unit.BYTES.format(64_000));
    }

    @Test
    void ratiosStandWhereTheirLogarithmsAre() throws Exception {
        Document picture = parse(RatioPlot.of("A & B", Example.sheet()));
        // In the rows n = 10, 100, 1000 the ratios are 10, 100, 1000: the marks are equally far from each other.
        List<Double> theirs = IntStream.of(10, 100, 1000)
                .mapToObj(ratio -> markOf(picture, ", ×" + Unit.digits(ratio)))
                .toList();
        assertEquals(theirs.get(1) - theirs.get(0), theirs.get(2) - theirs.get(1), 0.11);
        assertTrue(theirs.get(1) > theirs.get(0) + 50);
    }

    private static double markOf(Document picture, String about) {
        NodeList titles = picture.getElementsByTagName("title");
        return IntStream.range(0, titles.getLength())
                .mapToObj(titles::item)
                .filter(title -> title.getTextContent().endsWith(about))
                .map(title -> ((Element) title.getParentNode()).getAttribute("transform"))
                .mapToDouble(transform -> Double.parseDouble(transform.split("[( ]")[1]))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void growthIsDrawnAndStated() throws Exception {
        String picture = GrowthPlot.of("A & B", Example.sheet());
        parse(picture);
        assertTrue(picture.contains("p = 1.00") && picture.contains("p = 2.00"), picture);
    }

    @Test
    void picturesNeedNothingFromElsewhere() {
        for (String picture : List.of(RatioPlot.of("t", Example.sheet()), GrowthPlot.of("t", Example.sheet()))) {
            String without = picture.replace("http://www.w3.org/2000/svg", "");
            assertFalse(without.contains("http") || without.contains("<script") || without.contains("url("), without);
            assertTrue(picture.contains("prefers-color-scheme: dark"));
        }
    }

    private static Document parse(String xml) throws IOException, ParserConfigurationException, SAXException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
