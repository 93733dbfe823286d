package io.epochscope.metrics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class BrokerWatchTest {

    private static final Set<String> ALL = Set.of(
            "training.runs",
            "training.epochs",
            "training.patches",
            "training.histograms",
            "training.pictures",
            "training.dead-letters");

    @Test
    void namesTheTopicsThatTheServiceNeedsAndAreNotThere() {
        assertThat(BrokerWatch.missing(ALL)).isEmpty();
        assertThat(BrokerWatch.missing(Set.of("training.runs", "training.epochs", "training.patches")))
                .isEqualTo("topics are missing: training.dead-letters, training.histograms, training.pictures");
    }
}
