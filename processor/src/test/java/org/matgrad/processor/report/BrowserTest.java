package org.matgrad.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.matgrad.processor.checks.Samples;

/** Pages as a browser shows them; skipped where there is no Chromium. */
class BrowserTest {

    private static final int PHONE = 360;
    private static final int DESK = 1200;

    private static final String LOOP = """
            @Differentiable
            @Shape("D")
            static Vector f(@Shape("D, D") Matrix A, @Shape("D") Vector veryLongNameOfAVector, int steps) {
                Vector state = veryLongNameOfAVector;
                for (int t = 0; t < steps; t++) {
                    state = tanh(A.times(state).plus(veryLongNameOfAVector).hadamard(veryLongNameOfAVector)).minus(state);
                }
                return steps > 3 ? softmax(state) : state;
            }
            """;

    /** Says of each frame how wide it is, how wide its page is, and how many formulas can be seen. */
    private static final String MEASURE = """
            <script>
            addEventListener('load', () => {
              for (const frame of document.querySelectorAll('iframe')) {
                const page = frame.contentDocument;
                const formulas = [...page.querySelectorAll('math')];
                const seen = formulas.filter(formula => formula.getBoundingClientRect().height > 5).length;
                const raised = [...page.querySelectorAll('msub')].filter(sub => {
                  const [base, index] = sub.children;
                  return index.getBoundingClientRect().bottom > base.getBoundingClientRect().bottom;
                }).length;
                const line = document.createElement('p');
                line.textContent = [frame.name, page.documentElement.clientWidth, page.documentElement.scrollWidth,
                    formulas.length, seen, page.querySelectorAll('msub').length, raised].join(' ');
                document.body.append(line);
              }
            });
            </script>
            """;

    private static final Pattern MEASURED = Pattern.compile("<p>(\\S+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)</p>");

    // The browser may still be writing to its profile, which is no failure.
    @TempDir(cleanup = CleanupMode.NEVER)
    Path folder;

    private Browser browser;
    private final Map<String, Path> pages = new LinkedHashMap<>();

    @BeforeEach
    void findBrowser() throws IOException {
        Optional<Browser> found = Browser.find(folder);
        assumeTrue(found.isPresent(), "no chromium on the search path: nobody looks at the pages");
        browser = found.get();
        Map<String, String> written = new LinkedHashMap<>(Pages.of(Samples.ALL));
        written.putAll(Pages.ofMembers(LOOP));
        for (Map.Entry<String, String> page : written.entrySet()) {
            if (page.getKey().endsWith(".html")) {
                pages.put(
                        page.getKey().replace(".derivation.html", ""),
                        Files.writeString(folder.resolve(page.getKey()), page.getValue()));
            }
        }
    }

    @AfterEach
    void tidy() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (UncheckedIOException e) {
            // A file of the browser's own went away on the way.
        }
    }

    @Test
    void pagesFitAndFormulasAreSeen() throws IOException, InterruptedException {
        StringBuilder frames = new StringBuilder("<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<body>\n");
        pages.forEach((name, file) -> {
            for (int width : new int[] {PHONE, DESK}) {
                frames.append("<iframe name=\"%s-%d\" src=\"%s\" width=\"%d\" height=\"800\"></iframe>\n"
                        .formatted(name, width, file.getFileName(), width));
            }
        });
        Path all = Files.writeString(folder.resolve("all.html"), frames + MEASURE);

        String content = browser.content(all);

        Set<String> measured = new HashSet<>();
        MEASURED.matcher(content).results().forEach(line -> check(line, measured));
        assertEquals(2 * pages.size(), measured.size(), content);
    }

    private static void check(MatchResult line, Set<String> measured) {
        measured.add(line.group(1));
        assertTrue(
                Integer.parseInt(line.group(3)) <= Integer.parseInt(line.group(2)),
                () -> line.group(1) + " is " + line.group(3) + " wide instead of " + line.group(2));
        assertTrue(Integer.parseInt(line.group(4)) > 10, line.group());
        assertEquals(line.group(4), line.group(5), () -> "formulas, and those seen: " + line.group());
        assertEquals(line.group(6), line.group(7), () -> "subscripts, and those that stand low: " + line.group());
    }

    @Test
    void pagesHaveColoursOfBothSchemes() throws IOException, InterruptedException {
        Path page = pages.get("RegressionLoss");
        BufferedImage light = browser.picture(page, DESK, 1500, Browser.Scheme.LIGHT);
        BufferedImage dark = browser.picture(page, DESK, 1500, Browser.Scheme.DARK);
        assertTrue(brightness(light) > 0.85, () -> "light: " + brightness(light));
        assertTrue(brightness(dark) < 0.25, () -> "dark: " + brightness(dark));
        for (BufferedImage picture : new BufferedImage[] {light, dark}) {
            assertTrue(colours(picture) > 100, () -> colours(picture) + " colours");
        }
    }

    @Test
    void aPhoneShowsSomething() throws IOException, InterruptedException {
        Path frame = Files.writeString(
                folder.resolve("phone.html"),
                "<!DOCTYPE html>\n<body style=\"margin: 0\"><iframe style=\"border: 0\" src=\"NetworkOutput.derivation.html\""
                        + " width=\"" + PHONE + "\" height=\"2000\"></iframe>");
        BufferedImage picture =
                browser.picture(frame, 500, 2000, Browser.Scheme.LIGHT).getSubimage(0, 0, PHONE, 2000);
        assertTrue(colours(picture) > 100, () -> colours(picture) + " colours");
        for (int y = 0; y + 400 <= 2000; y += 400) {
            BufferedImage band = picture.getSubimage(0, y, PHONE, 400);
            assertTrue(colours(band) > 10, "nothing to be seen in a band of the page");
        }
    }

    private static double brightness(BufferedImage picture) {
        double sum = 0;
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                int rgb = picture.getRGB(x, y);
                sum += ((rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)) / 765.0;
            }
        }
        return sum / picture.getWidth() / picture.getHeight();
    }

    private static int colours(BufferedImage picture) {
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                colours.add(picture.getRGB(x, y));
            }
        }
        return colours.size();
    }
}
