package io.epochscope.trainer.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * All combinations of the values of a sweep's parameters.
 *
 * @param parameters at least one, each of another path
 */
record SweepSpace(List<SweptParameter> parameters) {

    /** Draws for each run that is wanted, before it is taken that there are no more that are new. */
    private static final int PATIENCE = 1_000;

    /** How many there are; empty if there is no end to them. */
    Optional<BigInteger> size() {
        boolean finite = parameters.stream()
                .allMatch(parameter -> parameter.values().count().isPresent());
        return finite
                ? Optional.of(parameters.stream()
                        .map(parameter -> BigInteger.valueOf(count(parameter)))
                        .reduce(BigInteger.ONE, BigInteger::multiply))
                : Optional.empty();
    }

    /**
     * All combinations of finitely many: the value of the last parameter changes first, as the digits of a number do.
     */
    List<Setting> grid() {
        return LongStream.range(0, size().orElseThrow().longValueExact())
                .mapToObj(this::combination)
                .toList();
    }

    /**
     * Different combinations that are drawn; all, in a drawn order, where there are no more than are wanted.
     *
     * @return fewer than wanted only if there are not so many
     */
    List<Setting> draw(int wanted, long seed) {
        Random random = new Random(seed);
        Optional<BigInteger> size = size();
        if (size.filter(all -> all.compareTo(BigInteger.valueOf(wanted)) <= 0).isPresent()) {
            List<Setting> all = new ArrayList<>(grid());
            Collections.shuffle(all, random);
            return all;
        }
        Set<Setting> drawn = new LinkedHashSet<>();
        for (long draws = 0; drawn.size() < wanted && draws < (long) wanted * PATIENCE; draws++) {
            drawn.add(setting(parameter -> parameter.values().draw(random)));
        }
        // Where some combinations are hardly ever drawn, those that come first in the grid fill up what is left.
        for (long index = 0; drawn.size() < wanted && size.isPresent(); index++) {
            drawn.add(combination(index));
        }
        return List.copyOf(drawn);
    }

    private Setting combination(long number) {
        long[] indices = new long[parameters.size()];
        long rest = number;
        for (int i = indices.length - 1; i >= 0; i--) {
            long count = count(parameters.get(i));
            indices[i] = rest % count;
            rest /= count;
        }
        return setting(parameter -> parameter.values().at(indices[parameters.indexOf(parameter)]));
    }

    private Setting setting(Function<SweptParameter, JsonNode> choice) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        parameters.forEach(parameter -> values.put(parameter.path().text(), choice.apply(parameter)));
        return new Setting(values);
    }

    private static long count(SweptParameter parameter) {
        return parameter.values().count().orElseThrow();
    }
}
