package org.matgrad.benchmarks.results;

import java.util.List;

/** Costs that grow as a power of the size. */
public final class PowerLaw {

    private PowerLaw() {}

    /** What something costs at one size. */
    public record Point(double size, double cost) {}

    /**
     * The exponent p of the power law c·sizeᵖ that fits best: the slope of the regression line between the logarithms.
     *
     * @param points two or more, of different positive sizes and positive costs
     * @throws IllegalArgumentException if there are fewer sizes
     */
    public static double exponent(List<Point> points) {
        double meanSize =
                points.stream().mapToDouble(p -> Math.log(p.size())).average().orElse(0);
        double meanCost =
                points.stream().mapToDouble(p -> Math.log(p.cost())).average().orElse(0);
        double products = 0;
        double squares = 0;
        for (Point point : points) {
            double x = Math.log(point.size()) - meanSize;
            products += x * (Math.log(point.cost()) - meanCost);
            squares += x * x;
        }
        if (squares == 0) {
            throw new IllegalArgumentException("a power law needs two sizes");
        }
        return products / squares;
    }
}
