package io.epochscope.trainer.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * The lowest number of a range and those that are whole steps above it. All are drawn equally often, or on a
 * logarithmic scale as often as numbers from there to the next step are.
 */
final class SteppedValues implements ParameterValues {

    private final RangeRequest range;
    private final long count;

    SteppedValues(RangeRequest range) {
        this.range = range;
        count = BigDecimal.valueOf(range.to())
                        .subtract(BigDecimal.valueOf(range.from()))
                        .divide(BigDecimal.valueOf(range.step()), 0, RoundingMode.FLOOR)
                        .longValueExact()
                + 1;
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.of(count);
    }

    @Override
    public JsonNode at(long index) {
        return RoundedNumbers.node(BigDecimal.valueOf(range.step())
                .multiply(BigDecimal.valueOf(index))
                .add(BigDecimal.valueOf(range.from())));
    }

    @Override
    public JsonNode draw(RandomGenerator random) {
        if (range.scale() == RangeScale.LINEAR) {
            return at(random.nextLong(count));
        }
        double lowest = Math.log(range.from());
        double highest = Math.log(range.from() + count * range.step());
        double drawn = Math.exp(lowest + random.nextDouble() * (highest - lowest));
        return at(Math.min(count - 1, (long) ((drawn - range.from()) / range.step())));
    }
}
