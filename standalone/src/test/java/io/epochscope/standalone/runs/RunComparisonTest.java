package io.epochscope.standalone.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.standalone.runs.RunComparison.Row;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunComparisonTest {
    private final RunComparison comparison = new RunComparison(List.of(run("""
                    {"status": "COMPLETED", "validationLoss": 0.25, "testLoss": null, "request":
                     {"model": {"type": "cnn", "channels": [8, 16]}, "regularisation": {"dropout": 0.5},
                      "seed": 1, "augmentations": [{"type": "flip"}, {"type": "shift", "pixels": 2}]}}
                    """), run("""
                    {"status": "COMPLETED", "validationLoss": "NaN", "request":
                     {"model": {"type": "cnn", "channels": [8, 32]}, "seed": 1}}
                    """)));

    @Test
    void namesSettingsAsFiltersDo() {
        assertThat(comparison.settings())
                .extracting(Row::name)
                .containsExactly(
                        "augmentations.0.type",
                        "augmentations.1.pixels",
                        "augmentations.1.type",
                        "model.channels",
                        "model.type",
                        "regularisation.dropout",
                        "seed");
    }

    @Test
    void tellsWhatDiffersFromWhatIsTheSame() {
        assertThat(comparison.settings())
                .contains(
                        new Row("model.channels", List.of("[8,16]", "[8,32]")),
                        new Row("regularisation.dropout", Arrays.asList("0.5", null)),
                        new Row("seed", List.of("1", "1")))
                .filteredOn(Row::isSame)
                .extracting(Row::name)
                .containsExactly("model.type", "seed");
    }

    @Test
    void hasTheResultsThatAnyRunHas() {
        assertThat(comparison.results())
                .containsExactly(
                        new Row("status", List.of("COMPLETED", "COMPLETED")),
                        new Row("validationLoss", List.of("0.25", "NaN")));
    }

    private static JsonNode run(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
