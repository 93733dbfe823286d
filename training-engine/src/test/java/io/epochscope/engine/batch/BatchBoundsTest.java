package io.epochscope.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchBoundsTest {

    @ParameterizedTest
    @CsvSource({
        "10, 5, '5 5'",
        "12, 5, '5 5 2'",
        "11, 5, '5 6'",
        "6, 5, '6'",
        "3, 5, '3'",
        "1, 5, '1'",
        "3, 1, '1 1 1'",
        "1, 1, '1'",
        "3, 2147483647, '3'"
    })
    void aSingleSampleIsNeverLeftForABatchOfItsOwn(int samples, int batchSize, String sizes) {
        BatchBounds bounds = new BatchBounds(samples, batchSize);
        List<String> found = new ArrayList<>();
        for (int from = 0; from < samples; from = bounds.end(from)) {
            found.add(Integer.toString(bounds.end(from) - from));
        }

        assertThat(bounds.largest()).isBetween(1, samples);
        assertThat(String.join(" ", found)).isEqualTo(sizes);
        assertThat(bounds.count()).isEqualTo(found.size());
        assertThat(found).allMatch(size -> Integer.parseInt(size) <= bounds.largest());
    }
}
