package io.epochscope.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MetersTest {

    private final Meters meters = new Meters("""
            # HELP batch_seconds Batches
            batch_seconds_sum 1.5
            stage_seconds_sum{application="a",stage="decode"} 0.25
            stage_seconds_sum{stage="commit",zone="z"} 2.0
            events_total{topic="training.runs"} 3.0
            events_total{topic="training.epochs"} 1.0E3
            """);

    @Test
    void sumsWithAndWithoutTags() {
        assertThat(meters.sum("batch_seconds_sum")).isEqualTo(1.5);
        assertThat(meters.sum("events_total")).isEqualTo(1003);
        assertThat(meters.sum("batch_seconds")).isZero();
    }

    @Test
    void tellsSamplesApartByATag() {
        assertThat(meters.by("stage", "stage_seconds_sum")).isEqualTo(Map.of("decode", 0.25, "commit", 2.0));
    }
}
