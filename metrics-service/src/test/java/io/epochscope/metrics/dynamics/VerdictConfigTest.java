package io.epochscope.metrics.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictConfigTest {

    @Test
    void withoutSettingsTheThresholdsAreTheDefaults() {
        assertThat(thresholds(Map.of())).isEqualTo(VerdictThresholds.defaults());
    }

    @Test
    void eachSettingReachesItsThreshold() {
        assertThat(thresholds(Map.of(
                        "epochscope.verdicts.least-epochs", "4",
                        "epochscope.verdicts.suspicion", "0.8",
                        "epochscope.verdicts.suspect-agreement", "0.6",
                        "epochscope.verdicts.never-learned-share", "0.05",
                        "epochscope.verdicts.forgotten-for", "5",
                        "epochscope.verdicts.inconsistent-forgetting", "6",
                        "epochscope.verdicts.inconsistent-share", "0.4",
                        "epochscope.verdicts.inconsistent-variability", "0.35",
                        "epochscope.verdicts.slow-share", "0.7")))
                .isEqualTo(new VerdictThresholds(4, 0.8, 0.6, 0.05, 5, 6, 0.4, 0.35, 0.7));
    }

    private static VerdictThresholds thresholds(Map<String, String> settings) {
        VerdictConfig config = new SmallRyeConfigBuilder()
                .withMapping(VerdictConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(VerdictConfig.class);
        return new VerdictThresholdsProducer().thresholds(config);
    }
}
