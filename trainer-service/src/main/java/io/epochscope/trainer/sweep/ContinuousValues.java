package io.epochscope.trainer.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** Any number of a range, drawn evenly on its scale. */
final class ContinuousValues implements ParameterValues {

    private final RoundedNumbers numbers;

    ContinuousValues(RangeRequest range) {
        numbers = new RoundedNumbers(range);
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.empty();
    }

    @Override
    public JsonNode at(long index) {
        throw new UnsupportedOperationException("numbers of a range without steps cannot be counted");
    }

    @Override
    public JsonNode draw(RandomGenerator random) {
        return numbers.at(random.nextDouble());
    }
}
