package org.matgrad.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes the classes over {@code float} from those over {@code double}, so that there is one source of both: {@code
 * FloatVector} from {@code Vector}, and so on. The build runs this file as it stands before it compiles the runtime, its
 * tests of products, and the kernels in the Vector API.
 *
 * <p>A class has a twin if its code mentions {@code double} or a class that has one, unless it is named in {@link
 * #WITHOUT_TWIN}. In a twin
 *
 * <ul>
 *   <li>{@code double} is {@code float}, and classes that have twins are these;
 *   <li>{@code 0.5} is {@code 0.5f}, and {@code Math.exp(x)}, which gives a double, is {@code (float) Math.exp(x)};
 *   <li>what stands between the lines {@code // [double only]} and {@code // [end]} is left out;
 *   <li>what stands between {@code // [doubles stay]} and {@code // [end]} keeps its doubles, which count something.
 * </ul>
 */
public final class FloatSources {

    /** Classes that work for both kinds of numbers, or compute with doubles for both. */
    private static final Set<String> WITHOUT_TWIN = Set.of(
            "CompanionCalls", "Ejml", "Elementary", "GradientCheck", "Leaves", "OptionalLibrary", "Special",
            "ElementwiseKernels", "ExpSeries", "ExpStrip", "FusedMultiplyAdd", "LogSeries", "LogStrip", "Pass",
            "PlainElementwise", "Quotient", "Range", "Rounding", "SigmoidStrip", "SoftplusStrip", "Strip",
            "StripFunction", "TanhStrip", "TrigSeries", "TrigStrip",
            // in the Vector API
            "Exponentials", "Logarithms", "Lot", "Ratios", "Sigmoids", "Sines", "Softplus", "Tangents",
            "VectorElementwise");

    /** Java's own that stand for functions of doubles; those for floats are the runtime's. */
    private static final Map<String, String> FUNCTIONS = Map.of(
            "DoubleUnaryOperator", "FloatUnaryOperator",
            "DoubleBinaryOperator", "FloatBinaryOperator",
            "IntToDoubleFunction", "IntToFloatFunction",
            "ToDoubleFunction", "ToFloatFunction",
            "applyAsDouble", "applyAsFloat");

    /** Java's own words for the numbers. */
    private static final Map<String, String> NUMBERS = Map.of(
            "double", "float",
            "Double", "Float",
            "DoubleVector", "FloatVector",
            "nextDouble", "nextFloat");

    /** Functions of Math that give a double whatever they are given. */
    private static final Set<String> OF_DOUBLES = Set.of((
                    "sin cos tan asin acos atan exp log log10 sqrt cbrt ceil floor rint atan2 pow sinh cosh tanh hypot"
                            + " expm1 log1p PI E")
            .split(" "));

    /** Classes all of whose functions give doubles. */
    private static final Set<String> COMPUTE_IN_DOUBLE = Set.of("Special", "Elementary");

    private static final Pattern TOKEN = Pattern.compile(
            "(?<text>\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*')"
                    + "|(?<mark>[ \\t]*// \\[(?<kind>double only|doubles stay|end)]\\n)"
                    + "|(?<comment>/\\*(?s:.*?)\\*/|//[^\\n]*)"
                    + "|(?<fraction>\\b\\d+\\.\\d*(?:[eE][-+]?\\d+)?|\\b\\d+[eE][-+]?\\d+)(?![\\w.])"
                    + "|(?<call>\\b(?<owner>Math|Special|Elementary)\\.(?<function>\\w+))"
                    + "|(?<name>[A-Za-z_$][\\w$]*)"
                    + "|(?<other>(?s:.))");

    private static final Pattern TAG = Pattern.compile("\\{@[^}]*}|@see [^\\n]*");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*");

    /** What each name becomes. */
    private final Map<String, String> names;

    private FloatSources(Map<String, String> names) {
        this.names = names;
    }

    /**
     * Writes the twins of all classes below a folder, or of some of them.
     *
     * @param arguments the folder of the sources, and the folder to write to; then, if these sources use others that have twins,
     *     the folder of those, and then the names of the classes, if not all are wanted
     */
    public static void main(String[] arguments) throws IOException {
        Path sources = Path.of(arguments[0]);
        Path target = Path.of(arguments[1]);
        List<String> wanted = List.of(arguments).subList(Math.min(3, arguments.length), arguments.length);
        Map<Path, String> classes = read(sources);
        Map<String, String> known = arguments.length > 2 ? texts(read(Path.of(arguments[2]))) : new TreeMap<>();
        known.putAll(texts(classes));
        Set<String> twins = twins(known);
        if (!wanted.isEmpty()) {
            twins.retainAll(wanted);
        }
        FloatSources conversion = of(known);
        Set<Path> written = new HashSet<>();
        for (Map.Entry<Path, String> source : classes.entrySet()) {
            if (twins.contains(name(source.getKey()))) {
                Path file = target.resolve(sources.relativize(source.getKey()))
                        .resolveSibling("Float" + source.getKey().getFileName());
                written.add(file);
                write(file, "// Made from " + source.getKey().getFileName() + " by the build: change that file.\n\n"
                        + conversion.convert(source.getValue()));
            }
        }
        for (Path file : Files.isDirectory(target) ? read(target).keySet() : Set.<Path>of()) {
            if (!written.contains(file)) {
                Files.delete(file);
            }
        }
    }

    private static Map<Path, String> read(Path folder) throws IOException {
        Map<Path, String> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = file.getFileName().toString();
                if (name.endsWith(".java") && !name.contains("-info")) {
                    classes.put(file, Files.readString(file));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return classes;
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static Map<String, String> texts(Map<Path, String> classes) {
        Map<String, String> texts = new TreeMap<>();
        classes.forEach((file, text) -> texts.put(name(file), text));
        return texts;
    }

    /** A file that is as it was keeps its time, so that it need not be compiled again. */
    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }

    /**
     * The classes that get a twin.
     *
     * @param classes all classes' sources by their simple names
     */
    public static Set<String> twins(Map<String, String> classes) {
        Map<String, Set<String>> mentioned = new HashMap<>();
        classes.forEach((name, text) -> mentioned.put(name, mentioned(text)));
        Set<String> twins = new HashSet<>();
        boolean grows = true;
        while (grows) {
            grows = false;
            for (String name : classes.keySet()) {
                boolean isMade = !WITHOUT_TWIN.contains(name) && !isByHand(name, classes.keySet());
                Set<String> of = mentioned.get(name);
                if (isMade && of.stream().anyMatch(word -> NUMBERS.containsKey(word) || twins.contains(word))) {
                    grows |= twins.add(name);
                }
            }
        }
        return twins;
    }

    /** Whether a class or its twin is written by hand. */
    private static boolean isByHand(String name, Set<String> classes) {
        return name.startsWith("Float") || name.contains("ToFloat") || classes.contains("Float" + name);
    }

    private static Set<String> mentioned(String text) {
        Set<String> names = new HashSet<>();
        TOKEN.matcher(text).results().map(token -> group(token, "name")).forEach(names::add);
        names.remove("");
        return names;
    }

    /**
     * The conversion of sources that use some classes.
     *
     * @param classes these classes' sources by their simple names
     */
    public static FloatSources of(Map<String, String> classes) {
        Map<String, String> names = new HashMap<>(FUNCTIONS);
        twins(classes).forEach(name -> names.put(name, "Float" + name));
        classes.keySet().stream()
                .filter(name -> classes.containsKey("Float" + name))
                .forEach(name -> names.put(name, "Float" + name));
        return new FloatSources(names);
    }

    /**
     * The conversion of sources that use the runtime.
     *
     * @param sources the folder of its sources
     */
    public static FloatSources of(Path sources) throws IOException {
        return of(texts(read(sources)));
    }

    private static String group(MatchResult token, String group) {
        // MatchResult knows its groups by name from JDK 20 on only.
        int number = List.of("", "text", "mark", "kind", "comment", "fraction", "call", "owner", "function", "name")
                .indexOf(group);
        return token.group(number) == null ? "" : token.group(number);
    }

    /**
     * The same over floats.
     *
     * @param source a source over doubles
     */
    public String convert(String source) {
        StringBuilder twin = new StringBuilder();
        String region = "end";
        for (MatchResult token : TOKEN.matcher(withoutImports(source)).results().toList()) {
            if (!group(token, "kind").isEmpty()) {
                region = nested(region, group(token, "kind"));
            } else if (!region.equals("double only")) {
                twin.append(region.equals("end") ? converted(token) : renamed(token));
            }
        }
        if (!region.equals("end")) {
            throw new IllegalArgumentException("[" + region + "] has no [end]");
        }
        return twin.toString();
    }

    private static String nested(String region, String next) {
        if (region.equals("end") == next.equals("end")) {
            throw new IllegalArgumentException("[" + next + "] after [" + region + "]");
        }
        return next;
    }

    /** Without the imports of functions that have another name for floats, which need none. */
    private static String withoutImports(String source) {
        List<String> lines = new ArrayList<>();
        for (String line : source.split("\n", -1)) {
            String imported = line.startsWith("import ") ? line.replaceAll(".*\\.(\\w+);", "$1") : "";
            if (!FUNCTIONS.containsKey(imported)) {
                lines.add(line);
            }
        }
        return String.join("\n", lines);
    }

    private String converted(MatchResult token) {
        if (!group(token, "fraction").isEmpty()) {
            return token.group() + "f";
        }
        if (!group(token, "call").isEmpty()) {
            boolean isDouble = COMPUTE_IN_DOUBLE.contains(group(token, "owner"))
                    || OF_DOUBLES.contains(group(token, "function"));
            return (isDouble ? "(float) " : "") + token.group();
        }
        if (!group(token, "text").isEmpty()) {
            return token.group().replaceAll("\\bdouble\\b", "float");
        }
        if (!group(token, "comment").isEmpty()) {
            return TAG.matcher(token.group()).replaceAll(tag -> Matcher.quoteReplacement(replaced(tag.group())));
        }
        return NUMBERS.getOrDefault(token.group(), renamed(token));
    }

    /** The names in a tag of a comment. */
    private String replaced(String tag) {
        UnaryOperator<String> name = word -> NUMBERS.getOrDefault(word, names.getOrDefault(word, word));
        return NAME.matcher(tag).replaceAll(word -> Matcher.quoteReplacement(name.apply(word.group())));
    }

    private String renamed(MatchResult token) {
        return group(token, "name").isEmpty() ? token.group() : names.getOrDefault(token.group(), token.group());
    }
}
