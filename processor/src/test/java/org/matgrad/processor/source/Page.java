package org.matgrad.processor.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the documentation: its blocks of code, and the parts of it that are written from the code. */
record Page(Path file, String text) {

    private static final Pattern BLOCK =
            Pattern.compile("^```(\\w+) ?(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    /** A block of code with the words after its fence: {@code java wrong}. */
    record Block(String language, String mark, String code) {}

    static Page read(Path file) {
        try {
            return new Page(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the pages are to be written anew where they differ from the code. */
    static boolean isRefreshing() {
        return "refresh".equals(System.getProperty("matgrad.docs"));
    }

    /** The blocks of Java, in order. */
    List<Block> java() {
        List<Block> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).equals("java")) {
                blocks.add(new Block(block.group(1), block.group(2), block.group(3)));
            }
        }
        return blocks;
    }

    /** The blocks of Java with this mark. */
    List<Block> java(String mark) {
        return java().stream().filter(block -> block.mark().equals(mark)).toList();
    }

    /** Why nothing here is compiled: the page says {@code <!-- not compiled: ... -->}; empty if it does not. */
    String reasonNotToCompile() {
        Matcher reason = Pattern.compile("<!-- not compiled: (.+) -->").matcher(text);
        return reason.find() ? reason.group(1) : "";
    }

    /** What stands between {@code <!-- name -->} and {@code <!-- end -->}. */
    String part(String name) {
        Matcher part = pattern(name).matcher(text);
        if (!part.find()) {
            throw new AssertionError(file + " has no part <!-- " + name + " -->");
        }
        return part.group(2);
    }

    /** What this part should be: written there when refreshing. Gives the page as it is then. */
    Page refreshed(String name, String part) {
        if (!isRefreshing()) {
            return this;
        }
        Page refreshed =
                new Page(file, pattern(name).matcher(text).replaceFirst("$1" + Matcher.quoteReplacement(part) + "$3"));
        try {
            Files.writeString(file, refreshed.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return refreshed;
    }

    private static Pattern pattern(String name) {
        return Pattern.compile("(<!-- " + name + " -->\\n)(.*?)(<!-- end -->)", Pattern.DOTALL);
    }
}
