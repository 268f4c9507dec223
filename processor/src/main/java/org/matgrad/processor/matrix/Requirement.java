package org.matgrad.processor.matrix;

/** What has to be so where this stands: only the running program can tell. */
public record Requirement(Fact fact, Place place) implements Part {

    /** Whether the sizes are known before anything is computed. */
    public boolean isKnownOnEntry() {
        return place.equals(Place.OUTERMOST) && fact.sizes().stream().allMatch(Size::isKnownOnEntry);
    }

    @Override
    public String toString() {
        return fact.toString();
    }
}
