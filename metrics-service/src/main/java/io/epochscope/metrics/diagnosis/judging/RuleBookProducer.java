package io.epochscope.metrics.diagnosis.judging;

import io.epochscope.metrics.diagnosis.RuleBook;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the rules with the thresholds that the settings ask for. */
final class RuleBookProducer {

    @Produces
    @Singleton
    @Startup
    RuleBook rules(DiagnosisConfig config) {
        return new RuleBook(new Thresholds(config.rules()));
    }
}
