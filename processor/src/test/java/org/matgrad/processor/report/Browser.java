package org.matgrad.processor.report;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A Chromium without a window. */
final class Browser {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private static final long SECONDS = 120;

    private final Path program;
    private final Path folder;

    private Browser(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** The first one on the search path. */
    static Optional<Browser> find(Path folder) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Browser(program, folder));
    }

    /** A page as it looks, in a window of this size. */
    BufferedImage picture(Path page, int width, int height, Scheme scheme) throws IOException, InterruptedException {
        Path file = folder.resolve("picture.png");
        Files.deleteIfExists(file);
        List<String> options = new ArrayList<>(scheme.options);
        options.add("--hide-scrollbars");
        options.add("--window-size=" + width + "," + height);
        options.add("--screenshot=" + file);
        run(page, options);
        return ImageIO.read(file.toFile());
    }

    /** A page after its scripts have run. */
    String content(Path page) throws IOException, InterruptedException {
        return run(page, List.of("--dump-dom", "--window-size=1400,1000"));
    }

    private String run(Path page, List<String> options) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--allow-file-access-from-files",
                "--user-data-dir=" + folder.resolve("profile")));
        command.addAll(options);
        command.add(page.toUri().toString());
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("no answer within " + SECONDS + " s: " + command);
        }
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    /** What the reader prefers. */
    enum Scheme {
        LIGHT,
        DARK("--blink-settings=preferredColorScheme=0");

        private final List<String> options;

        Scheme(String... options) {
            this.options = List.of(options);
        }
    }
}
