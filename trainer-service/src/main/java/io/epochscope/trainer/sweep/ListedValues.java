package io.epochscope.trainer.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * Values that were listed, or points that lie evenly in a range. All are drawn equally often.
 *
 * @param values at least one, each another
 */
record ListedValues(List<JsonNode> values) implements ParameterValues {

    /** Points of a range, from its lowest to its highest number. */
    static ListedValues pointsOf(RangeRequest range) {
        RoundedNumbers numbers = new RoundedNumbers(range);
        List<JsonNode> points = new ArrayList<>();
        for (int i = 0; i < range.points(); i++) {
            JsonNode point = numbers.at((double) i / (range.points() - 1));
            // So close to each other that rounding makes them the same.
            if (!points.contains(point)) {
                points.add(point);
            }
        }
        return new ListedValues(points);
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.of(values.size());
    }

    @Override
    public JsonNode at(long index) {
        return values.get(Math.toIntExact(index));
    }

    @Override
    public JsonNode draw(RandomGenerator random) {
        return values.get(random.nextInt(values.size()));
    }
}
