package io.epochscope.metrics.diagnosis.judging;

import io.epochscope.metrics.diagnosis.Diagnosis;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;

/** How runs are judged. */
@ConfigMapping(prefix = "epochscope.diagnosis")
public interface DiagnosisConfig {

    /** Whether runs are judged at all. */
    @WithDefault("true")
    boolean enabled();

    /** How long events are collected before their run is judged, so that a burst is judged once. */
    @WithDefault("200ms")
    @DurationMin(millis = 1)
    Duration settle();

    /**
     * How often runs in progress are looked at though nothing came of them, and what could not be told is told again.
     */
    @WithDefault("10s")
    @DurationMin(millis = 100)
    Duration tick();

    /** Of how many runs the history is kept in memory. */
    @WithDefault("20")
    @Positive
    int cachedRuns();

    /** How many epochs in a row without a symptom close a finding. */
    @WithDefault("" + Diagnosis.QUIET_EPOCHS)
    @Positive
    int quietEpochs();

    /** Thresholds that are set otherwise than the rules have them, by rule and name. */
    Map<String, Map<String, Double>> rules();
}
