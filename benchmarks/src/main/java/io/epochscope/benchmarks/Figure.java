package io.epochscope.benchmarks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Optional;

/**
 * One measured figure.
 *
 * @param bench the benchmark that measured it
 * @param name what was measured; unique within the benchmark
 * @param value in {@code unit}
 * @param unit {@code %}, {@code ms}, {@code rows} … or empty for a plain number or ratio
 * @param mark what it has to reach, if anything
 * @param baseline what it was measured beside in the same run, as a phrase with its own figure; empty if nothing
 */
public record Figure(String bench, String name, double value, String unit, Optional<Mark> mark, String baseline) {

    /** A bound on a figure. */
    public record Mark(Relation relation, double bound) {

        /** Which side of the bound is good. */
        public enum Relation {
            AT_LEAST("≥"),
            AT_MOST("≤"),
            EXACTLY("=");

            private final String sign;

            Relation(String sign) {
                this.sign = sign;
            }
        }

        /** The figure has to be this or more. */
        public static Optional<Mark> atLeast(double bound) {
            return Optional.of(new Mark(Relation.AT_LEAST, bound));
        }

        /** The figure has to be this or less. */
        public static Optional<Mark> atMost(double bound) {
            return Optional.of(new Mark(Relation.AT_MOST, bound));
        }

        /** The figure has to be just this. */
        public static Optional<Mark> exactly(double bound) {
            return Optional.of(new Mark(Relation.EXACTLY, bound));
        }

        /** Whether a value reaches the mark; NaN never does. */
        public boolean heldBy(double value) {
            return switch (relation) {
                case AT_LEAST -> value >= bound;
                case AT_MOST -> value <= bound;
                case EXACTLY -> value == bound;
            };
        }

        @Override
        public String toString() {
            return relation.sign + " " + plain(bound);
        }
    }

    /** Whether the mark is reached; empty without one. */
    public Optional<Boolean> holds() {
        return mark.map(bound -> bound.heldBy(value));
    }

    /** The value as people read it. */
    public String shownValue() {
        return plain(value);
    }

    /** The figure as one line of {@code --json}. */
    Line line() {
        return new Line(
                bench, name, value, unit, mark.map(Mark::toString).orElse(null), holds().orElse(null), baseline);
    }

    private static String plain(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        if (Math.abs(value) < 1e-3) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%,.1f", value);
    }

    /** What {@code --json} prints of a figure. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            @JsonProperty("bench") String bench,
            @JsonProperty("figure") String figure,
            @JsonProperty("value") double value,
            @JsonProperty("unit") String unit,
            @JsonProperty("mark") String mark,
            @JsonProperty("holds") Boolean holds,
            @JsonProperty("baseline") String baseline) {}
}
