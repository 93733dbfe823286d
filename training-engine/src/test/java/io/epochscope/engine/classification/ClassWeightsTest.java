package io.epochscope.engine.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.generated.GeneratedDigitsType;
import io.epochscope.engine.data.generated.GeneratedParameters;
import io.epochscope.events.v1.Split;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClassWeightsTest {

    private final DataSet digits = new GeneratedDigitsType().open(new GeneratedParameters(300, 12, 0.1, 0.0), 5);

    @AfterEach
    void close() {
        digits.close();
    }

    @Test
    void balancedOnesGiveEveryClassTheSameSum() {
        float[] weights = ClassWeights.byRarity().ofSamples(digits).orElseThrow();
        double[] sums = new double[10];
        IntStream.range(0, digits.size())
                .filter(sample -> digits.split(sample) == Split.SPLIT_TRAIN)
                .forEach(sample -> sums[digits.label(sample)] += weights[sample]);

        assertThat(sums).satisfies(all -> {
            for (double sum : all) {
                assertThat(sum).isCloseTo(21, within(1e-4));
            }
        });
    }

    @Test
    void takesNamesAndIndicesAndLeavesTheOthersAtOne() {
        assertThat(new ClassWeights(false, Map.of("3", 2.5)).of(digits).orElseThrow())
                .containsExactly(1, 1, 1, 2.5f, 1, 1, 1, 1, 1, 1);
        assertThat(ClassWeights.equal().ofSamples(digits)).isEmpty();
    }

    @Test
    void saysWhichClassesThereAre() {
        assertThatThrownBy(() -> new ClassWeights(false, Map.of("water", 2.0)).of(digits))
                .hasMessage(
                        "regularisation.classWeights.water is 2.0, accepted: a weight of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9,"
                                + " or of an index from 0 to 9");
    }

    @Test
    void refusesAClassByItsNameAndItsIndex() {
        assertThatThrownBy(() -> new ClassWeights(false, Map.of("3", 2.0, "03", 5.0)).of(digits))
                .hasMessage(
                        "regularisation.classWeights.3 is 2.0, accepted: nothing beside 03: both are the same class");
    }
}
