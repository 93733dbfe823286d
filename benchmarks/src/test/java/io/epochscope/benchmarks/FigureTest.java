package io.epochscope.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.benchmarks.Figure.Mark;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void holdsOnlyWithinItsMark() {
        assertThat(Mark.atLeast(94).orElseThrow().heldBy(94)).isTrue();
        assertThat(Mark.atLeast(94).orElseThrow().heldBy(93.99)).isFalse();
        assertThat(Mark.atMost(1.02).orElseThrow().heldBy(1.02)).isTrue();
        assertThat(Mark.atMost(1.02).orElseThrow().heldBy(1.03)).isFalse();
        assertThat(Mark.exactly(120).orElseThrow().heldBy(119)).isFalse();
        assertThat(Mark.atMost(1.02).orElseThrow().heldBy(Double.NaN)).isFalse();
    }

    @Test
    void aFigureWithoutMarkSaysNothingOfHolding() {
        assertThat(figure(Optional.empty()).holds()).isEmpty();
    }

    @Test
    void aLineOfJsonHasTheAgreedNames() throws Exception {
        ObjectMapper mapper = new ObjectMapper();

        JsonNode line = mapper.readTree(
                mapper.writeValueAsString(figure(Mark.atLeast(94)).line()));

        assertThat(line.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("bench", "figure", "value", "unit", "mark", "holds", "baseline");
        assertThat(line.get("mark").asText()).isEqualTo("≥ 94");
        assertThat(line.get("holds").asBoolean()).isTrue();
    }

    @Test
    void theTableNamesWhatMissesItsMark() {
        StringWriter printed = new StringWriter();

        new FigureTable(new PrintWriter(printed)).print(figure(Mark.atLeast(99)));

        assertThat(printed.toString())
                .contains("validation accuracy")
                .contains("95.2")
                .contains("≥ 99")
                .contains("NO");
    }

    @Test
    void whatIsTinyIsNotShownAsNothing() {
        Figure tiny = new Figure("judging", "largest difference", 2.3e-16, "", Mark.atMost(1e-9), "");

        assertThat(tiny.shownValue()).isEqualTo("2.3e-16");
        assertThat(tiny.mark().orElseThrow()).hasToString("≤ 1.0e-09");
    }

    private static Figure figure(Optional<Mark> mark) {
        return new Figure("training", "validation accuracy", 95.2, "%", mark, "a peer: 95");
    }
}
