package io.epochscope.metrics.dynamics;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the thresholds that the settings ask for. */
final class VerdictThresholdsProducer {

    @Produces
    @Singleton
    VerdictThresholds thresholds(VerdictConfig config) {
        return new VerdictThresholds(
                config.leastEpochs(),
                config.suspicion(),
                config.suspectAgreement(),
                config.neverLearnedShare(),
                config.forgottenFor(),
                config.inconsistentForgetting(),
                config.inconsistentShare(),
                config.inconsistentVariability(),
                config.slowShare());
    }
}
