package io.epochscope.metrics.diagnosis.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestTest {

    @Test
    void isAShareOfTheTimeThatJudgingTook() {
        assertThat(Rest.after(Duration.ofMillis(20), 6, 6)).isEqualTo(Duration.ofMillis(180));
        assertThat(Rest.after(Duration.ofMillis(20), 0, 0)).isEqualTo(Duration.ofMillis(180));
    }

    @Test
    void letsFindingsShowWithinASecondWhereRunsGoOnEpochByEpoch() {
        assertThat(Rest.after(Duration.ofSeconds(2), 50, 50)).isEqualTo(Duration.ofMillis(500));
        assertThat(Rest.after(Duration.ofSeconds(2), 50, 99)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void isLongerWhereItCatchesUp() {
        assertThat(Rest.after(Duration.ofSeconds(2), 8, 80)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Rest.after(Duration.ofMillis(200), 8, 80)).isEqualTo(Duration.ofMillis(1800));
    }
}
