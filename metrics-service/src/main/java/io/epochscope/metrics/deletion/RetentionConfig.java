package io.epochscope.metrics.deletion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** What is deleted without anybody asking for it: dead letters, and runs if one of both bounds on them is set. */
@ConfigMapping(prefix = "epochscope.retention")
public interface RetentionConfig {

    /** Since a run's last event. */
    Optional<@DurationMin(minutes = 1) Duration> maxAge();

    /** How many runs stay, the newest ones, those not counted that are never deleted. */
    Optional<@Positive Integer> maxRuns();

    /** Runs with this tag are never deleted, nor are those that are marked as a baseline. */
    @WithDefault("keep")
    @NotBlank
    String keepTag();

    /** Since a record was put among the dead letters. */
    @WithDefault("90D")
    @DurationMin(minutes = 1)
    Duration deadLetters();

    /** How often runs and dead letters are looked at. */
    @WithDefault("1h")
    @DurationMin(seconds = 1)
    Duration check();
}
