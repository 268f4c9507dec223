package org.matgrad.benchmarks.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * The measurements of one group as rows and columns.
 *
 * @param measurements in the order of rows; the first of a row is what the others in it are compared with
 */
public record Sheet(List<Measurement> measurements) {

    /** Keeps the list from being changed. */
    public Sheet {
        measurements = List.copyOf(measurements);
    }

    /** The problems. */
    public List<String> rows() {
        return measurements.stream().map(Measurement::problem).distinct().toList();
    }

    /** The contenders, those measured before those published. */
    public List<String> columns() {
        List<String> columns = new ArrayList<>(contenders(m -> !m.spread().isPublished()));
        contenders(m -> m.spread().isPublished()).stream()
                .filter(name -> !columns.contains(name))
                .forEach(columns::add);
        return List.copyOf(columns);
    }

    private List<String> contenders(Predicate<Measurement> kind) {
        return measurements.stream()
                .filter(kind)
                .map(Measurement::contender)
                .distinct()
                .toList();
    }

    /** What was measured of a contender at a problem. */
    public Optional<Measurement> cell(String row, String column) {
        return measurements.stream()
                .filter(m -> m.problem().equals(row) && m.contender().equals(column))
                .findFirst();
    }

    /** What the row is compared with. */
    public Measurement first(String row) {
        return measurements.stream()
                .filter(m -> m.problem().equals(row))
                .findFirst()
                .orElseThrow();
    }

    /** How many times as much as the first of its row; nothing for the first, for published numbers, and next to 0. */
    public OptionalDouble ratio(Measurement measurement) {
        Measurement first = first(measurement.problem());
        boolean comparable = !measurement.equals(first)
                && !measurement.spread().isPublished()
                && measurement.unit() == first.unit()
                && first.spread().median() > 0;
        return comparable
                ? OptionalDouble.of(
                        measurement.spread().median() / first.spread().median())
                : OptionalDouble.empty();
    }

    /** The measurements of problems that differ by size only, by family, and each family's by contender. */
    public Map<String, Map<String, List<Measurement>>> families() {
        Map<String, Map<String, List<Measurement>>> families = new LinkedHashMap<>();
        for (Measurement m : measurements) {
            if (m.scale().isPresent() && !m.spread().isPublished()) {
                families.computeIfAbsent(m.scale().get().family(), key -> new LinkedHashMap<>())
                        .computeIfAbsent(m.contender(), key -> new ArrayList<>())
                        .add(m);
            }
        }
        return families;
    }

    /** How the cost of a contender grows with the size, if there are three sizes or more to tell by. */
    public static OptionalDouble exponent(List<Measurement> ofOneContender) {
        List<PowerLaw.Point> points = ofOneContender.stream()
                .filter(m -> m.spread().median() > 0)
                .map(m -> new PowerLaw.Point(
                        m.scale().orElseThrow().size(), m.spread().median()))
                .toList();
        return points.size() < 3 ? OptionalDouble.empty() : OptionalDouble.of(PowerLaw.exponent(points));
    }
}
