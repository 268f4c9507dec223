package org.matgrad.processor.checks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A program as text. */
record Mutant(String text) implements ProgramCase {

    private static final Pattern PARAMETER =
            Pattern.compile("(@Shape\\(\"([^\"]*)\"\\) )?\\b(double|int\\[]|int|boolean|Vector|Matrix|Tensor) (\\w+)");
    private static final Pattern KINKED = Pattern.compile(
            "(?<![.\\w])(abs|relu|sign|max|min|clamp|norm|norm1|normInf|mean|logSumExp|rowMeans|columnMeans|rowMaxs"
                    + "|columnMaxs|rowLogSumExps)\\(");
    private static final Pattern COMPARED = Pattern.compile("if \\((\\w+) ([<>])=? ([\\w.]+)\\)");

    @Override
    public String source(String name) {
        return written(name, text, "");
    }

    @Override
    public String traced(String name) {
        String noted = KINKED.matcher(text).replaceAll("KinkTrace.$1(");
        noted = COMPARED.matcher(noted)
                .replaceAll((MatchResult compared) -> "if (KinkTrace."
                        + (compared.group(2).equals("<") ? "less(" : "greater(") + compared.group(1) + ", "
                        + compared.group(3)
                        + "))");
        return written(name, noted.replace("@Differentiable ", ""), "import org.matgrad.processor.checks.KinkTrace;\n");
    }

    private static String written(String name, String text, String imports) {
        return "package demo;\nimport org.matgrad.*;\nimport static org.matgrad.MatrixMath.*;\n" + imports
                + "final class " + name + " {\n" + text + "\n}\n";
    }

    @Override
    public List<ProgramParameter> parameters() {
        String from = text.substring(text.indexOf(METHOD + "("));
        String head = from.substring(0, from.indexOf("{"));
        List<ProgramParameter> parameters = new ArrayList<>();
        for (MatchResult match : PARAMETER.matcher(head).results().toList()) {
            parameters.add(parameter(match.group(3), match.group(4), match.group(2)));
        }
        return parameters;
    }

    private static ProgramParameter parameter(String type, String name, String sizes) {
        return switch (type) {
            case "int" -> ProgramParameter.of(name, ProgramType.INT, 0, 3);
            case "boolean" -> ProgramParameter.of(name, ProgramType.BOOL, 0, 1);
            case "int[]" -> new ProgramParameter(name, ProgramType.INTS, 0, 0, "N", null, List.of());
            default -> {
                List<String> all = sizes == null
                        ? List.of()
                        : Arrays.stream(sizes.split(",")).map(String::strip).toList();
                yield ProgramParameter.of(name, new ProgramType(ProgramType.Kind.REAL, all), 0.2, 0.9);
            }
        };
    }

    @Override
    public Map<String, Integer> numbers() {
        return Map.of();
    }

    @Override
    public boolean shaped() {
        return true;
    }

    @Override
    public boolean isTame() {
        return false;
    }

    @Override
    public ProgramCase declared() {
        return this;
    }
}
