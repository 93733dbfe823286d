package io.epochscope.metrics.dynamics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Where the verdicts on patches begin; each setting is told of at {@link VerdictThresholds}. */
@ConfigMapping(prefix = "epochscope.verdicts")
public interface VerdictConfig {

    /** Epochs. */
    @WithDefault("3")
    @Min(1)
    @Max(Short.MAX_VALUE)
    int leastEpochs();

    /** Of {@link LabelSuspicion}. */
    @WithDefault("0.93")
    @DecimalMin("0")
    double suspicion();

    /** Share of the epochs. */
    @WithDefault("0.25")
    @DecimalMin("0")
    @DecimalMax("1")
    double suspectAgreement();

    /** Share of the epochs. */
    @WithDefault("0.1")
    @DecimalMin("0")
    @DecimalMax("1")
    double neverLearnedShare();

    /** Epochs. */
    @WithDefault("2")
    @Min(1)
    @Max(Short.MAX_VALUE)
    int forgottenFor();

    /** Forgetting events. */
    @WithDefault("2")
    @Min(1)
    @Max(Short.MAX_VALUE)
    int inconsistentForgetting();

    /** Forgetting events by epochs. */
    @WithDefault("0.2")
    @DecimalMin("0")
    @DecimalMax("0.5")
    double inconsistentShare();

    /** Standard deviation of p(true class). */
    @WithDefault("0.3")
    @DecimalMin("0")
    @DecimalMax("0.5")
    double inconsistentVariability();

    /** Share of the epochs. */
    @WithDefault("0.5")
    @DecimalMin("0")
    @DecimalMax("1")
    double slowShare();
}
